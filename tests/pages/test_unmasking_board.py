"""Whoever reads as a scrutiny member all there is of the sample council, and tries what it links to nowhere: no figure is exact."""

import csv
import io
import json
import re

import pytest

from data.records import editions
from pages.parts import downloads, figures
from pages.parts.chart_file import svg
from pages.parts.chart_scale import named_heights, scale
from tests.pages import crawl
from tests.pages.showing import TODAY, said_in
from tests.sample import made

REFUSED = "You cannot open this page"
AS = "as=scrutiny"
# whole numbers that no measure counted: ages, lengths of time, a change (the test before asks that it is one of rounded counts), how many periods a table has, years, where a scale starts, and what
# others have published
NO_FIGURE = re.compile(
    r"18 to 64|\b65 and|day 91|91 days|(?:up|down) [\d,]+ from|[Tt]he scale starts at [\d,.]+|\b\d+ (?:days|periods)\b|\b(?:19|20)\d\d\b(?!,)|As published for [^:]*:.*?\d\.\d\.(?= |$)"
)
LIVE = ("measure", "benchmarks", "actions", "service-map", "evidence")
NOT_THEIRS = (*LIVE, "as-of", "uploads", "data-quality", "rules", "baselines", "reconciliation", "upload", "administration")
THERE_IS_NONE = (
    ("./?as=scrutiny&edition=999", "There is no such edition"),
    ("./?as=scrutiny&edition=3", "There is no such edition"),  # the draft's number, had it one
    ("./?as=scrutiny&edition=%27", "There is no such edition"),
    ("./objective-1?as=scrutiny&edition=999", "There is no such edition"),
    ("./editions?as=scrutiny&edition=1&with=999", "There are no such two editions"),
    ("./editions?as=scrutiny&edition=1&with=1", "There are no such two editions"),
    ("./editions?as=scrutiny&edition=999&with=2", "There are no such two editions"),
    ("./objective-9?as=scrutiny", "There is no such objective"),
    ("./outcome-16?as=scrutiny", "There is no such outcome"),
    ("./objective-1?as=scrutiny&plan=oldham", "No edition is about this framework"),
)
THE_SAME = (
    ("./?as=scrutiny&period=2026-10-31&with=353", "./?as=scrutiny"),
    ("./?as=scrutiny&draft=1&as_public=1&part=objective-5", "./?as=scrutiny"),
    ("./editions?as=scrutiny&draft=1", "./editions?as=scrutiny"),
    ("./editions?as=scrutiny&draft=1&as_public=1&part=objective-5", "./editions?as=scrutiny"),
    ("./questions?as=scrutiny&question=1", "./questions?as=scrutiny"),
    ("./objective-5?as=scrutiny&period=2026-10-31&by=gender&with=353&write=yes", "./objective-5?as=scrutiny"),
    ("./outcome-1?as=scrutiny&period=2026-10-31", "./outcome-1?as=scrutiny"),
)


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    """Every page that scrutiny is led to, the files of its charts, and what the editions hold that is not for it."""
    patch, files = pytest.MonkeyPatch(), []
    opened(patch)

    def taken(points, sheet, name, key, beside=downloads.NONE, folded=False):
        picture = sheet.picture
        ticks = numbers(" ".join(words for _, words in named_heights(picture))) | {int(scale(picture)[0])}  # events are marked at its foot
        files.append((name, downloads.csv_of(points, beside), said_in(svg(sheet)), sheet.audience, ticks))

    patch.setattr(downloads, "of_sheet", taken)
    menu = ("", "editions", "questions", "framework", "methods")
    read = crawl.everything(f"./{page}?{AS}" for page in menu)
    patch.undo()
    return read, files


@pytest.fixture(autouse=True)
def sample(monkeypatch):
    opened(monkeypatch)


def opened(patch):
    """Pages read the sample council's store, on the same day whenever the tests are run."""
    store = made.store()
    patch.setenv("PREVENTION_STORE", str(store.path))
    patch.setitem(figures._open, str(store.path), store)
    patch.setattr(figures, "today", lambda: TODAY)
    patch.setattr("streamlit.testing.v1.app_test.PagesManager", crawl.Ours)


def test_every_link_leads_to_a_page_that_scrutiny_may_open(board):
    pages, _ = board
    assert [address for address, seen in pages.items() if REFUSED in seen.titles] == []
    named = {address.partition("?")[0] for address in pages}
    assert {"./", "./editions", "./framework", "./methods", "./objective-1", "./objective-6", "./outcome-1", "./outcome-4"} <= named
    assert any("with=" in address for address in pages) and any("objective-1?edition=1" in address for address in pages)
    assert not named & {"./measure", "./benchmarks", "./actions", "./service-map", "./evidence"}


def test_every_page_has_a_heading_and_says_whose_figures_it_has(board):
    for address, seen in board[0].items():
        assert seen.html.count("<h1") == 1, address
        assert "small numbers hidden, others rounded" in seen.html, address


