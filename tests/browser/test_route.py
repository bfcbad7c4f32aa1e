"""Commands while the dashboard runs: the same words, the same answer, byte for byte, as with no dashboard; and for nobody else."""

import csv
import dataclasses
import http.client
import io
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.commands import counter, wire
from data.commands.console import Console
from data.commands.handing_over import NobodyThere, hand_over
from data.errors import StoreError
from tests.browser.conftest import PATIENCE, ROOT, serving
from tests.data.test_commands import YEAR, extract, request, written


def command(store, *words, folder=None, **more):
    """A command in a process of its own, as one is given at a terminal."""
    environment = {**os.environ, "PREVENTION_STORE": str(store), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=folder or store.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def said(process):
    """What a command answered, what it said beside, and its exit code."""
    out, err = process.communicate(timeout=PATIENCE)
    return out, err, process.returncode


def counter_of(store, other_than=None):
    """Where commands are taken, as soon as the dashboard says so."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = counter.find(store)
        if found is not None and found != other_than:
            return found
        time.sleep(0.05)
    return pytest.fail("the dashboard took no commands")


@contextmanager
def dashboard(store, **settings):
    """Where a running dashboard takes commands for the store."""
    with serving(store, **settings):
        yield counter_of(store)


@pytest.fixture
def council(named_store):
    """A council's store with, beside it, a file, one with faults, and one that nobody can read."""
    extract(named_store.parent, YEAR)
    written(named_store.parent / "faulty.csv", [request(90, "2025-04") | {"Event Outcome": "Sorted"}])
    (named_store.parent / "broken.csv").write_bytes(b"\x00\x01\x02" * 50)
    return named_store


@dataclasses.dataclass(frozen=True)
class Shared:
    """A running dashboard that several tests use, and the store it holds."""

    counter: counter.Counter
    store: Path


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A dashboard on a store that belongs to nobody yet."""
    store = tmp_path_factory.mktemp("shared") / "shared.duckdb"
    with dashboard(store) as known:
        yield Shared(known, store)


DAY = (
    ("data", "uploads"),
    ("data", "check", "client_level_data", "extract.csv"),
    ("data", "load", "client_level_data", "extract.csv", "--submitted-on", "2026-04-20", "--by", "Maria"),
    ("data", "load", "client_level_data", "extract.csv", "--submitted-on", "2026-04-20"),
    ("data", "load", "client_level_data", "broken.csv"),
    ("data", "load", "client_level_data", "missing.csv"),
    ("data", "load", "no_such_return", "extract.csv"),
    ("data", "load", "client_level_data", "faulty.csv", "--strict"),
    ("data", "load", "client_level_data", "faulty.csv", "--submitted-on", "2026-05-02", "--dry-run"),
    ("data", "load", "client_level_data", "faulty.csv", "--submitted-on", "2026-05-02"),
    ("data", "uploads"),
    ("metrics", "results", "--measure", "requests_all"),
    ("metrics", "results", "--measure", "requests_all", "--format", "json", "--audience", "public"),
    ("metrics", "results", "--measure", "ascof_9z"),
    ("metrics", "people", "--measure", "front_door_share", "--period-end", "2025-04-30", "--period-type", "month"),
    ("metrics", "run", "--method", "M2"),
    ("data", "withdraw", "2", "--why", "sent by mistake"),
    ("data", "withdraw", "2", "--why", "again"),
    ("data", "export", "out"),
    ("data", "backup", "safe.zip"),
    ("data", "uploads", "--nonsense"),
    ("data", "uploads"),
)


def a_day(store):
    """What each command of a day says, without the name of the folder."""
    return [tuple(str(part).replace(str(store.parent), "HERE") for part in said(command(store, *words))) for words in DAY]


def test_every_command_answers_as_it_does_without_a_dashboard(council, tmp_path_factory):
    alone = Path(shutil.copytree(council.parent, tmp_path_factory.mktemp("alone") / "council")) / council.name
    with dashboard(council):
        with_dashboard = a_day(council)
    for words, one, other in zip(DAY, with_dashboard, a_day(alone), strict=True):
        assert one == other, words
    codes = [int(code) for *_, code in with_dashboard]
    assert codes == [0, 1, 0, 0, 2, 2, 2, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 2, 0]
    assert (council.parent / "out" / "upload.csv").read_bytes().splitlines()[:2] != []
    listed = list(csv.DictReader(io.StringIO(with_dashboard[-1][0])))
    assert [(row["upload"], row["by"] != "", row["withdrawn"]) for row in listed] == [("1", True, ""), ("2", True, "sent by mistake")]
    assert stat.S_IMODE((council.parent / "safe.zip").stat().st_mode) == 0o600


def test_a_backup_made_beside_the_dashboard_is_restored_once_it_is_stopped(council):
    with dashboard(council):
        assert said(command(council, "data", "load", "client_level_data", "extract.csv"))[2] == 0
        assert said(command(council, "data", "backup", "safe.zip"))[2] == 0
        _, why, code = said(command(council, "data", "restore", "safe.zip"))
        assert code == 2 and "Stop the dashboard, restore, and start it again; nothing has changed." in why
    assert said(command(council, "data", "withdraw", "1", "--why", "to be undone"))[2] == 0
    assert said(command(council, "data", "restore", "safe.zip"))[2] == 0
    assert [row["withdrawn"] for row in csv.DictReader(io.StringIO(said(command(council, "data", "uploads"))[0]))] == [""]


def test_the_file_beside_the_store_is_private_and_new_at_each_start_and_gone_at_the_end(named_store):
    with dashboard(named_store) as first:
        assert stat.S_IMODE(counter.beside(named_store).stat().st_mode) == 0o600
        assert first.address.startswith("http://127.0.0.1:")
    assert not counter.beside(named_store).exists()
    with dashboard(named_store) as second:
        assert second.token != first.token and len(second.token) > 40


def test_what_a_killed_dashboard_left_is_not_asked(council):
    with dashboard(council) as first:
        os.kill(first.process, signal.SIGKILL)
        os.waitid(os.P_PID, first.process, os.WEXITED | os.WNOWAIT)
        assert counter.find(council) == first
        out, err, code = said(command(council, "data", "load", "client_level_data", "extract.csv"))
        assert (out.split(":")[0], code) == ("Upload 1", 0), err
    with serving(council):
        assert counter_of(council, other_than=first).token != first.token
        assert said(command(council, "data", "uploads"))[0].count("\n") == 2


def test_a_store_that_another_command_holds_is_waited_for_and_then_named(named_store, monkeypatch):
    from data.store import Store

    held = Store(named_store)
    try:
        out, err, code = said(command(named_store, "data", "uploads"))
    finally:
        held.close()
    assert (out, code) == ("", 2)
    assert f"already open by process {os.getpid()}" in err


def ask(taken_at, method="POST", body=b"", **headers):
    """The answer to a request made by hand: status and words."""
    host, port = taken_at.address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
    usual = {"Authorization": f"Bearer {taken_at.token}", "Content-Type": wire.KIND}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, wire.ROUTE, body, {name: value for name, value in {**usual, **given}.items() if value is not None})
    try:
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def asking(*words, program="data", files=(), sent=(), folder="/"):
    return wire.Request(program, words, "Maria", folder, False, tuple(files), sent)


def console():
    return Console(io.StringIO(), io.StringIO())


def test_only_a_command_with_the_token_is_answered(shared):
    listing, known = asking("uploads").line(), shared.counter
    assert ask(known, body=listing)[0] == 200
    for refused in (
        {"Authorization": None},
        {"Authorization": "Bearer " + known.token[:-1]},
        {"Authorization": f"Bearer {known.token}x"},
        {"Authorization": f"Basic {known.token}"},
        {"Authorization": "Bearer caf\xe9"},
        {"Origin": known.address},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Cookie": "a=b"},
        {"Host": "dashboard.example.gov.uk"},
        {"Host": "127.0.0.1.attacker.example"},
        {"X_Forwarded_For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"X_Real_IP": "127.0.0.1"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
    ):
        status, words = ask(known, body=listing, **refused)
        assert (status, "uploads" in words) == (403, False), refused
    for method in ("GET", "PUT", "OPTIONS", "HEAD"):
        assert "rows_kept" not in ask(known, method, listing)[1]
    with pytest.raises(NobodyThere):
        hand_over(counter.Counter(known.address, "another", known.process), asking("uploads"), console())
    assert known.token not in shared.store.with_suffix(".log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no line at all",
        b"[]\n",
        b'{"program": "data"}\n',
        asking("uploads", program="os").line(),
        asking("load", sent=(1,)).line(),
        asking("load", files=[wire.NamedFile("/a.csv", 50, (0, 0, 0))], sent=(0,)).line() + b"too short",
        b"x" * (wire.LONGEST_LINE + 100_000),
    ],
)
def test_what_is_no_command_is_refused_in_words(shared, body):
    status, words = ask(shared.counter, body=body)
    assert status == 400 and "does not know this command" in words


@pytest.mark.parametrize("words", [(), ("nonsense",), ("restore", "x"), ("check", "client_level_data", "x.csv"), ("uploads", "--nonsense")])
def test_a_command_that_is_none_of_the_dashboards_ends_with_two(shared, words):
    assert hand_over(shared.counter, asking(*words), console()) == 2


def seen_otherwise(path):
    """A file as a caller sees it who sees another one there than the dashboard does."""
    found = wire.named_file(path)
    return wire.NamedFile(found.path, found.size, (found.identity[0] + 1, *found.identity[1:]))


def test_a_file_that_the_dashboard_does_not_see_is_sent_and_not_left_behind(shared):
    path = extract(shared.store.parent, YEAR, "sent.csv", "NFA: Deceased")
    heard = console()
    code = hand_over(shared.counter, asking("load", "client_level_data", str(path), files=[seen_otherwise(path)]), heard)
    assert code == 0, heard.err.getvalue()
    assert re.match(r"Upload \d+: sent.csv, client_level_data of council 990.\n  36 rows read, 36 kept", heard.out.getvalue())
    assert "Reading" not in heard.err.getvalue(), "nobody watches"
    assert list((shared.store.parent / "temporary").glob("upload-*")) == []


def test_somebody_at_a_terminal_sees_how_far_it_is(shared):
    path = extract(shared.store.parent, YEAR, "watched.csv", "NFA: Moved to another LA")
    heard = console()
    watched = dataclasses.replace(asking("load", "client_level_data", str(path), files=[wire.named_file(path)]), watched=True)
    assert hand_over(shared.counter, watched, heard) == 0
    assert "Reading watched.csv ...\n" in heard.err.getvalue()
    assert heard.err.getvalue().endswith("Working out the figures ...\n")


def test_more_than_an_upload_may_have_is_refused_before_it_is_sent(council):
    path = council.parent / "large.csv"
    with path.open("wb") as file:
        file.truncate(3_000_000)
    with dashboard(council, STREAMLIT_SERVER_MAX_UPLOAD_SIZE="2") as known:
        with pytest.raises(StoreError, match="more than the 2 MB"):
            hand_over(known, asking("load", "client_level_data", str(path), files=[seen_otherwise(path)]), console())
        line = asking("load", "client_level_data", str(path), files=[seen_otherwise(path)], sent=(0,)).line()
        assert ask(known, body=line + b"x" * 3_000_000)[0] == 413


def test_commands_at_once_are_all_answered_and_every_load_lands_once(council):
    files = [
        extract(council.parent, YEAR, f"{n}.csv", outcome)
        for n, outcome in enumerate(("NFA: Other", "NFA: Deceased", "NFA: Moved to another LA"))
    ]
    with dashboard(council):
        loads = [command(council, "data", "load", "client_level_data", path.name) for path in files]
        lists = [command(council, "data", "uploads") for _ in range(3)]
        receipts = [said(load) for load in loads]
        assert all(said(each)[2] == 0 for each in lists)
        out, _, _ = said(command(council, "data", "uploads"))
    assert [code for *_, code in receipts] == [0, 0, 0], receipts
    named = {re.match(r"Upload (\d+): (\S+),", out).groups() for out, *_ in receipts}
    assert {number for number, _ in named} == {"1", "2", "3"} and {name for _, name in named} == {"0.csv", "1.csv", "2.csv"}
    assert {(row["upload"], row["file"]) for row in csv.DictReader(io.StringIO(out))} == named
    assert all("36 rows read, 36 kept" in out for out, *_ in receipts)


def test_a_list_is_answered_while_a_load_is_at_work(council):
    months = [f"{year}-{month:02}" for year in range(2023, 2026) for month in range(1, 13)]
    rows = [request(n, months[n % len(months)]) for n in range(9_000)]
    written(council.parent / "long.csv", rows)
    with dashboard(council):
        load = command(council, "data", "load", "client_level_data", "long.csv")
        answered_meanwhile = 0
        while load.poll() is None:
            out, err, code = said(command(council, "data", "uploads"))
            assert code == 0, err
            assert [row["rows_kept"] for row in csv.DictReader(io.StringIO(out))] in ([], ["9000"])
            answered_meanwhile += load.poll() is None
        assert said(load)[2] == 0
    assert answered_meanwhile > 0


def test_somebody_who_stops_reading_stops_no_work(shared):
    path = extract(shared.store.parent, YEAR, "left.csv")
    host, port = shared.counter.address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
    line = asking("load", "client_level_data", str(path), files=[wire.named_file(path)]).line()
    connection.request("POST", wire.ROUTE, line, {"Authorization": f"Bearer {shared.counter.token}", "Content-Type": wire.KIND})
    connection.close()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        heard = console()
        assert hand_over(shared.counter, asking("uploads"), heard) == 0
        # kept, and its figures worked out: of an upload without them the list says so
        if ",left.csv," in heard.out.getvalue() and "not worked out" not in heard.err.getvalue():
            return
        time.sleep(0.2)
    pytest.fail("the load did not go on")


def test_a_dashboard_that_is_killed_meanwhile_is_said_so(council):
    rows = [request(n, "2025-05") for n in range(9_000)]
    written(council.parent / "long.csv", rows)
    with dashboard(council) as known:
        load = command(council, "data", "load", "client_level_data", "long.csv")
        time.sleep(1.5)
        os.kill(known.process, signal.SIGKILL)
        out, err, code = said(load)
    assert code in (0, 2)
    if "Upload" not in out:
        assert "The dashboard stopped before the command was through" in err or code == 0
