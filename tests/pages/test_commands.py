"""Commands carried out beside the pages: each with a console of its own, at the same time as what officers do on screen."""

from __future__ import annotations

import argparse
import asyncio
import csv
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import loading
from data.commands import counter, wire
from data.commands.console import Console
from data.commands.program import Caller, Program
from data.errors import StoreError
from data.store import Store
from metrics.run import run
from pages import commands, commands_answer, serving
from pages.commands_answer import carried_out
from pages.commands_files import Body, Copies, NoRoom, received
from tests.data.test_commands import YEAR, extract
from tests.pages.waiting import waited


def asked(program, *words):
    return wire.Request(program, words, "Maria", "/", False, ())


async def whole(lines):
    """All of an answer: what came on each stream, and the exit code."""
    heard = {"out": "", "err": "", "exit": None}
    async for line in lines:
        stream, said = wire.read_answer(line)
        heard[stream] = said if stream == "exit" else heard[stream] + said
    return heard["out"], heard["err"], heard["exit"]


def program_of(work):
    """A program whose one command is `work`."""

    def parser(caller: Caller) -> argparse.ArgumentParser:
        made = argparse.ArgumentParser()
        made.set_defaults(work=work)
        return made

    return Program("test", parser)


def answer_to(work, store=None):
    async def ask():
        return await whole(carried_out(program_of(work), asked("test"), Copies(), store))

    return waited(ask())


def test_what_is_loaded_on_screen_and_by_command_at_once_both_land(tmp_path):
    store = Store(tmp_path / "both.duckdb")
    on_screen, by_command = extract(tmp_path, YEAR, "screen.csv"), extract(tmp_path, YEAR, "command.csv", "NFA: Deceased")

    def upload():
        receipts = loading.load(store, "client_level_data", [on_screen], by="Ada")
        loading.accept(store, receipts, lambda: run(store))
        return receipts[0]

    async def command():
        words = ("load", "client_level_data", str(by_command))
        return await whole(carried_out(commands.PROGRAMS["data"], asked("data", *words), Copies(), store))

    with ThreadPoolExecutor(1) as screen:
        uploading = screen.submit(upload)
        out, err, code = waited(command())
        receipt = uploading.result()
    assert code == 0, err
    kept = dict(store.rows("select file_name, upload_id from upload where accepted_at is not null"))
    assert sorted(kept.values()) == [1, 2]
    assert (receipt.upload_id, receipt.rows_kept) == (kept["screen.csv"], 36)
    assert out.startswith(f"Upload {kept['command.csv']}: command.csv, client_level_data of council 990.\n  36 rows read, 36 kept")
    assert store.rows("select loaded_by from upload order by file_name") == [("Maria",), ("Ada",)]


def test_each_command_hears_its_own_log_and_no_other():
    go_on = threading.Event()

    def work(store, options, console: Console) -> int:
        other = threading.Thread(target=lambda: (logging.getLogger("data.elsewhere").warning("somebody else's"), go_on.set()))
        other.start()
        go_on.wait(30)
        logging.getLogger("data.here").warning("a key was made in %s", "var")
        console.say("done")
        other.join()
        return 0

    assert answer_to(work) == ("done\n", "a key was made in var\n", 0)


def test_a_long_answer_comes_in_pieces_and_whole():
    def work(store, options, console: Console) -> int:
        writer = csv.writer(console.out, lineterminator="\n")
        writer.writerows((n, "é" * 50) for n in range(50_000))
        return 0

    out, err, code = answer_to(work)
    assert (out.count("\n"), out.splitlines()[-1][:6], err, code) == (50_000, "49999,", "", 0)


def test_an_answer_that_nobody_reads_holds_up_nothing():
    done = threading.Event()

    def work(store, options, console: Console) -> int:
        for _ in range(commands_answer.WAITING * 3):
            console.say("x" * commands_answer.PIECE)
        done.set()
        return 0

    async def leave():
        async for _ in (lines := carried_out(program_of(work), asked("test"), Copies(), None)):
            break
        await lines.aclose()
        await asyncio.to_thread(done.wait, 60)

    waited(leave())
    assert done.is_set()


def test_what_cannot_be_done_is_said_in_words():
    def work(store, options, console: Console) -> int:
        raise StoreError("The disk is full. Make room.")

    assert answer_to(work) == ("", "The disk is full. Make room.\n", 2)


