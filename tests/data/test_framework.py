"""Every plan in data/frameworks holds what a plan must, and a wrong file is refused in words."""

import datetime
import importlib.util
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import FrameworkError
from data.framework import Framework, all_frameworks, framework_faults, known_framework, load_framework, own_folder, read_framework

# the ids of the catalogue of measures, those not worked out yet included
PLANNED_MEASURES = """
ascof_2a ascof_2b ascof_2c ascof_2d1 ascof_2d2 home91_salt home91_offered_salt home91_local ascof_2e1 ascof_2e2a ascof_2e2b
ascof_3d1a ascof_3d2a ascof_3d1b ascof_3d2b salt_2a1 salt_2a2 salt_2d sts001 sts002a sts002b lts_year lts_snapshot lts_over12
ld_settled ld_employed front_door_share front_door_community_refs wellbeing_users survey_returns
ascof_1a ascof_1b ascof_1c ascof_1d ascof_1e ascof_3a ascof_3b ascof_3c1 ascof_3c2 ascof_4a ascof_4b ascof_5a1 ascof_5a2 ascof_6a ascof_6b
admissions_all requests_all requests_new front_door_split repeat_contact later_long_term_support community_service_people evaluations_used
home84_cld home91_literal pathway_0 pathway_1 pathway_2 pathway_3 pathway_share_0 pathway_share_1 pathway_share_2 pathway_share_3
"""

SMALL = """
council = "990"
name    = "Exampleton: a plan"
title   = "A plan"
period  = "2023 to 2027"
source  = "Invented for this test"
vision  = "People live well."

[[objective]]
id                 = "first"
number             = 1
title              = "First"
wording            = "Do the first thing"
indicator          = "A share"
lead               = "SMT"
success_criteria   = ["It is done"]
monitoring_actions = []
by_when            = ""

[[objective.commitment]]
measure     = "front_door_share"
title       = "Share"
headline    = true
aim         = "range"
target_low  = 75
target_high = 80
period_type = "month"

[[outcome]]
id       = "better"
number   = 1
title    = "Better"
wording  = "Better lives"
evidence = []
gap      = "Nothing measures it"
"""


@pytest.fixture(params=all_frameworks())
def framework(request: pytest.FixtureRequest) -> Framework:
    return load_framework(request.param)


def known_measures() -> set[str]:
    known = set(PLANNED_MEASURES.split())
    if importlib.util.find_spec("metrics.catalogue") is not None:
        from metrics.catalogue import catalogue

        known |= set(catalogue())
    return known


def test_a_plan_names_only_known_measures(framework: Framework) -> None:
    assert set(framework.measures) <= known_measures()


def test_a_plan_quotes_its_council(framework: Framework) -> None:
    said = [framework.vision, framework.source, *(fact.source for fact in framework.key_facts)]
    for objective in framework.objectives:
        said += [objective.wording, *objective.success_criteria, *objective.monitoring_actions]
        assert objective.headline.title
        assert objective.is_measured or objective.gap, "what nothing measures says what could"
    for outcome in framework.outcomes:
        said += [outcome.wording]
        assert outcome.evidence or outcome.gap, "what nothing measures says what could"
    for section in framework.sections:
        said += [section.title, section.source, *(element.wording for element in section.elements)]
    assert all(words.strip() == words != "" for words in said)


# what each document holds, counted in the documents: levels, objectives, outcomes, then the elements of each section
HELD = {
    "halton": (0, 6, 4, {"key-messages": 11, "duties": 4, "front-door-remit": 6, "services": 17, "direction": 13, "models": 2, "context": 13}),
    "oldham": (
        4, 8, 16,
        {"framework-objectives": 8, "phases": 2, "partners": 10, "framework-principles": 6, "investment-principles": 4, "residents-first": 7,
         "offer-groups": 14, "cross-level": 5, "mapping": 4, "findings": 6, "priority-areas": 6},
    ),
    "leicestershire": (
        4, 8, 8,
        {"purpose": 4, "review-criteria": 4, "legal-drivers": 2, "definition": 5, "prevent-reduce-delay": 3, "principles": 4,
         "first-contact-points": 5, "services": 10, "case-studies": 9, "communications": 5, "communities": 3, "workforce": 2, "tools": 2,
         "vision": 3},
    ),
    "wirral": (
        3, 5, 6,
        {"aim": 2, "definition": 3, "foundations": 6, "values": 3, "considerations": 2, "co-production": 2, "steering-group": 1},
    ),
}  # fmt: skip


