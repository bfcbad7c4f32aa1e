"""One objective of the plan: how it stands, how it got there, why the verdict, what to read beside it, and the plan's own words."""

from __future__ import annotations

import streamlit as st

from data.framework import Framework, Objective
from metrics.results import Point
from pages.access import Visitor, may_open
from pages.parts import beside, cells, downloads, drawing, figures, gaps, header, links, narrative, plan_words, splits, standings, words
from pages.parts.charts import draw
from pages.parts.history import history
from pages.parts.markup import Html, el, join, write
from pages.parts.standings import Standing
from pages.parts.strip import Fact, strip


def show(visitor: Visitor, number: int) -> None:
    """The page of the objective with this number."""
    plan = figures.plan()
    objective = next((each for each in plan.objectives if each.number == number), None) if plan is not None else None
    if plan is None or objective is None:
        header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), "Objective"))
        header.title("There is no such objective", "The plan that this council follows has no objective with this number.")
        return
    header.top(visitor, figures.synthetic(), (links.link("Overview", visitor, ""), f"Objective {number}"))
    header.title(objective.title, _below(plan, objective))
    standing = standings.standing(visitor.audience, objective.headline)
    write(_strip(visitor, standing))
    evidence, reason = st.columns([2.05, 1], gap="large")
    with evidence:
        _evidence(visitor, standing)
    with reason:
        write(_why(standing))
        write(beside.good_news(visitor, objective), beside.read_beside(visitor, objective))
    split, promised = st.columns([1.25, 1], gap="large")
    others, said = beside.other_promises(visitor, objective), plan_words.of_objective(plan, objective)
    with split:
        if standing.latest is None:
            write(said)
        else:
            _breakdowns(visitor, standing, standing.latest)
    with promised:
        write(others, said if standing.latest is not None else "")


def _below(plan: Framework, objective: Objective) -> str:
    by_when = f"By when: {objective.by_when}." if objective.by_when else "By when: the plan gives no date."
    return f"Objective {objective.number} of {len(plan.objectives)}. In the plan: “{objective.wording}”. Lead: {objective.lead}. {by_when}"


def _strip(visitor: Visitor, standing: Standing) -> Html:
    """Verdict, latest, target, baseline, the year before, and how sure the figure is: three judgements, never one."""
    verdict, point = standing.verdict, standing.newest
    baseline = _baseline(visitor, standing)
    if standing.word == standings.NO_MEASURE:
        fed = Fact(
            "What will feed it",
            el("span", words.first_up(gaps.fed_by(standing.measure)), class_="main"),
            "until then nobody knows the figure: that is not none",
        )
        return strip([Fact("Verdict", cells.verdict(standing)), Fact("Latest", "[x]", "not available"), _target(standing), baseline, fed])
    before = verdict.change.before if verdict.change is not None else None
    ago = Fact(
        words.first_up(narrative.period(before)) if before is not None else "Same period last year",
        words.figure(before),
        words.listed_with(
            ", ", [words.terms(before), verdict.change.amount, verdict.change.direction.lower()] if verdict.change else ["not known"]
        ),
    )
    return strip(
        [
            Fact("Verdict", cells.verdict(standing), verdict.certainty or verdict.distance),
            Fact(words.first_up(narrative.period(point)) if point is not None else "Latest", words.marked(point), words.terms(point)),
            _target(standing),
            baseline,
            ago,
            Fact(
                "Likely range",
                narrative.likely_range(standing),
                "95% interval" if verdict.interval is not None else "the counts are not known",
            ),
        ]
    )


def _target(standing: Standing) -> Fact:
    given = standing.target != "None set"
    return Fact("Target", standing.target, standing.verdict.polarity if given else "the plan gives none")


def _baseline(visitor: Visitor, standing: Standing) -> Fact:
    found, year = standing.verdict.baseline, standing.commitment.baseline
    if found is not None:
        said: object = found.words
        if standing.verdict.refusal:
            said = f"{found.words}; counted by other rules"
            if may_open(visitor.role, "baselines"):
                said = join([said, links.link("What can be done about it", visitor, "baselines")], ". ")
        return Fact("Baseline", cells.baseline_figure(found, standing), said)
    if not year:
        return Fact("Baseline", "[z]", "the plan names none")
    said = "the plan prints no figure; none entered yet"
    if not may_open(visitor.role, "baselines"):
        return Fact(f"Baseline {year}", "[x]", said)
    enter = links.link("Enter the baseline", visitor, "baselines", measure=standing.commitment.measure)
    return Fact(f"Baseline {year}", "[x]", join([said, enter], ". "))


def _evidence(visitor: Visitor, standing: Standing) -> None:
    """The finding, the chart, the same in words, the source, the table and the file."""
    known = [point for point in standing.points if point.value is not None]
    council = figures.home()
    if not known or council is None:
        write(el("div", el("h2", "No figures yet"), el("p", gaps.no_figures(standing.measure)), class_="hole-box"))
        return
    write(
        el("h2", narrative.statement(visitor, standing)),
        el("p", drawing.subtitle(standing, standing.points, council.name), class_="small"),
    )
    draw(
        drawing.picture(standing, standing.points),
        drawing.alternative(standing, standing.points),
        key=f"chart-{standing.commitment.measure}",
    )
    write(el("p", narrative.paragraph(standing)), narrative.source(visitor, standing))
    with st.expander(f"Table: {words.plural(len(standing.points), 'period')}, latest first"):
        write(history(standing.points, standing.commitment.title))
    downloads.button(standing.points, standing.commitment.measure, key=f"csv-{standing.commitment.measure}")


def _why(standing: Standing) -> Html:
    """The rule, where the figure stands, what would turn the verdict, how sure it is, and whose rule it is."""
    verdict = standing.verdict
    says = [gaps.waits_for(standing.measure) if standing.word == standings.NO_MEASURE else verdict.reason]
    says += [verdict.turn, f"It says “{verdict.certainty}”. {verdict.doubt}" if verdict.doubt else "", verdict.note]
    return el(
        "section",
        el("h2", f"Why “{standing.word.lower()}”?"),
        *(el("p", said) for said in says if said),
        el("p", verdict.tolerance, class_="small") if verdict.tolerance else "",
        class_="why",
    )


def _breakdowns(visitor: Visitor, standing: Standing, point: Point) -> None:
    """The figure split as far as numbers allow; what each group may show was decided before it came here."""
    point = figures.split_by(visitor.audience, point)
    found = figures.breakdowns(visitor.audience, point)
    when = f"{standing.commitment.title}, {narrative.period(point)}"
    write(*(splits.breakdown(group_type, groups, point, when) for group_type, groups in list(found.items())[:2]))
    if len(found) > 2:
        story = links.to_measure("All breakdowns", visitor, point.measure_id, point.period_type, point.period_end.isoformat())
        write(el("p", story, f": {words.listed([splits.name(each) for each in list(found)[2:]])}."))
