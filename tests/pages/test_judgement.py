"""What figures are judged by, on screen: who reads and who decides, every form with its faults, and that pages follow at once."""

import datetime
import re

import pytest

from data.records.milestones import milestones, record
from data.records.promises import Target, adopted, changes
from data.records.promises_deciding import decide_by_when, decide_target
from data.records.rebases import rebases
from data.records.yardsticks_setting import set_yardstick
from data.store import Store
from metrics.results import disclosure_rules
from pages.access import OPENS_FOR
from pages.judgement import PARTS
from pages.judgement_promises import own_plan
from pages.parts import figures, standings
from tests.pages.drawn_store import empty_store
from tests.pages.showing import EVERY_ROLE, TODAY, html_of, show, words_of

READ = [role for role in EVERY_ROLE if role in OPENS_FOR["judgement"]]
DECIDE = ("approver", "administrator")
AT = datetime.datetime(2026, 11, 20)
SIGNED = {"why": "Cabinet, 3 April", "by": "A. Osei", "at": AT}


@pytest.fixture
def store(both_stores, tmp_path, monkeypatch):
    """A copy of the store with figures, this test's own: it is written to."""
    copy = both_stores[0].path.with_name(f"{tmp_path.name}.duckdb")
    both_stores[0].copy_to(copy)
    opened = Store(copy)
    monkeypatch.setenv("PREVENTION_STORE", str(opened.path))
    monkeypatch.setattr(figures, "_open", {str(opened.path): opened})
    monkeypatch.setattr(figures, "today", lambda: TODAY)
    yield opened
    opened.close()


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception, at.exception
    return at


def typed(at, **given):
    """The entries of a form, by the end of their keys."""
    for name, value in given.items():
        entry = next(each for each in [*at.text_input, *at.text_area] if (each.key or "").endswith(f"-{name}"))
        entry.set_value(value)
    return at


def test_all_but_the_public_read_it():
    assert READ == ["officer", "approver", "smt", "administrator"]


@pytest.mark.parametrize("role", READ)
@pytest.mark.parametrize("part", ["", *PARTS])
def test_each_part_opens_and_only_those_who_may_have_its_form(filled, role, part):
    at = show("judgement", role, {"part": part} if part else {})
    said = words_of(at)
    assert [button.label for button in at.button] == [] or (part and role in PARTS[part].may)
    if part:
        assert (f"{PARTS[part].way}" in [head.value for head in at.header]) == (role in PARTS[part].may)
        assert ("you read what they decided and why" in said) != (role in PARTS[part].may)
    else:
        assert (
            all(each.title in said for each in PARTS.values())
            and "75% to 80% tolerance by the general yardstick, 2 percentage points As in the plan" in said
        )
        assert [f"judgement?part={each}&amp;as={role}" in html_of(at) for each in PARTS] == [True] * len(PARTS)


def test_before_first_figures_and_with_an_address_that_names_nothing(empty):
    assert "Every yardstick is as shipped" in words_of(show("judgement", "smt", {"part": "nonsense"}))
    said = words_of(show("judgement", "approver", {"part": "rebases", "measure": "nonsense"}))
    assert "so there is no control chart" in said


@pytest.mark.parametrize("role", DECIDE)
def test_a_yardstick_is_set_with_its_owner_and_every_page_judges_by_it(store, role):
    at = show("judgement", role, {"part": "yardsticks", "yardstick": "judgement_points"})
    assert at.selectbox[0].value == "judgement_points", "restored from the address"
    at = press(typed(at, value="11", owner=""), "Set this yardstick")
    said, page = words_of(at), html_of(at)
    assert "There is a problem" in said and said.count("Enter a number from 0 to 10") == 2, "at the top and beside the entry"
    assert 'href="#yardstick-value"' in page and 'id="yardstick-value"' in page and 'id="yardstick-owner"' in page
    assert next(each for each in at.text_input if each.key.endswith("-value")).value == "11", "what was typed is still there"
    at = press(typed(at, value="3", owner="Director", why="Cabinet, 3 April"), "Set this yardstick")
    said = words_of(at)
    assert "Tolerance of a share is now 3 percentage points" in said and "There is a problem" not in said
    assert "Director" in said and "One of 12 yardsticks set by the council" in said
    assert next(each for each in at.text_input if each.key.endswith("-value")).value == "", "an empty form"
    assert "3 points for a share" in standings.tolerance() and "Director" in standings.tolerance()


