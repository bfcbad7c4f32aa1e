"""What a scrutiny board reads: an edition that was signed off, made only of what was frozen, and words wherever there is none."""

from datetime import date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.records import commentary, editions, questions
from data.records.commentary import Commentary
from data.records.editions import Item
from data.records.questions import Question
from metrics.edition_contents import contents
from pages import edition_board, edition_held
from pages.parts import downloads, figures
from tests.pages.drawn_store import SMALL
from tests.pages.showing import charts_of, html_of, words_of

AT, MONTH = datetime(2026, 11, 20, 9, 0), date(2026, 10, 31)
TABLES = ("edition", "edition_item", "edition_draft", "correction", "commentary", "question")


@pytest.fixture
def written(filled):
    """The store with figures; what a test signs or writes is taken away afterwards."""
    yield filled
    with filled.writing() as cursor:
        for table in TABLES:
            cursor.execute(f"delete from {table}")


def held_now(store):
    return contents(store, "990", figures.plan(), MONTH)


def sign(store, items, name="October 2026", embargo=None):
    begun = editions.draft(store, "990", name, MONTH, by="ada", at=AT)
    checked = editions.check(store, "990", begun, items, by="bea", at=AT)
    return editions.approve(store, "990", checked, items, run_id=1, program="p", by="cyd", at=AT, embargo_until=embargo)


def _script(what, role, plan, given):
    from pages import edition_board, editions
    from pages.access import Visitor

    shows = editions.show if what == "editions" else getattr(edition_board, what)
    shows(Visitor("a test", role, "local", plan=plan), **given)


def show(what, role="scrutiny", query=None, plan="", **given):
    at = AppTest.from_function(_script, kwargs={"what": what, "role": role, "plan": plan, "given": given}, default_timeout=30)
    for name, value in (query or {}).items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


EVERY = (
    ("front", {}),
    ("questions", {}),
    *(("objective", {"number": n}) for n in range(1, 8)),
    *(("outcome", {"number": n}) for n in range(1, 6)),
)


@pytest.mark.parametrize(("what", "given"), EVERY)
def test_before_anything_is_signed_there_are_words_and_no_figure(filled, what, given):
    at = show(what, **given)
    assert "No edition has been signed off yet" in words_of(at) and "The first" not in words_of(at)
    assert not charts_of(at) and "%" not in words_of(at) and "on track" not in words_of(at).lower()


def test_the_overview_accounts_for_every_objective_and_says_who_signed(written):
    sign(written, held_now(written))
    said = words_of(show("front"))
    assert "How well is prevention working in Exampleton?" in said and "Of six objectives, " in said
    assert "Approved by cyd on 20 November 2026, checked by bea." in said and "Not for publication" in said
    assert all(f"{each.number}. {each.title}" in said for each in figures.plan().objectives)


def test_an_objective_has_its_words_its_sentence_its_chart_and_its_files(written):
    commentary.save(
        written, "990", "delay-need", MONTH, Commentary("It fell", "More help came early", "Keep on"), by="dan", at=AT, finished=True
    )
    asked = Question("Why does it fall?", "Health Board", date(2026, 11, 1), reply="More help came early.", owner="Head of Access")
    questions.save(written, "990", asked, by="dan", at=AT, subject="delay-need")
    sign(written, held_now(written))
    plan = figures.plan()
    objective = next(each for each in plan.objectives if each.id == "delay-need")
    at = show("objective", number=objective.number)
    said = words_of(at)
    for part in (objective.wording, f"“{objective.title}” is on track", "What happened It fell", "What next Keep on", "Why does it fall?",
                 "More help came early.", "What is counted", "Key [c]", "Not for publication", "Edition 1: October 2026"):  # fmt: skip
        assert part in said, part
    assert len(charts_of(at)) == 1 and "2,055" in charts_of(at)[0][1]
    assert [button.label for button in at.get("download_button")] == ["Download as CSV", "Download as SVG", "Download as PNG"]


def test_the_files_of_charts_beside_the_headline_are_behind_one_button_each(written):
    sign(written, held_now(written))
    at = show("outcome", number=1)
    assert charts_of(at) and not at.get("download_button")
    at.session_state[f"files-{figures.plan().outcomes[0].evidence[0]}-fold"] = True
    at.run()
    assert [button.label for button in at.get("download_button")] == ["Download as CSV", "Download as SVG", "Download as PNG"]