def test_a_fault_of_the_program_itself_says_nothing_of_anybodys_row(caplog, monkeypatch):
    def work(store, options, console: Console) -> int:
        raise ValueError("Doris Sample, 943 476 5919")

    monkeypatch.setattr(commands_answer.logger, "filters", [serving._place_only])  # as the server has it
    assert answer_to(work) == ("", f"{commands_answer.FAILED}\n", 1)
    assert "ValueError at" in caplog.text and "Doris" not in caplog.text


@pytest.mark.parametrize(
    ("address", "certificate", "reached"),
    [
        ("127.0.0.1", None, "http://127.0.0.1:8501"),
        ("localhost", None, "http://127.0.0.1:8501"),
        ("::1", None, "http://[::1]:8501"),
        ("0.0.0.0", None, "http://127.0.0.1:8501"),
        ("::", None, "http://127.0.0.1:8501"),
        (None, None, "http://127.0.0.1:8501"),
        ("10.1.2.3", None, None),
        ("dashboard.example.gov.uk", None, None),
        ("127.0.0.1", "server.pem", None),
    ],
)
def test_where_this_machine_reaches_the_server(address, certificate, reached):
    assert commands.own_address(address, 8501, certificate) == reached


@pytest.mark.parametrize(
    ("peer", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("10.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("", False),
    ],
)
def test_who_is_at_this_machine(peer, here):
    assert commands._is_loopback(peer) is here


async def stream(*pieces):
    for piece in pieces:
        yield piece


def named(path, size):
    return wire.NamedFile(path, size, (0, 0, 0))


@pytest.mark.parametrize("pieces", [[b"ask\nonetwo!"], [b"a", b"sk\non", b"etw", b"o!"], [b"ask\n", b"one", b"two!"]])
def test_files_are_read_off_a_body_however_it_is_cut(tmp_path, pieces):
    async def read():
        body = Body(stream(*pieces))
        assert await body.line(100) == b"ask"
        return await received(body, [named("/a/x.csv", 3), named("/b/x.csv", 4)], tmp_path / "temporary")

    copies = waited(read())
    assert [path.read_bytes() for path in copies.paths.values()] == [b"one", b"two!"]
    assert {path.name for path in copies.paths.values()} == {"x.csv"}
    copies.forget()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_body_that_breaks_off_leaves_no_file(tmp_path):
    async def read():
        await received(Body(stream(b"on")), [named("/a/x.csv", 3)], tmp_path / "temporary")

    with pytest.raises(ValueError, match="broken off"):
        waited(read())
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_hostile_name_leads_nowhere(tmp_path):
    async def read():
        return await received(Body(stream(b"one")), [named("/a/../../etc/pa\x00ss;wd\n", 3)], tmp_path / "temporary")

    (path,) = waited(read()).paths.values()
    assert path.is_relative_to(tmp_path / "temporary") and path.read_bytes() == b"one"


def test_no_room_is_said_in_words(tmp_path):
    (tmp_path / "temporary").write_text("in the way", encoding="utf-8")
    with pytest.raises(NoRoom, match="Nothing was changed"):
        waited(received(Body(stream(b"one")), [named("/a/x.csv", 3)], tmp_path / "temporary"))


@pytest.mark.parametrize("left", [b"", b"{}", b"[1]", b'{"address": "x", "token": "y", "process": "z"}', b"\xff\xfe"])
def test_a_counter_that_cannot_be_read_is_none(tmp_path, left):
    counter.beside(tmp_path / "s.duckdb").write_bytes(left)
    assert counter.find(tmp_path / "s.duckdb") is None


def test_a_counter_of_a_later_start_is_not_taken_away(tmp_path):
    store = tmp_path / "s.duckdb"
    first = counter.announce(store, "http://127.0.0.1:1")
    second = counter.announce(store, "http://127.0.0.1:2")
    counter.withdraw(store, first)
    assert counter.find(store) == second
    counter.withdraw(store, second)
    assert counter.find(store) is None


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'["out"]', b'["out", 1]', b'["exit", "0"]', b'["in", "x"]', b'["out", "cut of'])
def test_an_answer_cut_off_is_not_believed(line):
    with pytest.raises(ValueError):
        wire.read_answer(line)


def test_a_request_reads_as_it_was_written():
    given = wire.Request("data", ("load", "x", "é.csv"), "Maria", "/here", True, (named("/here/é.csv", 4),), (0,))
    assert wire.read_request(given.line()) == given
