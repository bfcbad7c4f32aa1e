import pytest

from pages.parts.markup import Html, el, fold, join, text

NASTY = '<script>alert("x")</script> & co'
SAFE = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co"


def test_text_is_escaped_wherever_it_stands():
    assert text(NASTY) == SAFE
    assert el("p", NASTY) == f"<p>{SAFE}</p>"
    assert el("p", "a", title=NASTY) == f'<p title="{SAFE}">a</p>'
    assert join([NASTY, el("b", "x")], ", ") == f"{SAFE}, <b>x</b>"


def test_html_made_here_is_not_escaped_twice():
    assert el("p", el("b", "a & b")) == "<p><b>a &amp; b</b></p>"
    assert isinstance(join(["a"]), Html)


@pytest.mark.parametrize(
    ("made", "is_"),
    [
        (el("td", "x", class_="number", data_label="Latest"), '<td class="number" data-label="Latest">x</td>'),
        (el("td", "x", class_=None, hidden=False), "<td>x</td>"),
        (el("p", None, 0), "<p>0</p>"),
        (el("img", src="data:,", alt=""), '<img src="data:," alt="">'),
        (el("details", "x", open=True), "<details open>x</details>"),
    ],
)
def test_elements_and_attributes(made, is_):
    assert made == is_


def test_a_fold_is_shut_until_it_is_pressed():
    assert fold("Table: 3 months", "a < b") == '<details class="fold"><summary>Table: 3 months</summary><div>a &lt; b</div></details>'
    assert fold("Why", "x", open=True).startswith('<details class="fold" open>')