def test_no_page_and_no_chart_has_a_small_or_exact_count_of_our_own(board):
    """A count stands alone in a cell, in 'N of M', or behind 'number of people'; what others have published stands as they did it."""
    for address, seen in board[0].items():
        if "methods" in address or "framework" in address:
            continue  # no figure is on them: the next tests say so
        plain = re.sub(r"(Objective|Outcome) \d+ of \d+", "", re.sub(r"<[^>]+>", " ", seen.html))
        for said in (plain, *seen.charts):
            assert [pair for pair in re.findall(r"\b([\d,]+) of ([\d,]+)\b", said) if not all(map(is_rounded, pair))] == [], address
        alone = re.findall(r'<span class="(?:main|figure)">([\d,]+)(?: \[p\])?</span>', seen.html)
        moved = re.findall(r"\b(?:up|down) ([\d,]+) from", plain)
        assert [count for count in (*alone, *moved) if not is_rounded(count)] == [], address


def test_no_page_chart_or_file_of_a_subject_has_an_exact_count_of_its_measures(board):
    """Every whole number of 50 or more that the exact figures of an edition, or of today, hold and its public ones do not."""
    pages, files = board
    exact, public = counts("exact"), counts("public")
    for name, *_, ticks in files:  # what stands on an axis is no figure
        public.setdefault(name.partition("-edition-")[0], set()).update(ticks)
    of = subjects()
    for address, seen in pages.items():
        page = re.match(r"\./((?:objective|outcome)-\d+)", address)
        if page is None:
            continue
        secret, told = (set.union(*(held.get(name, set()) for name in of[page[1]])) for held in (exact, public))
        for said in (without_the_plans_words(said_in(seen.html)), *seen.charts):
            assert numbers(NO_FIGURE.sub("", said)) & (secret - told) == set(), address
    assert files and {audience for *_, audience, _ in files} == {"public"}
    for name, table, drawn, *_ in files:
        measure = name.partition("-edition-")[0]
        assert (figures_of(table) | numbers(NO_FIGURE.sub("", drawn))) & (exact[measure] - public.get(measure, set())) == set(), name


def test_a_framework_has_no_verdict_and_no_chart(board):
    """What stands against a promise today nobody has signed off."""
    for address, seen in board[0].items():
        if address.startswith("./framework"):
            assert not seen.charts and re.findall('class="tag tag-(?:off|risk|on|late)"', seen.html) == [], address


@pytest.mark.parametrize("page", NOT_THEIRS)
def test_a_page_that_is_not_theirs_is_refused_with_what_scrutiny_reads_instead(page):
    seen = crawl.visit(f"./{page}?as=scrutiny&id=ascof_2b&edition=1&as_public=1&service=1&action=1")
    assert seen.titles == [REFUSED] and not seen.charts and "<table" not in seen.html
    assert ("A scrutiny board reads editions" in seen.html) is (page in LIVE)


@pytest.mark.parametrize(("address", "says"), THERE_IS_NONE)
def test_an_address_that_means_no_edition_is_answered_in_words(address, says):
    seen = crawl.visit(address)
    assert says in said_in(seen.html) and not seen.charts and "<table" not in seen.html


@pytest.mark.parametrize(("forged", "plain"), THE_SAME)
def test_what_an_address_asks_for_beside_changes_nothing(board, forged, plain):
    assert without_roles(crawl.visit(forged)) == without_roles(board[0][plain])


def without_roles(seen):
    """A page without the line that keeps the address for other roles on this machine."""
    return re.sub('<nav class="local".*?</nav>|<nav[^>]*Role on this machine.*?</nav>', "", seen.html), seen.charts


def counts(audience):
    """By measure, the counts that an edition or today's figures hold, large enough not to be met by chance."""
    store, found = made.store(), {}
    kind = "result" if audience == "exact" else "public result"
    for edition in editions.editions(store, "990"):
        for each in editions.items(store, edition):
            if each.kind == kind:
                found.setdefault(each.subject, set()).update(each.body[name] for name in ("numerator", "denominator", "value"))
    if audience == "exact":
        for name in found:
            found[name].update(
                count for point in figures.points("exact", name) for count in (point.numerator, point.denominator, point.value)
            )
    return {
        name: {int(count) for count in said if count is not None and count >= 50 and count == int(count)} for name, said in found.items()
    }


def without_the_plans_words(said):
    """A page without the notes that the plan gives, which are about no council's figures: 'a fall from 75 to 64 can be chance'."""
    plan = figures.plan()
    for note in [note for each in (*plan.objectives, *plan.outcomes) for note in each.notes]:
        said = said.replace(note, "")
    return said


def subjects():
    """The measures of each objective and outcome, by their address."""
    plan = figures.plan()
    found = {f"objective-{each.number}": {promise.measure for promise in each.commitments} for each in plan.objectives}
    return {**found, **{f"outcome-{each.number}": set(each.evidence) for each in plan.outcomes}}


def figures_of(table):
    """The whole numbers among the figures of a CSV file."""
    rows = csv.DictReader(io.StringIO(table))
    return numbers(" ".join(row[name] for row in rows for name in ("numerator", "denominator", "value")))


def numbers(text):
    """The whole numbers of a text."""
    found = re.findall(r"(?<![\w.,/-])\d[\d,]*(?:\.0)?(?![\w%/-]|[.,]\d)", text if isinstance(text, str) else json.dumps(text))
    return {int(each.removesuffix(".0").rstrip(",").replace(",", "")) for each in found}


def is_rounded(number):
    return int(number.replace(",", "")) % 5 == 0
