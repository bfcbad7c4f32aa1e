"""A set of commands: how their words are read, and how one of them is carried out on a store that is open."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from data.commands.console import Console
from data.errors import DashboardError
from data.store import Store

Read = TypeVar("Read")
Work = Callable[[Store, argparse.Namespace, Console], int]


@dataclass(frozen=True)
class Caller:
    """Who gives a command, and from where: relative files stand in `folder`; `copies` says where to find one that was sent along."""

    name: str
    folder: Path
    copies: Mapping[Path, Path] = field(default_factory=dict)

    def file(self, text: str) -> Path:
        """The whole path of a file as the caller named it, or of its copy."""
        path = self.folder / text
        return self.copies.get(path, path)


@dataclass(frozen=True)
class Program:
    """The commands behind `python -m <name>`.

    A parsed command holds `work` (a Work: what it does, with the exit code), or `alone` (for one that needs no open store), and the
    names of files it reads in `reads`.
    """

    name: str
    parser: Callable[[Caller], argparse.ArgumentParser]

    def read(self, words: Sequence[str] | None, caller: Caller) -> argparse.Namespace:
        """The command as parsed; ends the process, with exit code 2 and in words, when it is none."""
        return self.parser(caller).parse_args(words)


def carry_out(store: Store, options: argparse.Namespace, console: Console) -> int:
    """Do a command's work and say why when it cannot be done; the exit code."""
    work: Work = options.work
    try:
        return work(store, options, console)
    except DashboardError as error:
        console.complain(error)
        return 2


def files_read(options: argparse.Namespace) -> list[Path]:
    """The files that a parsed command reads."""
    named = getattr(options, getattr(options, "reads", ""), [])
    return [named] if isinstance(named, Path) else list(named)


def value(reader: Callable[[str], Read]) -> Callable[[str], Read]:
    """An argparse type whose message is the reader's own."""

    def convert(text: str) -> Read:
        try:
            return reader(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return convert
