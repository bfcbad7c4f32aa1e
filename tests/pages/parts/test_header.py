import pytest

from pages.access import Visitor
from pages.parts import header, links


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("smt", ("SMT edition", "exact figures", "OFFICIAL-SENSITIVE")),
        ("officer", ("Performance team", "exact figures", "OFFICIAL-SENSITIVE")),
        ("scrutiny", ("For scrutiny members", "small numbers hidden, others rounded", "OFFICIAL<")),
    ],
)
def test_the_edition_says_whose_it_is_and_how_exact(role, says):
    line = header.edition_line(Visitor("x", role, "local"))
    assert all(words in line for words in says)


def test_invented_data_say_so_and_real_data_do_not():
    visitor = Visitor("x", "smt", "local")
    assert "Synthetic data: Exampleton is an invented council" in header.edition_line(visitor, "Exampleton")
    assert "Synthetic" not in header.edition_line(visitor)


def test_the_last_crumb_is_the_page_itself():
    trail = header.breadcrumb((links.link("Overview", Visitor("x", "smt", "sign-in"), ""), "Objective 1"))
    assert '<a href="./">Overview</a>' in trail and '<li aria-current="page">Objective 1</li>' in trail


@pytest.mark.parametrize(("how", "is_"), [("local", "./measure?id=ascof_2c&as=smt"), ("sign-in", "./measure?id=ascof_2c")])
def test_an_address_keeps_the_role_only_where_it_was_chosen_on_screen(how, is_):
    assert links.address(Visitor("x", "smt", how), "measure", id="ascof_2c") == is_
