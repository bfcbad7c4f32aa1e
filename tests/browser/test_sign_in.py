"""Sign-in with a real OpenID Connect provider, set up as docs/deployment.md says: who comes in as what, and what an attacker gets."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.records.home_council import name_home_council
from data.records.members import set_member
from data.store import Store
from pages.access import ROLES
from pages.access_secret import SHORTEST
from tests.browser.at_the_socket import Plain, Socket, asking, said, went_well
from tests.browser.conftest import PATIENCE, ROOT, wait_for

PLACE = "exampleton.example"
SECRET = "a long random text that nobody else knows"
COUNCIL = {"olive": "approver", "gone": "", "ada": "administrator"}  # the council's own list
PEOPLE = {  # what the provider says of each besides the e-mail address
    "ada": {},
    "olive": {"email": f"Olive@{PLACE.title()}", "roles": ["administrator"]},
    "gone": {"roles": ["administrator"]},
    "nobody": {},
    "emperor": {"roles": ["emperor", "Administrator"]},
    "both": {"roles": ["Everyone", "scrutiny", "administrator"]},
    "unproven": {"email_verified": False, "roles": ["officer"]},
    **{role: {"roles": [role]} for role in ROLES},
}
MENU = ["Overview", "Framework", "Services", "Measures", "Benchmarks", "Actions", "Data quality"]
BOARD = ["Overview", "Editions", "Questions", "Framework", "Methods"]
WITH_UPLOAD = [*MENU[:-1], "Upload", MENU[-1]]


@contextmanager
def running(command, address, log, **settings):
    """A server of this test's own."""
    with log.open("wb") as said_there:
        server = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env={**os.environ, **settings}, stdout=said_there, stderr=subprocess.STDOUT
        )
    try:
        wait_for(address, server, log)
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE)


def free_address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """The council's sign-in service, with everybody in it."""
    address = free_address()
    people = [{"sub": name, "email": f"{name}@{PLACE}", "email_verified": True, **more} for name, more in PEOPLE.items()]
    known = [word for person in people for word in ("--user-claims", json.dumps(person))]
    command = ["oidc_provider_mock", "--port", address.rsplit(":", 1)[1], *known]
    with running(command, address + "/.well-known/openid-configuration", tmp_path_factory.mktemp("provider") / "log"):
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("dashboard")


@pytest.fixture(scope="module")
def server(provider, folder):
    """A dashboard of Exampleton's, which has a list of people and nothing else."""
    path, address, written = folder / "named.duckdb", free_address(), folder / "secrets.toml"
    with closing(Store(path)) as store:
        name_home_council(store, "990", "X99000990", "Exampleton", "halton", synthetic=True)
        for person, role in COUNCIL.items():
            set_member(store, f"{person}@{PLACE}", role)
    written.write_text(secrets_as_documented(address, provider), encoding="utf-8")
    settings = {"PREVENTION_STORE": str(path), "PREVENTION_ROLE_CLAIM": "roles", "STREAMLIT_SECRETS_FILES": str(written)}
    command = ["streamlit", "run", "dashboard.py", "--server.port", address.rsplit(":", 1)[1]]
    with running(command, address + "/_stcore/health", folder / "log", **settings):
        yield address


def secrets_as_documented(address, provider):
    """The secrets file that the deployment guide shows, with the names of this dashboard and this provider in it."""
    guide = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    shown = tomllib.loads(re.search(r"```toml\n(.*?)```", guide, re.DOTALL)[1])["auth"]
    real = {
        "redirect_uri": address + urlsplit(shown["redirect_uri"]).path,
        "cookie_secret": SECRET,
        "client_id": "the dashboard",
        "client_secret": "known to both",
        "server_metadata_url": provider + shown["server_metadata_url"].partition("/v2.0")[2],
    }
    assert real.keys() == shown.keys()
    assert len(shown["cookie_secret"]) < SHORTEST <= len(SECRET), "what the guide shows must not be good enough to be kept"
    return "[auth]\n" + "\n".join(f"{name} = {json.dumps(value)}" for name, value in real.items())


