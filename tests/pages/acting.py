"""Pages on which people write, shown by role: the page, a press, the boxes for commentary."""

from datetime import date

from streamlit.testing.v1 import AppTest

OCTOBER, SEPTEMBER = date(2026, 10, 31), date(2026, 9, 30)


def page(page, role, plan):
    import importlib

    from pages.access import Visitor

    importlib.import_module(f"pages.{page}").show(Visitor(f"a {role}", role, "local", plan=plan))


def page_with_box(role, month, word, before):
    from datetime import date

    from data.framework import load_framework
    from pages.access import Visitor
    from pages.parts import commentary_box

    objective = load_framework("halton").objectives[0]
    commentary_box.show(Visitor(f"a {role}", role, "local"), objective, date.fromisoformat(month), word, before)


def opened_at(script, query=None, **given):
    at = AppTest.from_function(script, kwargs=given, default_timeout=30)
    at.query_params["write"] = "yes"
    for name, value in (query or {}).items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def press(at, label):
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception, at.exception
    return at


def acting(page_id, role="smt", plan="", query=None):
    """A page where people write, as somebody with that role sees it."""
    return opened_at(page, query, page=page_id, role=role, plan=plan)


def box(role="smt", month=OCTOBER, word="Off track", before="On track"):
    return opened_at(page_with_box, role=role, month=month.isoformat(), word=word, before=before)
