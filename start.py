"""Set up and open the dashboard, with nothing but Python: what `make run` does, and what to use where there is no make.

    python start.py          set up what running needs, then open the dashboard on PORT (8501)
    python start.py setup    set up what running and testing need, and stop

With PREVENTION_STORE unset it opens the store of the sample council, made the first time.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SAMPLE = HERE / "var" / "sample.duckdb"
OLDEST = (3, 11)


def main(asked: list[str]) -> int:
    """Do what was asked; the exit code says whether it went well."""
    if asked not in ([], ["run"], ["setup"]):
        print(__doc__)
        return 2
    if sys.version_info < OLDEST:
        return _say(
            f"The dashboard needs Python 3.11 or later; this is {sys.version.split()[0]}. Install one from python.org, then try again."
        )
    setting_up = asked == ["setup"]
    code = set_up(HERE / ("requirements-dev.txt" if setting_up else "requirements.txt"))
    return code if code or setting_up else run()


def set_up(wanted: Path) -> int:
    """An environment in `.venv` with what `wanted` lists; at once when it is there already."""
    stamp = VENV / f"{wanted.stem}.stamp"
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == _fingerprint():
        return 0
    if not PYTHON.exists():
        print("Making .venv ...", flush=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            return _say("Python could not make an environment in .venv. On Debian or Ubuntu: apt-get install python3-venv, then try again.")
    print(f"Installing what {wanted.name} lists (a few minutes the first time) ...", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(wanted)]
    if subprocess.run(pip, check=False, cwd=HERE).returncode:
        return _say(
            "The packages could not be installed. Check the connection to the package index (or set PIP_INDEX_URL), then try again."
        )
    stamp.write_text(_fingerprint(), encoding="utf-8")
    if wanted.stem == "requirements-dev":  # it includes the other
        (VENV / "requirements.stamp").write_text(_fingerprint(), encoding="utf-8")
    return 0


def run() -> int:
    """Open the dashboard and stay until it is stopped."""
    environment = dict(os.environ)
    if not environment.get("PREVENTION_STORE"):
        environment["PREVENTION_STORE"] = str(SAMPLE)
        # in a process of its own, since only one may hold the store, and the dashboard is next
        if not SAMPLE.exists() and subprocess.run([str(PYTHON), "-m", "data.sample", str(SAMPLE)], check=False, cwd=HERE).returncode:
            return _say("The sample council could not be made: the lines above say why.")
    command = [str(PYTHON), "-m", "streamlit", "run", str(HERE / "dashboard.py"), "--server.port", environment.get("PORT") or "8501"]
    if sys.stdout.isatty():
        command += ["--server.headless", "false"]  # a person is here: their browser opens
    os.chdir(HERE)  # Streamlit reads .streamlit/config.toml from where it is started
    if os.name == "posix":
        os.execve(command[0], command, environment)  # the server takes this process's place, and so its signals
    return subprocess.run(command, check=False, env=environment).returncode


def _fingerprint() -> str:
    """A text that changes when any list of packages does."""
    lists = b"".join((HERE / name).read_bytes() for name in ("constraints.txt", "requirements.txt", "requirements-dev.txt"))
    return hashlib.sha256(lists).hexdigest()


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