def test_a_framework_holds_all_that_its_document_says(framework: Framework) -> None:
    held = {section.id: len(section.elements) for section in framework.sections}
    assert (len(framework.levels), len(framework.objectives), len(framework.outcomes), held) == HELD[framework.id]


def test_every_level_stands_somewhere_among_the_levels_of_all_frameworks(framework: Framework) -> None:
    assert all(level.stands_at and level.why for level in framework.levels)


def test_oldham_gives_each_level_two_objectives_and_two_outcomes_for_residents_and_for_services() -> None:
    oldham = load_framework("oldham")
    for level in oldham.levels:
        assert sum(objective.level == level.id for objective in oldham.objectives) == 2
        for whom in ("residents", "services"):
            assert sum((outcome.level, outcome.whom) == (level.id, whom) for outcome in oldham.outcomes) == 2


def test_each_finding_of_oldham_has_a_measure_or_a_shown_gap() -> None:
    findings = next(section for section in load_framework("oldham").sections if section.id == "findings")
    assert [each.title for each in findings.elements if not (each.measures or each.gap or (each.page and each.note))] == []


def test_haltons_plan_is_as_halton_wrote_it() -> None:
    halton = load_framework("halton")
    assert [objective.number for objective in halton.objectives] == [1, 2, 3, 4, 5, 6]
    assert [outcome.wording for outcome in halton.outcomes] == [
        "Increased levels of Independence",
        "Improved Quality of Life and Wellbeing",
        "Reduced Social Isolation or Loneliness",
        "Reduced or Delayed Need for care and support",
    ]
    first, *_, last = halton.objectives
    assert first.indicator == "Target of 75% - 80% of all ASC referrals dealt with by ASC 'Front Door'"
    assert (first.headline.target_low, first.headline.target_high, first.headline.tolerance) == (75, 80, None)
    assert 'Number of people discharged through Pathway "O"' in last.success_criteria[1]
    assert {objective.by_when for objective in halton.objectives} == {""}
    assert {objective.lead for objective in halton.objectives} == {"SMT"}


def test_halton_compares_with_2022_23_and_prints_no_figure_for_it() -> None:
    promises = [promise for objective in load_framework("halton").objectives for promise in objective.commitments]
    directional = {promise.measure: (promise.aim, promise.baseline) for promise in promises if promise.aim in ("increase", "reduce")}
    assert directional == {
        "lts_year": ("reduce", "2022/23"),
        "admissions_all": ("reduce", "2022/23"),
        "ascof_2c": ("reduce", "2022/23"),
        "ascof_2b": ("reduce", "2022/23"),
        "home91_local": ("increase", "2022/23"),
        "pathway_0": ("increase", "2022/23"),
        "pathway_1": ("reduce", "2022/23"),
        "pathway_2": ("reduce", "2022/23"),
    }
    assert all(promise.target_low is None and promise.target_high is None for promise in promises if promise.aim != "range")


def test_a_small_plan_is_enough() -> None:
    plan = read_framework("small", SMALL)
    assert plan.id == "small"
    assert plan.objectives[0].headline.target_low == 75.0
    assert plan.objective("first") == plan.objectives[0] and plan.objective("second") is None
    assert plan.outcome("better") == plan.outcomes[0] and plan.outcome("worse") is None
    assert plan.measures == ("front_door_share",)


