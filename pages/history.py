"""Every upload there has been: what each brought, what it serves now, and the way to its own page. Nothing is ever deleted here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from data.records.uploads import Upload, uploads
from data.store import Store
from metrics.verdicts.words import number
from pages import upload_record
from pages.access import Visitor
from pages.history_words import PATH, day, served, stretch, tag, title_of, to_upload, why_so
from pages.parts import figures, header, links, remembered, words
from pages.parts.markup import Html, el, join, write
from pages.parts.tables import Column, cell, table

AT_ONCE = 25
COLUMNS = (
    Column("Upload", "heading", width=26),
    Column("State", "verdict", width=16),
    Column("Serves now", width=17),
    Column("Period", width=16),
    Column("Rows", "number"),
    Column("Loaded", width=11),
)


def show(visitor: Visitor) -> None:
    """The upload that the address names (`?upload=12`), else the list of them all."""
    asked = st.query_params.get("upload", "")
    if asked:
        upload_record.show(visitor, asked, known())
        return
    header.top(visitor, figures.synthetic())
    every = known()
    header.title(finding(every), "Nothing is deleted: a newer file takes over what it tells of, and a withdrawn one stays in the record.")
    if not every:
        where = (
            links.link("Upload the first file", visitor, "upload") if visitor.role == "officer" else "An officer can upload the first file"
        )
        write(el("p", where, "."))
        return
    _list(visitor, _chosen(every))
    write(_elsewhere(visitor))


def known() -> list[Upload]:
    """Every upload, newest first, remembered until the store changes."""
    return list(_known(figures.store(), figures.store().version))


def finding(every: Sequence[Upload]) -> str:
    """The list in one sentence: '16 uploads, 14 of them in use'."""
    if not every:
        return "No uploads yet"
    in_use = sum(each.state in ("in use", "in part") for each in every)
    waiting = sum(each.state == "waiting" for each in every)
    late = f", {words.how_many(waiting)} waiting for figures" if waiting else ""
    replaced = sum(each.state == "replaced" for each in every)
    over = f", {words.how_many(replaced)} replaced" if replaced else ""
    gone = sum(each.state == "withdrawn" for each in every)
    out = f", {words.how_many(gone)} withdrawn" if gone else ""
    used = "all of them in use" if in_use == len(every) > 1 else f"{words.how_many(in_use)} of them in use"
    return f"{words.first_up(words.plural(len(every), 'upload'))}, {used}{late}{over}{out}"


def _chosen(every: Sequence[Upload]) -> list[Upload]:
    """The uploads of the return chosen, which is kept in the address."""
    counts = {each.return_id: 0 for each in every}
    for each in every:
        counts[each.return_id] += 1
    choices = ["", *sorted(counts, key=title_of)]
    asked = st.query_params.get("return", "")
    said = {name: f"{title_of(name)} ({counts[name]})" for name in counts} | {"": f"Every return ({len(every)})"}
    chosen = st.selectbox(
        "Return",
        choices,
        index=choices.index(asked) if asked in choices else 0,
        format_func=lambda name: said[name],
        width=420,
        key="uploads_return",
    )
    if chosen != asked:
        st.query_params.pop("part", None)
        if chosen:
            st.query_params["return"] = chosen
        else:
            st.query_params.pop("return", None)
    return [each for each in every if chosen in ("", each.return_id)]


def _list(visitor: Visitor, found: Sequence[Upload]) -> None:
    """One page of the list, and the way to the others."""
    pages = -(-len(found) // AT_ONCE)
    asked = st.query_params.get("part", "1")
    page = min(max(int(asked), 1), pages) if asked.isdigit() and len(asked) < 6 else 1
    first = (page - 1) * AT_ONCE
    shown = found[first : first + AT_ONCE]
    caption = "Uploads, newest first" + (f": {first + 1} to {first + len(shown)} of {len(found)}" if pages > 1 else "")
    drawn = remembered.part(visitor, _table, caption, tuple(each.upload_id for each in shown), hide_caption=pages == 1)
    write(drawn, _turn(visitor, page, pages))


def _table(visitor: Visitor, caption: str, shown: Sequence[int], hide_caption: bool) -> Html:
    """The table of these uploads."""
    by_id = {each.upload_id: each for each in known()}
    rows = [_row(visitor, by_id[upload_id]) for upload_id in shown]
    key = words.key_of([str(part) for row in rows for part in row])
    return table(caption, COLUMNS, rows, stacks="wide", hide_caption=hide_caption, note=key)


def _turn(visitor: Visitor, page: int, pages: int) -> Html:
    """Links to the newer and the older page."""
    kept = {"return": st.query_params["return"]} if st.query_params.get("return") else {}
    newer = links.link("Newer uploads", visitor, PATH, part=str(page - 1), **kept) if page > 1 else ""
    older = links.link("Older uploads", visitor, PATH, part=str(page + 1), **kept) if page < pages else ""
    return (
        el("nav", join([part for part in (newer, older) if part], " "), aria_label="Pages of the list", class_="turn")
        if pages > 1
        else Html("")
    )


def _row(visitor: Visitor, each: Upload) -> list[object]:
    same = f", the same file as upload {each.same_file_as[0]}" if each.same_file_as else ""
    name = cell(
        to_upload(visitor, each.upload_id, each.reference), f"{title_of(each.return_id)}: {each.file_name}, file {each.file_hash[:8]}{same}"
    )
    rejected = f", {number(each.rows_rejected)} rejected" if each.rows_rejected else ", none rejected"
    rows = cell(f"{number(each.rows_kept)} kept", f"of {number(each.rows_read)} read{rejected}")
    by = f"by {each.loaded_by}" if each.loaded_by else "by somebody not named"
    return [
        name,
        join([tag(each), el("span", why_so(visitor, each), class_="terms")]),
        served(each),
        _period(each),
        rows,
        cell(day(each.loaded_at), by),
    ]


def _period(each: Upload) -> object:
    """The period that decides, and the others where they differ."""
    ways = {"given": each.given, "derived": each.derived, "stated": each.stated}
    there = [(how, days) for how, days in ways.items() if days is not None]
    if not there:
        return cell(each.derived_words or "none stated", "as the file says") if each.derived_words else "none stated"
    how, days = there[0]
    others = [f"{other} {stretch(different)}" for other, different in there[1:] if different != days]
    return cell(stretch(days), words.listed_with("; ", [f"as {how}", *others]))


def _elsewhere(visitor: Visitor) -> Html:
    """The pages beside this one."""
    baselines = [el("li", links.link("Baselines entered by hand", visitor, "baselines"))] if visitor.role in ("officer", "approver") else []
    return el(
        "section",
        el("h2", "See also"),
        el("ul", el("li", links.link("What we knew on an earlier day", visitor, "as-of")), *baselines),
    )


@lru_cache(maxsize=4)
def _known(opened: Store, version: int) -> tuple[Upload, ...]:
    return tuple(uploads(opened))