def test_what_was_signed_stays_when_the_figures_move(written, monkeypatch):
    sign(written, held_now(written))
    pages = (("front", {}), ("objective", {"number": 4}), ("outcome", {"number": 1}))
    before = [html_of(show(what, **given)) for what, given in pages]
    with written.writing() as cursor:
        cursor.execute("create or replace temporary table kept as select * from result")
        cursor.execute("update result set value = value + 100, numerator = numerator + 100 where run_id = 1")
    try:
        assert [html_of(show(what, **given)) for what, given in pages] == before
    finally:
        with written.writing() as cursor:
            cursor.execute("update result set value = value - 100, numerator = numerator - 100 where run_id = 1")


def test_no_page_reads_a_live_figure(written, monkeypatch):
    """With the door to live figures shut, every page is still there."""
    sign(written, held_now(written))

    def shut(*given, **named):
        raise AssertionError("a live figure was asked for")

    for name in ("points", "line", "breakdowns", "steps", "files", "rows_of"):
        monkeypatch.setattr(figures, name, shut)
    for what, given in EVERY:
        assert "Edition 1" in words_of(show(what, **given))


def test_the_newest_open_edition_is_read_and_an_older_one_where_the_address_names_it(written):
    items = held_now(written)
    sign(written, items, "First")
    sign(written, items, "Second")
    sign(written, items, "Third", embargo=datetime.now() + timedelta(days=2))
    assert "Edition 2: Second" in words_of(show("front"))
    older = show("objective", query={"edition": "1"}, number=1)
    assert "Edition 1: First" in words_of(older) and "objective-2?edition=1&amp;as=scrutiny" in html_of(older)
    assert "objective-2?as=scrutiny" in html_of(show("objective", number=1))


@pytest.mark.parametrize("role", ["scrutiny", "smt"])
def test_an_edition_under_embargo_is_for_those_who_made_it(written, role):
    sign(written, held_now(written), embargo=datetime.now() + timedelta(days=2))
    for what, query in (
        ("front", {}),
        ("front", {"edition": "1"}),
        ("objective", {"edition": "1"}),
        ("editions", {"edition": "1", "with": "1"}),
    ):
        said = words_of(show(what, role, query, **({"number": 4} if what == "objective" else {})))
        if role == "scrutiny":
            assert "2,055" not in said and "on track" not in said.lower()
            assert "It opens at" in said or "There are no such two editions" in said
    if role == "smt":
        assert "2,055" in words_of(show("objective", role, {"edition": "1"}, number=4))


@pytest.mark.parametrize("number", ["999", "0", "-1", "1.0", "' or 1=1", "２"])
def test_an_edition_that_is_not_there_is_said_so(written, number):
    sign(written, held_now(written))
    for what in ("front", "questions", "editions"):
        said = words_of(show(what, query={"edition": number}))
        assert "There is no such edition" in said and "2,055" not in said
    assert "There are no such two editions" in words_of(show("editions", query={"edition": "1", "with": number}))


def test_a_number_that_the_plan_of_the_edition_does_not_have_is_said_so(written):
    sign(written, held_now(written))
    assert "There is no such objective" in words_of(show("objective", number=99))
    assert "There is no such outcome" in words_of(show("outcome", number=0))


def test_another_councils_framework_is_in_no_edition(written):
    sign(written, held_now(written))
    said = words_of(show("objective", plan="oldham", number=1))
    assert "No edition is about this framework" in said and "Halton" in said and "%" not in said


@pytest.mark.parametrize(("what", "given"), [("front", {}), ("objective", {"number": 4}), ("questions", {}), ("editions", {})])
def test_what_is_not_what_was_signed_is_not_shown(written, what, given):
    sign(written, held_now(written))
    assert "Edition 1" in words_of(show("front"))
    with written.writing() as cursor:
        cursor.execute("update edition_item set body = replace(body, '2055', '1055') where kind = 'public result'")
    at = show(what, query={"edition": "1"}, **given)
    assert "is not what was signed" in words_of(at) and "1,055" not in words_of(at) and not charts_of(at)


