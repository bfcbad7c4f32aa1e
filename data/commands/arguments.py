"""How the words of the data commands are read."""

from __future__ import annotations

import argparse
from functools import partial

from data import retention_file
from data.commands import alone, whose, work
from data.commands.program import Caller, Program, value
from data.periods import parse_day, parse_range
from data.return_definition import all_returns

ABOUT = """The data commands: python -m data check | load | withdraw | uploads | whose | purge | export | backup | restore.

Exit codes: 0 done (check: clean, notices allowed), 1 faults found (check, and load with --strict), 2 cannot be read or done.
"""


def program(measures: work.Measures, foresee: work.Foresee) -> Program:
    """The data commands, with what works out figures after a load, or before one: a room of its own, which this one may not open."""
    return Program("data", partial(_parser, measures, foresee))


def _parser(measures: work.Measures, foresee: work.Foresee, caller: Caller) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument("--store", help="the store's file (default: PREVENTION_STORE, else var/prevention.duckdb)")
    everywhere.add_argument("--by", default=caller.name, help="who does this, for the record")

    def command(name: str, words: str, **does: object) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words, parents=[everywhere])
        added.set_defaults(**does)
        return added

    returns = f"which return the file is: {', '.join(each.id for each in all_returns())}"
    checking = command("check", "list every fault of a file; changes nothing", alone=alone.check)
    checking.add_argument("return_id", metavar="RETURN", help=returns)
    checking.add_argument("file", metavar="FILE", type=caller.file)
    checking.add_argument("--council", help="the council code the file must be for")
    checking.add_argument("--covers", type=value(parse_range), metavar="FROM:TO", help="the year of a published file that does not say")
    checking.add_argument("--format", choices=("text", "json", "csv"), default="text")

    load = command(
        "load", "keep what can be kept of files, and work out the figures", work=partial(work.load, measures, foresee), reads="file"
    )
    load.add_argument("return_id", metavar="RETURN", help=returns)
    load.add_argument("file", metavar="FILE", type=caller.file, nargs="+")
    load.add_argument("--submitted-on", type=value(parse_day), metavar="DATE", help="the day the file was made (default: today)")
    load.add_argument("--covers", type=value(parse_range), metavar="FROM:TO", help="the period you vouch for, in place of the derived one")
    load.add_argument("--council", help="the council code of the files, where their rows do not say")
    load.add_argument("--strict", action="store_true", help="change nothing when there is any fault")
    load.add_argument("--dry-run", action="store_true", help="change nothing: print which figures the files would change, and by how much")
    load.add_argument("--timings", action="store_true", help="print how long each part took, as JSON")

    command("uploads", "list the uploads, as CSV", work=work.uploads)
    command("whose", "say whose store it is, as CSV", work=whose.whose, makes_no_store=True)
    withdraw = command("withdraw", "take an upload out of use", work=partial(work.withdraw, measures))
    withdraw.add_argument("upload", metavar="UPLOAD", type=int)
    withdraw.add_argument("--why", required=True)
    purge = command(
        "purge",
        "forget rows about people that are older than the council's limit",
        work=partial(work.purge, measures),
        afterwards=retention_file.write_anew_if_due,
    )
    purge.add_argument("--dry-run", action="store_true", help="only say what would go")
    export = command("export", "write the tables that hold no person as CSV", work=work.export)
    export.add_argument("folder", metavar="DIR", type=caller.file)
    backup = command("backup", "write the store and the person key to one file", work=work.back_up, makes_no_store=True)
    backup.add_argument("file", metavar="FILE", type=caller.file)
    restore = command("restore", "put a backup in place of the store", alone=alone.restore)
    restore.add_argument("file", metavar="FILE", type=caller.file)
    return parser