def way_in(server):
    """The address that the button on the sign-in page leads to, got by pressing it."""
    with Socket(server) as page:
        button = next(each.delta.new_element.button for each in page.open("") if each.delta.new_element.HasField("button"))
        press = asking("")
        press.rerun_script.widget_states.widgets.add(id=button.id, trigger_value=True)
        return server + next(each.auth_redirect.url for each in page.ask(press) if each.WhichOneof("type") == "auth_redirect")


def signed_in(server, person):
    """The cookies of a browser whose owner has signed in, without its screen."""
    browser = Plain()
    _, _, _, form = browser.get(way_in(server))
    assert browser.get(form, f"sub={person}".encode())[0] == 200
    browser.get(server + "/_stcore/health")
    return browser.cookies


def reads(server, cookies, path="administration"):
    with Socket(server, cookies) as page:
        return said(page.open(path))


@pytest.mark.parametrize(
    ("person", "role", "menu", "says"),
    [
        ("officer", "officer", WITH_UPLOAD, "This page is for administrators"),
        ("approver", "approver", MENU, "This page is for administrators"),
        ("smt", "smt", MENU, "This page is for administrators"),
        ("scrutiny", "scrutiny", BOARD, "This page is for administrators"),
        ("administrator", "administrator", [*MENU, "Administration"], "Who may do what"),
        ("olive", "approver", MENU, "This page is for administrators"),  # as on the list, in small letters; the claim does not count
        ("both", "scrutiny", BOARD, "This page is for administrators"),  # the first that is known here, as the provider names them
        ("nobody", "", [], "not on this dashboard's list"),
        ("emperor", "", [], "not on this dashboard's list"),
        ("gone", "", [], "not on this dashboard's list"),
        ("unproven", "", [], "no e-mail address that it vouches for"),
    ],
)
def test_everybody_is_who_the_provider_says_with_the_role_that_is_theirs(server, look, person, role, menu, says):
    seen = look(server)
    browser = seen.page.context
    form = browser.request.get(way_in(server))
    assert browser.request.post(form.url, form={"sub": person}).url == server + "/"
    seen.open("/administration?as=administrator")
    assert seen.menu == menu
    assert says in seen.words
    name = f"{person}@{PLACE}"
    assert (f"Signed in as {name}, {ROLES[role].one}." if role else "Sign in") in seen.words
    assert "Read as" not in seen.words


def test_somebody_signs_in_works_and_signs_out_and_what_they_did_stands_under_their_name(server, folder, look, tmp_path):
    seen = look(server).open("/")
    page = seen.page
    assert seen.heading == "Sign in"
    page.get_by_role("button", name="Sign in with your council account").click()
    page.get_by_role("button", name="ada", exact=True).click()
    page.wait_for_url(server + "/")
    seen.settle().follow("Administration")
    page.get_by_label("E-mail address").fill(f"New@{PLACE}")
    page.get_by_role("combobox", name="Role").click()
    page.get_by_role("option", name="scrutiny member").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text(f"new@{PLACE} is now scrutiny member.").wait_for()
    cookies = {each["name"]: each["value"] for each in page.context.cookies(server)}
    with Socket(server, cookies) as other_page:
        assert "Who may do what" in said(other_page.open("administration"))
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="End session").click()
        page.wait_for_url(server + "/**")
        assert seen.settle().heading == "Sign in"
        assert not [each for each in page.context.cookies(server) if each["name"].startswith("_streamlit_user")]
        for _ in range(3):
            page.go_back(wait_until="load")
        assert page.url.startswith(server)
        assert seen.settle().heading == "Sign in" and seen.menu == []
        assert "You have signed out" in said(other_page.open("administration")), "a page that was open all the while"
    assert "You have signed out" in reads(server, cookies), "a copy of the cookies"
    assert [line for line in audited(folder, tmp_path) if line[0] == f"ada@{PLACE}"] == [
        (f"ada@{PLACE}", "signed in", "", "administrator"),
        (f"ada@{PLACE}", "gave a role", f"new@{PLACE}", "scrutiny"),
        (f"ada@{PLACE}", "signed in", "", "administrator"),  # in the other page
    ]


def audited(folder, tmp_path):
    """Who did what, by a copy of the store, since the dashboard holds it."""
    for file in folder.glob("named.duckdb*"):
        if file.suffix in (".duckdb", ".wal"):
            shutil.copy(file, tmp_path)
    with closing(Store(tmp_path / "named.duckdb")) as store:
        return store.rows("select who, what, subject, details from audit order by done_at")


