"""The settings in .streamlit/config.toml are options that this Streamlit has, and the safe ones stay safe."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config

SETTINGS = tomllib.loads((Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
GIVEN = {f"{section}.{name}": value for section, options in SETTINGS.items() for name, value in options.items()}


def test_every_setting_is_one_that_streamlit_knows():
    assert set(GIVEN) - set(config._config_options_template) == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", ["localhost", "127.0.0.1", "::1"]),
        ("client.showErrorDetails", "none"),
        ("client.showErrorLinks", False),
        ("client.toolbarMode", "minimal"),
        ("client.disableDataExport", True),
        ("browser.gatherUsageStats", False),
        ("runner.postScriptGC", False),
        ("theme.primaryColor", "#12436d"),
    ],
)
def test_what_must_stay_as_it_is(name, value):
    assert GIVEN[name] == value


@pytest.mark.parametrize(
    ("name", "safe"), [("server.enableXsrfProtection", True), ("server.enableCORS", True), ("server.enableAgentApi", False)]
)
def test_what_is_safe_by_default_is_left_alone(name, safe):
    assert name not in GIVEN and config._config_options_template[name].default_val is safe
