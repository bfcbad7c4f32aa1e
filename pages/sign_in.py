"""Who is asking: somebody the council's sign-in service vouches for, or, on a machine of one's own, whoever sits at it.

Signing in proves who somebody is; their role comes from this council's own list of people, so that a leaver taken off the list
has no access at the next click. A claim of the sign-in service may give a role to people who are not on the list.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from pages.access import ROLES, Visitor

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via")
LOCAL_NAME = "someone at this machine"
FIRST_ROLE = "smt"
NO_SIGN_IN = (
    "This dashboard has no sign-in service yet, so it answers only at the machine it runs on. "
    "Ask whoever runs it to set one up: docs/deployment.md says how."
)


def who_is_asking(members: Mapping[str, str], *, set_up: bool = True) -> Visitor:
    """The visitor of this run. `members` gives the role of each person on the council's list, '' for one who was removed.

    A store that is not set up yet has no list: whoever is at the machine sets it up.
    """
    user = st.user.to_dict()
    if "is_logged_in" in user:  # Streamlit says so only where its secrets have an [auth] section
        return signed_in(user, members, os.environ.get("PREVENTION_ROLE_CLAIM", ""), time.time())
    if answers_this_machine_only(st.get_option("server.address"), st.context.headers):
        return Visitor(LOCAL_NAME, _chosen_role() if set_up else "administrator", "local")
    return Visitor("", "", "unknown", NO_SIGN_IN)


def signed_in(user: Mapping[str, Any], members: Mapping[str, str], claim: str, now: float) -> Visitor:
    """The visitor that the sign-in service describes; with no role unless it is in date and the person is known here."""
    if not user["is_logged_in"]:
        return Visitor("", "", "unknown", "Sign in with your council account.")
    if float(user.get("exp") or 0) <= now:  # Streamlit's own cookie lives 30 days whatever the service says
        return Visitor("", "", "unknown", "Your sign-in has run out. Sign in again.")
    name = str(user.get("email") or user.get("preferred_username") or "").strip().lower()
    if not name or user.get("email_verified") is False:
        return Visitor("", "", "unknown", "Your sign-in service gave no e-mail address that it vouches for, so you cannot be known here.")
    role = members.get(name)
    if role is None:
        role = next((given for given in _as_list(user.get(claim)) if given in ROLES), "") if claim else ""
        if not members and name == os.environ.get("PREVENTION_FIRST_ADMINISTRATOR", "").strip().lower():
            role = "administrator"
    if role not in ROLES:
        return Visitor(
            name, "", "unknown", f"You are signed in as {name}, but not on this dashboard's list. Ask an administrator to add you."
        )
    return Visitor(name, role, "sign-in")


def answers_this_machine_only(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether nobody but this machine can be asking: bound to loopback, asked under a loopback name, and by no proxy.

    A proxy in front of a loopback address would otherwise let everybody behind it choose a role.
    """
    named = [host_name(headers.get("Host")), host_name(headers.get("Origin"))]
    return (
        (address or "") in LOOPBACK
        and all(name in LOOPBACK for name in named if name is not None)
        and not any(headers.get(header) for header in FORWARDED)
    )


def _chosen_role() -> str:
    """The role chosen on screen: the address says (`?as=officer`), else it said so earlier in this session, else SMT.

    It is put back into the address, which the menu clears, so that reloading the page keeps it.
    """
    said = [role for role in (st.query_params.get("as"), st.session_state.get("local_role")) if role in ROLES]
    role = str(said[0]) if said else FIRST_ROLE
    if st.session_state.get("local_role") != role:
        st.session_state["local_role"] = role
    if role != st.query_params.get("as", FIRST_ROLE):
        st.query_params["as"] = role
    return role


def host_name(header: str | None) -> str | None:
    """The name in a Host or Origin header, without its port; '' for one that names nothing."""
    if header is None:
        return None
    try:
        return urlsplit(header if "//" in header else f"//{header}").hostname or ""
    except ValueError:
        return ""


def _as_list(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)] if value is not None else []