def test_stricter_hiding_takes_effect_at_once_on_what_the_public_reads(store):
    before = {point.numerator for point in figures.points("public", "ascof_2c") if point.group_type == "all" and point.numerator}
    at = show("judgement", "approver", {"part": "yardsticks", "yardstick": "disclosure_round_to"})
    at.radio[0].set_value("10")
    press(typed(at, owner="Data protection officer", why="The board asked"), "Set this yardstick")
    after = {point.numerator for point in figures.points("public", "ascof_2c") if point.group_type == "all" and point.numerator}
    assert disclosure_rules(store).round_to == 10
    assert any(each % 10 for each in before) and after and not any(each % 10 for each in after if each != 64)  # 64: as published


def test_a_target_is_decided_stands_beside_the_plan_s_and_is_taken_back(store):
    query = {"part": "promises", "measure": "front_door_share", "field": "target"}
    at = show("judgement", "approver", query)
    assert at.selectbox[0].value == "front_door_share month" and "In force: 75% to 80%." in words_of(at)
    at = press(typed(at, low="175", high="x"), "Decide this")
    said = words_of(at)
    assert "Enter a percentage of at most 100" in said and "Enter the highest that will do" in said and "Say why" in said
    assert changes(store, "990") == ()
    at = press(typed(at, low="60", high="70", why="Cabinet, 3 April"), "Decide this")
    said = words_of(at)
    assert "Decided: target of 1. Requests resolved at the front door" in said and "One promise changed by the council" in said
    assert re.search(r"75% to 80% tolerance [^%]+ 60% to 70% tolerance [^%]+ Target decided by a test on", said)
    commitment = figures.plan().objectives[0].headline
    assert (commitment.target_low, commitment.set_by.startswith("a test on")) == (60, True)
    assert standings.standing("exact", commitment).verdict.target == "60% to 70%", "verdicts follow"
    at = press(typed(show("judgement", "approver", query), why=""), "Take it back")
    assert 'id="promise-back-why"' in html_of(at) and len(changes(store, "990")) == 1
    at.text_area(key="promise-back-why").set_value("Decided too soon")
    press(at, "Take it back")
    assert figures.plan().objectives[0].headline == own_plan().objectives[0].headline


@pytest.mark.parametrize(
    ("subject", "field", "bad", "says", "good", "kept"),
    [
        ("front_door_share month", "tolerance", "-1", "Enter a tolerance of 0 or more", "3", "3 points"),
        ("delay-need", "lead", " ", "Enter who leads", "Director", "Director"),
        ("delay-need", "by_when", "soon", "Enter a day like 31/03/2027", "31/03/2099", "31 March 2099"),
        ("lts_year rolling_year", "by_when", "01/01/2020", "1 January 2020 is past", "31/03/2099", "31 March 2099"),
    ],
)
def test_each_other_field_of_a_promise(store, subject, field, bad, says, good, kept):
    at = show("judgement", "administrator", {"part": "promises", "measure": subject, "field": field})
    at = press(typed(at, **{field: bad, "why": "Cabinet"}), "Decide this")
    assert says in words_of(at) and f'id="promise-{field}"' in html_of(at)
    at = press(typed(at, **{field: good, "why": "Cabinet"}), "Decide this")
    assert "In force" in words_of(at) and kept in words_of(at)
    assert adopted(store, "990", own_plan()) != own_plan()


def test_where_the_plan_only_watches_the_kind_of_target_is_asked(store):
    at = show("judgement", "approver", {"part": "promises", "measure": "wellbeing_users", "field": "target"})
    assert [each.label for each in at.radio] == ["Kind of target"]
    at.radio[0].set_value("increase")
    press(typed(at.run(), low="400", why="Cabinet"), "Decide this")
    assert figures.plan().objectives[1].headline.target_low == 400