def changed(old: str, new: str) -> Callable[[], str]:
    assert old in SMALL
    return lambda: SMALL.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (changed("period  =", "periode ="), "has the key 'periode', which means nothing here"),
        (changed('vision  = "People live well."', ""), "has no 'vision'"),
        (changed('title              = "First"', ""), "objective 'first' has no 'title'"),
        (changed('"Do the first thing"', '""'), "objective 'first', 'wording' is empty"),
        (changed("number             = 1", "number = true"), "must be a whole number, not True"),
        (changed('lead               = "SMT"', "lead = 4"), "must be text in quotation marks, not 4"),
        (changed('["It is done"]', '"It is done"'), "'success_criteria' must be a list of texts"),
        (changed("target_low  = 75", "target_low = 81"), "target_low 81 is above target_high 80"),
        (changed("target_low  = 75", ""), "a range needs both target_low and target_high"),
        (changed('"range"', '"rise"'), "aim 'rise' is not known. Use one of: increase, reduce, range, monitor"),
        (changed('"month"', '"monthly"'), "period_type 'monthly' is not known"),
        (changed("headline    = true", "tolerance = -1"), "tolerance -1 is below zero"),
        (changed("headline    = true", ""), "must have exactly one commitment with headline = true"),
        (
            lambda: SMALL + SMALL[SMALL.index("[[objective]]") : SMALL.index("[[outcome]]")],
            "objective ids that are not all different: 'first'",
        ),
        (lambda: SMALL + SMALL[SMALL.index("[[outcome]]") :], "outcome ids that are not all different: 'better'"),
        (lambda: SMALL[: SMALL.index("[[objective]]")], "has no objective"),
        (lambda: SMALL[: SMALL.index("[[objective.commitment]]")], "objective 'first' has no commitment"),
        (lambda: SMALL + '[[section]]\nid = "a"\ntitle = "A"\nsource = "S"\n', "section 'a' holds nothing"),
        (
            lambda: SMALL + '[[section]]\nid = "a"\ntitle = "A"\nsource = "S"\n[[section.element]]\nwording = "W"\nlevel = "top"\n',
            "names the level 'top', which is not one of its levels",
        ),
        (
            changed("number             = 1", 'number = 1\nlevel = "top"'),
            "'first' stands at the level 'top', which the file does not describe",
        ),
        (
            changed('period  = "2023 to 2027"', "period = 2023 to 2027"),
            "is not valid TOML: Expected newline or end of document after a statement (at line 5",
        ),
        (lambda: 'objective = "text"\n' + SMALL[: SMALL.index("[[objective]]")], "'objective' must be written as [[objective]]"),
        (changed("[[outcome]]", "[outcome]"), "'outcome' must be written as [[outcome]], once for each"),
        (
            changed("[[objective.commitment]]", "[objective.commitment]"),
            "'objective.commitment' must be written as [[objective.commitment]]",
        ),
        (
            changed('period  = "2023 to 2027"', 'period = "2023 to 2027"\nobjectives = []'),
            "has the key 'objectives', which means nothing here",
        ),
        (changed('council = "990"', 'council = "990"\nid = "other"'), "has the key 'id', which means nothing here"),
        (changed("number             = 1", "number = 0"), "objective 'first', 'number' is 0. Count from 1"),
        (changed("target_low  = 75", "target_low = nan"), "'target_low' must be a number, not nan"),
        (changed('by_when            = ""', "by_when = 2027-03-31"), "'by_when' must be text in quotation marks, not 2027-03-31"),
        (changed('"It is done"', '" "'), "'success_criteria' holds an empty text"),
        (
            changed('aim         = "range"', 'aim = "reduce"\nbaseline = "2022-23"'),
            "baseline '2022-23' is not a year. Write it like 2022/23",
        ),
        (changed("headline    = true", 'headline = true\nset_by = "A. Osei"'), "set_by is not for a plan's file"),
        (changed('gap      = "Nothing measures it"', ""), "outcome 'better' has no evidence"),
        (changed('gap      = "Nothing measures it"', 'gap = "Nothing"\nobjective = 7'), "is of objective 7, which there is not"),
        (
            lambda: (
                SMALL
                + '[[level]]\nid = "a"\nrank = 1\ntitle = "A"\nwording = "A"\ndefined = "A"\nsource = "S"\nwhy = "W"\nstands_at = []\n'
            ),
            "level 'a', 'stands_at' names nothing",
        ),
        (
            lambda: SMALL + '[[section]]\nid = "a"\ntitle = "A"\nsource = "S"\nshows = "a song"\n[[section.element]]\nwording = "W"\n',
            "'shows' is 'a song', which cannot be drawn",
        ),
    ],
)
def test_a_wrong_plan_is_refused_in_words(text: Callable[[], str], says: str) -> None:
    with pytest.raises(FrameworkError) as refusal:
        read_framework("small", text())
    assert says in str(refusal.value)


