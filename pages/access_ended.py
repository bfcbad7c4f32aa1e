"""Sign-ins that were ended: whoever signs out is out in every page, and what the browser held of it opens nothing any more.

Streamlit's sign-in is a signed cookie that says who somebody is, good for as long as it says. Signing out takes it out of the browser; a
copy of it, and any other page that is open, would go on. So what was signed out of is remembered here until it would have run out anyway.
In this process alone: after a restart a copy is good again until then.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from threading import Lock
from typing import Any

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

SIGN_IN = ("iss", "sub", "iat", "exp", "nonce")  # what makes one sign-in differ from another, by the rules of OpenID Connect
SignIn = tuple[str, ...]
_ended: dict[SignIn, float] = {}
_writing = Lock()


def end(cookies: Mapping[str, str]) -> None:
    """End the sign-in that these cookies hold. Cookies that nobody signed here end nothing."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies[name].encode("latin-1", "replace")) if name in cookies else None

    held = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    if held is None:
        return
    user, now = json.loads(held), time.time()
    with _writing:
        _ended[sign_in_of(user)] = float(user.get("exp") or 0)
        for each in [each for each, until in _ended.items() if until < now]:
            del _ended[each]


def has_ended(user: Mapping[str, Any]) -> bool:
    """Whether somebody has signed out of this sign-in."""
    return sign_in_of(user) in _ended


def sign_in_of(user: Mapping[str, Any]) -> SignIn:
    """What tells this sign-in from every other."""
    return tuple(str(user.get(name)) for name in SIGN_IN)
