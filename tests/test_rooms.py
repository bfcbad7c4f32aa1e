"""The house has three rooms and one direction: dashboard.py, then pages, then metrics, then data. Read from the code itself."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("data", "metrics", "pages")
MAY_IMPORT = {"data": {"data"}, "metrics": {"data", "metrics"}, "pages": {"data", "metrics", "pages"}}
DOORS = {
    "data/__main__.py": {"data", "metrics"},  # a command works out figures after it has loaded a file
    "data/sample/__main__.py": {"data", "metrics"},  # and the sample council's editions hold them
}
MAY_CONNECT = {"data/store_connection.py", "data/reading.py"}


def modules() -> list[tuple[str, str]]:
    """Path and source of every module in the rooms."""
    paths = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return [(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def imported(source: str) -> set[str]:
    """The dotted names a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


def wrong_direction(path: str, source: str) -> set[str]:
    """What a module imports from a room it may not look into, or from the door itself."""
    allowed = DOORS.get(path, MAY_IMPORT[path.split("/")[0]])
    tops = {name: name.split(".")[0] for name in imported(source)}
    return {name for name, top in tops.items() if top in {*ROOMS, "dashboard", "start", "tests", ""} - allowed}


def connects(source: str) -> bool:
    """Whether a module opens a database connection of its own, under any name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr == "connect" and getattr(node.value, "id", "") == "duckdb":
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "duckdb" and "connect" in {alias.name for alias in node.names}:
            return True
    return False


def streamlit_calls_on_import(source: str) -> list[int]:
    """The lines where a module calls Streamlit while it is imported: anywhere outside a function, decorators included."""
    found: list[int] = []
    tree = ast.parse(source)
    names = streamlit_names(tree)

    def visit(node: ast.AST, at_import: bool) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            # a cache decorator draws nothing; any other decorator and every default is run on import
            for decorator in getattr(node, "decorator_list", []):
                if not ast.unparse(decorator).startswith(("st.cache_resource", "st.cache_data")):
                    visit(decorator, at_import)
            for default in [*node.args.defaults, *(d for d in node.args.kw_defaults if d)]:
                visit(default, at_import)
            for child in node.body if isinstance(node.body, list) else [node.body]:
                visit(child, False)
            return
        if at_import and isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[0] in names:
            found.append(node.lineno)
        for child in ast.iter_child_nodes(node):
            visit(child, at_import)

    visit(tree, True)
    return found


def streamlit_names(tree: ast.AST) -> set[str]:
    """The names by which a module speaks of Streamlit or a part of it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name.split(".")[0] for alias in node.names if alias.name.split(".")[0] == "streamlit"}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "streamlit":
            names |= {alias.asname or alias.name for alias in node.names}
    return names


@pytest.mark.parametrize(("path", "source"), modules(), ids=[path for path, _ in modules()])
def test_a_module_keeps_to_its_room(path, source):
    room = path.split("/")[0]
    assert wrong_direction(path, source) == set()
    if room != "pages":
        assert not {name for name in imported(source) if name.split(".")[0] in {"streamlit", "plotly"}}
    assert path in MAY_CONNECT or not connects(source), "only the store and the reading module open a connection"
    if room == "pages":
        assert streamlit_calls_on_import(source) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("data/periods.py", "from metrics.run import run"),
        ("data/periods.py", "def f():\n    import pages.menu"),
        ("metrics/run.py", "import pages"),
        ("pages/menu.py", "import dashboard"),
        ("data/periods.py", "from . import store"),
    ],
)
def test_the_reading_of_imports_can_fail(path, source):
    assert wrong_direction(path, source)


def test_a_door_may_do_what_a_room_may_not():
    assert wrong_direction("data/__main__.py", "from metrics.run import run") == set()
    assert wrong_direction("data/__main__.py", "import pages") == {"pages"}


@pytest.mark.parametrize(
    "source", ["import duckdb\nduckdb.connect()", "from duckdb import connect", "import duckdb\nopen = duckdb.connect"]
)
def test_the_search_for_connections_can_fail(source):
    assert connects(source)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("import streamlit as st\nst.title('x')", [2]),
        ("from streamlit import title as t\nt('x')", [2]),
        ("import streamlit as st\nif True:\n    st.write(1)", [3]),
        ("import streamlit as st\nclass A:\n    b = st.button('x')", [3]),
        ("import streamlit as st\ndef f(a=st.write(1)): ...", [2]),
        ("import streamlit as st\n@st.fragment()\ndef f(): ...", [2]),
        ("import streamlit as st\n@st.cache_data(max_entries=3)\ndef f():\n    st.write(1)", []),
        ("import streamlit as st\ndef f():\n    return st.query_params", []),
    ],
)
def test_the_search_for_calls_on_import_can_fail(source, lines):
    assert streamlit_calls_on_import(source) == lines