def test_an_unknown_plan_is_answered_with_the_known_ones() -> None:
    with pytest.raises(FrameworkError, match=r"no plan called 'runcorn'\. The plans are: .*halton.* stands as runcorn.toml in "):
        load_framework("runcorn")


WRONG = st.sampled_from(
    ["", " ", "text", 4, 0, -1, 1.5, float("nan"), True, [], ["a"], [1], {}, [{}], {"id": "x"}, datetime.date(2027, 3, 31)]
)


@given(data=st.data())
def test_whatever_stands_at_a_key_a_file_is_read_or_refused_in_a_sentence(data: st.DataObject) -> None:
    plan = tomllib.loads(SMALL)
    table = data.draw(st.sampled_from([plan, plan["objective"][0], plan["objective"][0]["commitment"][0], plan["outcome"][0]]))
    table[data.draw(st.sampled_from([*table, "level", "section", "other"]))] = data.draw(WRONG)
    with patch("tomllib.loads", return_value=plan):
        try:
            found = read_framework("small", "")
        except FrameworkError as refusal:
            assert str(refusal).startswith("small.toml")
        else:
            assert found.objectives


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where a council puts plans of its own."""
    monkeypatch.setenv("PREVENTION_FRAMEWORKS", str(tmp_path))
    return tmp_path


def test_a_council_adds_its_plan_by_adding_a_file(own: Path) -> None:
    (own / "exampleton.toml").write_text(SMALL, encoding="utf-8")
    assert list(all_frameworks()) == ["halton", "leicestershire", "oldham", "wirral", "exampleton"]
    assert load_framework("exampleton").name == "Exampleton: a plan" and not framework_faults()


def test_beside_the_store_is_where_it_is_looked_for_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREVENTION_FRAMEWORKS", raising=False)
    monkeypatch.setenv("PREVENTION_STORE", str(tmp_path / "prevention.duckdb"))
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "exampleton.toml").write_text(SMALL, encoding="utf-8")
    assert own_folder() == tmp_path / "frameworks"
    assert known_framework("exampleton") is not None


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("broken.toml", b"name = ", "broken.toml is not valid TOML"),
        ("latin.toml", SMALL.replace("First", "Fürst").encode("latin-1"), "latin.toml is not text in UTF-8"),
        ("My Plan.toml", SMALL.encode(), "My Plan.toml: the name stands in addresses"),
        ("halton.toml", SMALL.encode(), "halton.toml: a plan of that name ships with the dashboard"),
        ("long.toml", b"#" * 1_000_001, "long.toml is larger than a plan can be"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_out_and_said(own: Path, name: str, content: bytes, says: str) -> None:
    (own / name).write_bytes(content)
    (own / "sound.toml").write_text(SMALL, encoding="utf-8")
    stem = name.removesuffix(".toml")
    assert list(framework_faults()) == [stem]
    assert says in framework_faults()[stem]
    assert "sound" in all_frameworks() and load_framework("halton").council == "321"
    if stem != "halton":
        assert known_framework(stem) is None
        with pytest.raises(FrameworkError, match=re.escape(says)):
            load_framework(stem)


def test_a_folder_that_is_named_and_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREVENTION_FRAMEWORKS", str(tmp_path / "nowhere"))
    assert "there is no such folder" in framework_faults()["PREVENTION_FRAMEWORKS"]
    assert list(all_frameworks()) == ["halton", "leicestershire", "oldham", "wirral"]
