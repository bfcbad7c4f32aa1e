"""What each promise said in two editions side by side: its first figures, another verdict, or as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.records.editions import Item
from metrics.editions import VERDICT, verdicts_changed
from pages import edition_parts as parts
from pages.edition_held import Held
from pages.edition_words import Body, figure, latest
from pages.parts import words
from pages.parts.markup import Html, el
from pages.parts.tables import Column, cell, table
from pages.parts.tags import verdict_tag

FIRST, SAME, NEW = "First figures", "As it was", "New in this edition"


@dataclass(frozen=True)
class Promise:
    """One measure of an objective: what the newer edition says of it, and what the older one said; None where it said nothing."""

    subject: str
    item: str
    was: Body | None
    now: Body

    @property
    def change(self) -> str:
        """'First figures', 'From at risk to on track', 'As it was'. What had no figure had nothing that could be judged otherwise since."""
        if self.was is None:
            return NEW
        if not _has_figure(self.was) and _has_figure(self.now):
            return FIRST
        then, now = str(self.was["word"]), str(self.now["word"])
        return SAME if then == now else f"From {then.lower()} to {now.lower()}"


def promises(before: Sequence[Item], after: Sequence[Item]) -> list[Promise]:
    """Every promise of the newer edition, by objective; those that changed are for the reader to put first."""
    was, now = (_said(held) for held in (before, after))
    return [Promise(*place, was.get(place), now[place]) for place in sorted(now)]


def heading(before: Sequence[Item], after: Sequence[Item]) -> list[str]:
    """'Eight promises have their first figures', 'no verdict changed': the first only where there are any."""
    first = [each for each in promises(before, after) if each.change == FIRST]
    changed = len(verdicts_changed(before, after)) - sum(each.was is not None and each.was["word"] != each.now["word"] for each in first)
    told = [f"{words.plural(len(first), 'promise')} {'has its' if len(first) == 1 else 'have their'} first figures"] if first else []
    return [*told, f"{words.plural(changed, 'verdict')} changed" if changed else "no verdict changed"]


def then_and_now(held: Held, before: Sequence[Item], after: Sequence[Item]) -> Html:
    """What each objective's measures said then and say now, each with its own newest period; another verdict first, then first figures."""
    named = {each.id: parts.numbered(each) for each in held.wordings}
    order = {FIRST: 1, NEW: 2, SAME: 3}
    found = sorted(promises(before, after), key=lambda each: (order.get(each.change, 0), named.get(each.subject, ""), each.item))
    rows = [
        [cell(str(each.now["title"]), named.get(each.subject, "")), _told(each.was), _told(each.now), each.change] for each in found
    ]  # fmt: skip
    columns = (Column("Measure", "heading", width=34), Column("Then", width=26), Column("Now", width=26), Column("Verdict", width=14))
    note = words.key_of([str(part) for row in rows for part in row])
    says = el("p", "Each at the newest period that its edition knew.", class_="small")
    return el("section", el("h2", "Then and now"), says, table("Then and now", columns, rows, stacks="narrow", note=note))


def _said(held: Sequence[Item]) -> Mapping[tuple[str, str], Body]:
    return {(each.subject, each.item): each.body for each in held if each.kind == VERDICT and each.body.get("of") != "outcome"}


def _has_figure(said: Body) -> bool:
    """Whether there was a figure to judge; one that is hidden is there, and hidden."""
    found = latest(said)
    return found is not None and (found.value is not None or found.status == "suppressed")


def _told(said: Body | None) -> Html:
    """The verdict over its figure."""
    return cell("[z]", "not in this edition") if said is None else el("div", verdict_tag(str(said["word"])), figure(said))
