"""start.py: sets up once, is quick the second time, and opens the sample council where no store is named."""

import os
import re
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

import start

ROOT = Path(__file__).parent.parent


@pytest.fixture
def commands(monkeypatch, tmp_path):
    """The commands that would have been run, in a folder where nothing is set up yet."""
    ran = []

    def remember(command, **_):
        ran.append([str(part) for part in command])
        if "venv" in command:
            start.PYTHON.parent.mkdir(parents=True)
            start.PYTHON.touch()
        return SimpleNamespace(returncode=0)

    def take_over(program, command, environment):
        ran.append([*command, environment["PREVENTION_STORE"]])
        raise SystemExit

    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(start, "SAMPLE", tmp_path / "var" / "sample.duckdb")
    monkeypatch.setattr(start.subprocess, "run", remember)
    monkeypatch.setattr(start.os, "execve", take_over)
    monkeypatch.setattr(start.os, "chdir", lambda folder: None)
    return ran


def test_setting_up_a_second_time_does_nothing(commands):
    assert start.main(["setup"]) == 0
    assert len(commands) == 2, "an environment and its packages"
    assert commands[1][-1].endswith("requirements-dev.txt")
    assert start.main(["setup"]) == 0
    assert start.set_up(start.HERE / "requirements.txt") == 0, "what testing needs includes what running needs"
    assert len(commands) == 2


def test_what_running_needs_is_not_all_that_testing_needs(commands):
    start.set_up(start.HERE / "requirements.txt")
    start.set_up(start.HERE / "requirements-dev.txt")
    assert [command[-1].rsplit("/", 1)[-1] for command in commands if "pip" in command] == ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the server is a child process")
def test_with_nothing_named_the_sample_is_made_and_opened(commands, monkeypatch):
    monkeypatch.delenv("PREVENTION_STORE")
    monkeypatch.setenv("PORT", "8600")
    with pytest.raises(SystemExit):
        start.run()
    assert commands[0][1:] == ["-m", "data.sample", str(start.SAMPLE)]
    assert commands[1][1:4] == ["-m", "streamlit", "run"]
    assert "8600" in commands[1] and commands[1][-1] == str(start.SAMPLE)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the server is a child process")
def test_a_store_that_is_named_is_opened_as_it_is(commands, monkeypatch):
    monkeypatch.setenv("PREVENTION_STORE", "own.duckdb")
    with pytest.raises(SystemExit):
        start.run()
    assert len(commands) == 1 and commands[0][-1] == "own.duckdb"


def test_a_failure_says_what_to_do(commands, monkeypatch, capsys):
    monkeypatch.setattr(start.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    assert start.main(["setup"]) == 1
    assert "python3-venv" in capsys.readouterr().err


def test_an_old_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(start.sys, "version_info", (3, 10, 13))
    assert start.main([]) == 1
    assert "needs Python 3.11" in capsys.readouterr().err


def test_every_package_is_pinned_once():
    lines = [
        line
        for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-"))
    ]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line)] == []
    names = [re.split(r"[\[=]", line)[0].lower().replace("_", "-") for line in lines]
    assert sorted(names) == sorted(set(names))


def test_the_commands_of_the_readme_exist():
    told = set(re.findall(r"`make (\w+)`", (ROOT / "README.md").read_text(encoding="utf-8")))
    listed = subprocess.run(["make", "-pRrq", ":"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert told == {"setup", "run", "test", "check", "bench"}
    assert all(re.search(rf"^{name}:", listed, re.MULTILINE) for name in told)
