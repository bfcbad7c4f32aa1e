"""Every published measure of a year on one page: ours beside England's, the region's, those of councils like us and of any other."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.periods import financial_year_of
from metrics import benchmarks
from pages import benchmarks_table, frame
from pages.access import Visitor, may_open
from pages.parts import choices, comparison_areas, figures, header, links, remembered
from pages.parts.markup import el, fold, write

LOADED_BY = "The tables that come with the dashboard are loaded by an officer; until then there is nothing to compare with."


def show(visitor: Visitor) -> None:
    """The page, for the year and the other council that the address names (`?year=2024/25&with=323`)."""
    header.top(visitor, figures.synthetic())
    held = remembered.part(visitor, _years)
    if not held or not comparison_areas.stands_for():
        _nothing(visitor)
        return
    usual, ends = held
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        year = choices.chosen("year", "Year", {each: each for each in ends}, usual, width=160)
        other = comparison_areas.choose(width=320)
    page = remembered.part(visitor, benchmarks_table.page, ends[year], other)
    with heading:
        header.title(page.finding, page.below)
    frame.entitle(page.finding, figures.council_name())
    write(page.spine, fold("The reason for each word", page.reasons), page.foot)


def _years(visitor: Visitor) -> tuple[str, dict[str, date]] | None:
    """The year to show first, and the last day of every year there is, newest first; None where nothing published is held."""
    usual = benchmarks.latest_year(figures.store())
    if usual is None:
        return None
    return financial_year_of(usual), {financial_year_of(end): end for end in benchmarks.years(figures.store())}


def _nothing(visitor: Visitor) -> None:
    """What stands here before any published table is loaded."""
    header.title("No published figures to compare with yet", LOADED_BY)
    if may_open(visitor.role, "upload"):
        write(el("p", links.link("Upload a published table", visitor, "upload")))
