"""One service: what the register says of it, where it stands, what it works towards, what it costs for whom, and who changed what."""

from __future__ import annotations

from data.periods import day_words
from data.services import service as services
from data.services.places import levels, places
from data.services.reviews import review_of
from data.services.service import KeptService
from metrics import contract
from pages import service_assessment, service_form, service_value
from pages.access import Visitor
from pages.framework_levels import NAMES
from pages.parts import figures, header, in_view, links, offer, standings, words
from pages.parts.cells import latest, verdict
from pages.parts.markup import Html, el, join, write
from pages.parts.strip import Fact, facts, strip
from pages.parts.tables import Column, table


def show(visitor: Visitor, key: str, *, may_edit: bool) -> None:
    """The page of the service with this key."""
    kept = next((each for each in offer.all_services() if each.key == key), None)
    header.top(visitor, figures.synthetic(), (links.link("Services", visitor, "service-map"), kept.service.name if kept else "Service"))
    if kept is None:
        header.title(
            "There is no such service", "It may have been taken off, or a newer register names it otherwise. The map lists all there are."
        )
        return
    service = kept.service
    header.title(service.name, service.description or "The register does not say what it does.")
    write(
        _strip(visitor, kept),
        el("div", _register(kept), _towards(visitor, kept), class_="pairs"),
        service_value.of_service(visitor, kept),
        service_assessment.view(kept),
        _history(kept) if visitor.audience == "exact" else "",
    )
    if may_edit:
        service_form.change(visitor, kept)
        service_assessment.form(visitor, kept)


def _strip(visitor: Visitor, kept: KeptService) -> Html:
    service, plan, today = kept.service, in_view.framework(visitor), figures.today()
    named = (
        [level.title for level in levels(service, plan)] if plan is not None and plan.levels else [NAMES[each] for each in places(service)]
    )
    review = review_of(kept, today)
    by = day_words(review.by) if review is not None else "[x]"
    return strip(
        [
            Fact(
                "Level",
                words.listed([each[:1].upper() + each[1:] for each in named]) or "[x]",
                f"in the register: {service.level or 'not said'}",
            ),
            Fact("Life stage", service.life_stage or "[x]", service.target_group),
            Fact("Value a year", offer.money(service.a_year), service.funding_source or "funder not recorded"),
            Fact("Review by", by, (review.standing(today) if review is not None else "no end date recorded")),
        ]
    )


def _register(kept: KeptService) -> Html:
    service = kept.service
    days = words.listed_with(" to ", [day_words(day) if day else "" for day in (service.starts_on, service.ends_on)])
    said = [
        ("Provider", service.provider), ("Commissioner", service.commissioner), ("Commissioned", service.commissioned),
        ("Arrangement", service.arrangement), ("Category", service.category), ("Contract", days), ("Area", service.area),
        ("Contact", service.contact), ("Website", service.website),
    ]  # fmt: skip
    return el("section", el("h2", "In the register"), facts([(name, value or "[x] not recorded") for name, value in said]))


def _towards(visitor: Visitor, kept: KeptService) -> Html:
    """The measures it is linked to, each with its verdict: the one framework of performance over all contracts."""
    found = [standings.of_measure(visitor.audience, each) for each in kept.service.linked]
    if not found:
        says = "No measure is linked to it, so nothing here can say whether it works. Link one below, or in the register."
        return el("section", el("h2", "What it works towards"), el("p", says, class_="hole"))
    rows = [[verdict(each), links.to_measure(each.commitment.title, visitor, each.commitment.measure), latest(each)] for each in found]
    note = contract.BESIDE
    columns = (Column("Verdict", "verdict"), Column("Measure", "heading"), Column("Latest"))
    return el("section", el("h2", "What it works towards"), table("Linked measures", columns, rows, stacks="narrow", note=note))


def _history(kept: KeptService) -> Html:
    home = figures.home()
    versions = services.history(figures.store(), home.code, kept) if home is not None else []
    if not versions:
        return el("p", "As the register has it: nothing was changed on screen.", class_="small")
    told = (el("li", f"{day_words(each.at.date())}, {each.by}: {each.state}") for each in versions)
    return el("section", el("h2", "Changed on screen"), el("ul", *told), join(()))