def test_cookies_that_this_server_did_not_give_open_nothing(server):
    good = signed_in(server, "ada")
    held = good["_streamlit_user"]
    assert "Who may do what" in reads(server, good)
    claims = {"email": f"ada@{PLACE}", "exp": time.time() + 3600, "is_logged_in": True, "origin": server, "provider": "default"}
    forged = {
        "not signed": json.dumps(claims).replace('"', "%22"),
        "signed by another": signed("another secret", claims),
        "signed for another cookie": signed(SECRET, claims, "_streamlit_user_tokens"),
        "one letter changed": ("B" if held[0] == "A" else "A") + held[1:],
        "cut short": held[:-1],
        "empty": "",
    }
    for how, value in forged.items():
        assert "Sign in with your council account" in reads(server, {**good, "_streamlit_user": value}), how
    assert "Sign in with" in reads(server, {**good, "_streamlit_xsrf": ""}), "asked for by a page of somebody else's"
    assert "run out" in reads(server, {**good, "_streamlit_user": signed(SECRET, {**claims, "exp": time.time() - 1})}), "an old one"
    elsewhere = signed(SECRET, {**claims, "origin": "https://dashboard.example"})
    assert "Sign in with" in reads(server, {**good, "_streamlit_user": elsewhere}), "one given for another address"
    assert "Who may do what" in reads(server, {**good, "_streamlit_user": signed(SECRET, claims)}), "or the above say nothing"


def test_whoever_is_not_signed_in_gets_nothing_from_any_address(server):
    plan = "More referrals dealt with at the front door"
    with Socket(server) as page:
        for address in ("", "objective-1?as=smt", "administration?as=administrator", "upload?as=officer", "no-such-page"):
            answers = page.open(address)
            assert went_well(answers) and "Sign in with your council account" in said(answers)
        assert plan.encode() not in page.received, "not even the names of pages"
        assert b"Who may do what" not in page.received


def test_what_a_page_offers_and_takes_is_for_its_own_browser_alone(server):
    officer, board, form = signed_in(server, "officer"), signed_in(server, "scrutiny"), {"Content-Type": "multipart/form-data; boundary=B"}
    file = b'--B\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\na,b\r\n--B--\r\n'

    def fetched(address, cookies, **more):
        sent = {
            **({"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}),
            **more.pop("headers", {}),
        }
        return Plain().get(server + address, **more, **sent)[0]

    def put(page, cookies):
        token = {"X-Xsrftoken": cookies.get("_streamlit_xsrf", "")}
        return fetched(f"/_stcore/upload_file/{page.session}/a", cookies, data=file, method="PUT", headers={**form, **token})

    with Socket(server, officer) as page, Socket(server, board) as other, Socket(server) as nobodys:
        offers = [
            each.delta.new_element.download_button for each in page.open("upload") if each.delta.new_element.HasField("download_button")
        ]
        refusals = other.open("upload"), nobodys.open("upload")
        for asked_by in (page, other):  # a file is for the page that offers it, whoever asks for it to be made
            address = asked_by.file_of(offers[0])
            assert address.startswith("/media/")
            assert [fetched(address, who) for who in (officer, board, {})] == [200, 404, 404]
        assert "This page is for performance officers" in said(refusals[0]) and "Sign in" in said(refusals[1])
        assert (put(page, officer), put(page, board), put(other, board), put(other, officer), put(nobodys, {})) == (204, 403, 403, 403, 403)
        with Socket(server, board, resume=page.session) as taken:
            assert "This page is for performance officers" in said(taken.open("upload")) and taken.session != page.session
        press = asking("upload")
        for button in (each.delta.new_element.button for each in page.open("upload") if each.delta.new_element.HasField("button")):
            if button.label != "Sign out":
                press.rerun_script.widget_states.widgets.add(id=button.id, trigger_value=True)
        assert "This page is for performance officers" in said(other.ask(press)), "the officer's buttons, pressed by somebody else"


def signed(secret, claims, name="_streamlit_user"):
    """A cookie as the server signs it."""
    return create_signed_value(secret, name, json.dumps(claims)).decode()