def test_it_is_read_and_held_against_its_fingerprint_once_for_all_readers(written, monkeypatch):
    edition = sign(written, held_now(written))
    asked, real = [], editions.items
    monkeypatch.setattr(edition_held.kept, "items", lambda store, each: (asked.append(each), real(store, each))[1])
    for what, given in EVERY:
        show(what, **given)
    show("front", "smt", {"edition": "1"})
    assert asked == [edition]


def test_an_edition_of_before_the_plans_words_were_frozen_says_so_and_is_read(written):
    old = [each for each in held_now(written) if each.kind not in ("wording", "key", "comparison") and each.body.get("of") != "outcome"]
    sign(written, old)
    for what, given in (("front", {}), ("objective", {"number": 4}), ("outcome", {"number": 4})):
        said = words_of(show(what, **given))
        assert "The plan's words are not part of this edition" in said and "nearest 5" in said
    at = show("outcome", number=4)
    assert charts_of(at) and "No verdict" not in words_of(at)


def test_only_kinds_that_are_named_are_read(written):
    """What an edition may hold one day is not public by oversight."""
    items = [
        *held_now(written),
        Item("result", "lts_year", "a", {"value": 2054.0}),
        Item("private note", "delay-need", "a", {"words": "hush"}),
    ]
    held = edition_held.sort_out(items)
    assert "hush" not in repr(held) and "2054" not in repr(held)


def draft(store):
    return editions.draft(store, "990", "October 2026", MONTH, by="ada", at=AT)


def test_who_checks_reads_what_they_check_exact_and_as_the_board_will(written):
    number = str(draft(written).id)
    ways = html_of(show("editions", "approver"))
    assert f"draft={number}&amp;as=approver" in ways and f"draft={number}&amp;as_public=1" in ways
    exact = words_of(show("editions", "approver", {"draft": number}))
    public = show("editions", "approver", {"draft": number, "as_public": "1", "part": "objective-4"})
    assert "Draft: October 2026" in exact and "2,053" in exact and "Not signed off" in exact
    assert "2,053" not in html_of(public) and "2,055" in words_of(public)
    assert "You read this as the scrutiny board will" in words_of(public) and "small numbers hidden, others rounded" in words_of(public)
    assert "part=objective-5" in html_of(public)


def test_what_officers_read_as_the_board_is_what_the_board_reads(written, monkeypatch):
    sign(written, held_now(written))
    marked = []
    real = downloads.sheet
    monkeypatch.setattr(downloads, "sheet", lambda *given, **named: (marked.append(real(*given, **named)), marked[-1])[1])
    board, officer = show("objective", number=5), show("editions", "officer", {"edition": "1", "as_public": "1", "part": "objective-5"})
    assert charts_of(board) == charts_of(officer) and {each.audience for each in marked} == {"public"}
    assert f">{SMALL}<" not in html_of(officer)


@pytest.mark.parametrize("query", [{"draft": "1"}, {"draft": "1", "as_public": "1"}, {"draft": "x", "edition": ""}])
def test_a_draft_is_not_for_the_board(written, query):
    draft(written)
    for what in ("editions", "front"):
        said = words_of(show(what, query=query))
        assert "No edition has been signed off yet" in said and "Draft" not in said and "%" not in said


@pytest.mark.parametrize("part", ["objective-99", "outcome-", "objective-٣", "objective-1e9", "<script>alert(1)</script>", "../measure"])
def test_a_forged_part_is_answered(written, part):
    sign(written, held_now(written))
    told = html_of(show("editions", "smt", {"edition": "1", "as_public": "1", "part": part}))
    assert "<h1" in told and "<script>alert" not in told


def test_a_correction_that_gives_a_hidden_number_away_is_refused(written):
    sign(written, held_now(written))
    at = show("editions", "approver", {"edition": "1"})
    at.text_area[0].input("The figure was wrong")
    at.text_input[1].input(f"{SMALL} people")
    at.text_input[2].input("The board")
    next(button for button in at.button if button.label == "Record the correction").click().run()
    assert "which the public edition hides or rounds" in words_of(at)
    assert not editions.corrections(written, editions.editions(written, "990")[0])


def test_every_part_of_an_edition_can_be_asked_for_by_name(written):
    assert set(edition_board.PAGES) == {"objective", "outcome"}