@pytest.mark.parametrize("role", ["officer", *DECIDE])
def test_a_milestone_is_recorded_and_taken_off(store, role):
    at = show("judgement", role, {"part": "milestones", "measure": "front_door_share"})
    at = press(typed(at, words="", on="01/01/2099"), "Record this milestone")
    said = words_of(at)
    assert "Say what happened" in said and "1 January 2099 is still to come" in said and "where it is recorded" in said
    at = press(typed(at, words="One telephone number", on="02/03/2026", why="Closing report"), "Record this milestone")
    assert "One milestone on the charts" in words_of(at) and "Recorded: One telephone number." in words_of(at)
    assert [(each.on, each.words) for each in milestones(store, "990", "front_door_share")] == [
        (datetime.date(2026, 3, 2), "One telephone number")
    ]
    at.text_area(key="milestone-back-why").set_value("It never opened")
    said = words_of(press(at, "Take it off"))
    assert "Taken back: One telephone number, 2 March 2026." in said and "It never opened" in said
    assert milestones(store, "990", "front_door_share") == ()


def test_limits_start_afresh_only_where_they_may_and_what_the_chart_showed_stays(store):
    at = show("judgement", "approver", {"part": "rebases", "measure": "front_door_share"})
    said = words_of(at)
    assert "What the chart shows now" in said and "does not hide this" in said and "limits take 12 on each side" in said
    at = press(typed(at, since="01/06/2023", why="A new front door"), "Start limits afresh")
    assert "Limits take at least 12 final figures, and before 1 June 2023 there would be 2" in words_of(at)
    assert 'href="#rebase-since"' in html_of(at)
    at = press(typed(at, since="spring"), "Start limits afresh")
    assert "Enter a day like 01/04/2026" in words_of(at)
    at = press(typed(at, since="01/01/2025"), "Start limits afresh")
    [kept] = rebases(store, "990", "front_door_share")
    assert (kept.since, kept.why, kept.by) == (datetime.date(2025, 1, 1), "A new front door", "a test")
    assert "above the upper limit: " in kept.showed and kept.showed[1:] in words_of(at), "beside the decision on the page"
    assert "Limits start afresh from 1 January 2025, by a recorded decision" in words_of(show("measure", "smt", {"id": "front_door_share"}))
    at.text_area(key="rebase-back-why").set_value("It did not last")
    said = words_of(press(at, "Take it back"))
    assert rebases(store, "990", "front_door_share") == () and kept.showed[1:] in said, "the record keeps it"


def test_longer_runs_once_set_are_what_the_chart_says(store):
    set_yardstick(store, "control_chart_shift", "9", owner="Director", why="a test", by="a test", at=AT)
    assert "nine in a row on one side of the average" in words_of(show("measure", "smt", {"id": "front_door_share"}))


def test_one_who_changed_nothing_sees_what_others_decided(store):
    decide_target(
        store, "990", own_plan(), own_plan().objectives[4].headline, Target("reduce", None, 66), percentage=False, better="lower", **SIGNED
    )
    record(store, "990", "", datetime.date(2026, 4, 1), "New case management system", why="Programme board", by="A. Osei", at=AT)
    said = words_of(show("judgement", "smt"))
    assert "At most 66" in said and "Target decided by A. Osei on 20 November 2026: Cabinet, 3 April" in said
    assert "New case management system 1 April 2026 Everything A. Osei 20 November 2026: Programme board" in said


def test_a_store_with_no_plan_says_so(tmp_path, monkeypatch):
    opened = empty_store(tmp_path)
    with opened.writing() as cursor:
        cursor.execute("update home_council set plan = ''")
    monkeypatch.setenv("PREVENTION_STORE", str(opened.path))
    monkeypatch.setattr(figures, "_open", {str(opened.path): opened})
    assert "Nothing is judged yet" in words_of(show("judgement", "approver"))
    opened.close()


def test_the_plan_s_own_words_stay_and_what_was_decided_stands_beside_them(store):
    """The lead and the date that the council decided are not said to be the plan's; which of the two it was is said at the top."""
    objective = own_plan().objectives[4]
    decide_by_when(store, "990", own_plan(), objective.id, datetime.date(2027, 3, 31), **SIGNED)
    said = words_of(show("objective", number=5))
    assert "By when: 31 March 2027. Date decided by A. Osei on 20 November 2026." in said
    assert "By when The plan gives no date." in said, "under what the plan says"
    assert "Decided otherwise by the council since: Date 31 March 2027, by A. Osei on 20 November 2026." in said
