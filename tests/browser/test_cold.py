"""The first visitor of a server asks for what is not theirs, before anybody has been to the overview."""

import json

import pytest

from tests.browser.conftest import serving

REFUSED = "You cannot open this page"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/administration", "This page is for administrators. Ask an administrator of this dashboard if you need it."),
        ("/upload", "This page is for performance officers. Ask an administrator of this dashboard if you need it."),
        ("/first-start", "This page is for administrators. Ask an administrator of this dashboard if you need it."),
    ],
)
def test_the_first_visitor_of_all_is_refused_what_is_not_theirs(named_store, look, path, says):
    with serving(named_store) as server:
        seen = look(server).open(path)
        assert seen.heading == REFUSED
        assert says in seen.words
        assert "Administration" not in seen.menu and "Upload" not in seen.menu


def test_a_file_in_the_folder_of_pages_is_not_a_page(named_store, look):
    with serving(named_store) as server:
        for path in ("/setting_up", "/sign_in"):
            assert "Page not found" in look(server).open(path).page.content(), path


def test_the_first_visitor_of_all_may_ask_for_a_deep_link_that_is_theirs(named_store, look):
    with serving(named_store) as server:
        seen = look(server).open("/objective-1")
        assert seen.heading != REFUSED
        assert seen.page.title().endswith(" - Prevention outcomes - Exampleton")


def test_nobody_gets_anything_without_signing_in_once_others_could_reach_it(named_store, look):
    with serving(named_store, STREAMLIT_SERVER_ADDRESS="0.0.0.0") as server:
        for path in ("/administration?as=administrator", "/", "/objective-1", "/upload", "/measure?as=officer"):
            seen = look(server).open(path)
            assert seen.heading == "Sign in"
            assert "no sign-in service yet" in seen.words
            assert seen.menu == []


def test_where_there_is_a_sign_in_service_no_role_can_be_chosen(named_store, look, tmp_path):
    secrets = tmp_path / "secrets.toml"
    values = {"redirect_uri": "http://127.0.0.1/oauth2callback", "cookie_secret": "x" * 40, "client_id": "a", "client_secret": "b"}
    values["server_metadata_url"] = "http://127.0.0.1:9/nothing"
    secrets.write_text("[auth]\n" + "\n".join(f"{name} = {json.dumps(value)}" for name, value in values.items()))
    with serving(named_store, STREAMLIT_SECRETS_FILES=str(secrets)) as server:
        seen = look(server).open("/administration?as=administrator")
        assert seen.heading == "Sign in"
        assert seen.page.get_by_role("button", name="Sign in with your council account").is_visible()


def test_a_store_that_another_process_holds_is_one_calm_page(named_store, look):
    from data.store import Store

    held = Store(named_store)
    try:
        with serving(named_store) as server:
            seen = look(server).open("/upload")
            assert seen.heading == "The dashboard cannot open its store"
            assert "already open by process" in seen.words
            assert seen.menu == []
    finally:
        held.close()
