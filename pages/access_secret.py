"""Whether the secret that sign-ins are signed with could be guessed: whoever has it can sign in as anybody."""

from __future__ import annotations

from streamlit.web.server.server_util import get_cookie_secret

SHORTEST = 32  # characters; the example of docs/deployment.md is shorter, so that nobody keeps it
TOO_SHORT = (
    f"Nobody can sign in here yet: the cookie_secret of this dashboard has fewer than {SHORTEST} characters and could be guessed. "
    "Ask whoever runs it to make a random one: docs/deployment.md says how."
)


def is_too_short() -> bool:
    """Whether somebody could find it by trying."""
    return len(get_cookie_secret()) < SHORTEST
