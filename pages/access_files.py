"""Whose a file made for download is: the browser's whose page offers it.

Streamlit names such a file by what is in it and gives it to whoever knows the name. So somebody who guesses the few numbers that a public
file leaves out could try names until one is there, and a name in a proxy's log would be enough for an exact file. Nor does it look at the
whole of a large file, so that two that differ in the middle would be one. Here a name depends on all of the file and on a secret of this
process, and the file is given to that browser alone.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from threading import Lock

from streamlit import runtime
from streamlit.runtime import memory_media_file_storage
from streamlit.runtime import runtime as running
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.upload_door import BROWSER

MOST = 5_000  # files whose owners are remembered: far more than pages that are open offer
_secret = secrets.token_bytes(32)
_owners: OrderedDict[str, frozenset[str]] = OrderedDict()
_writing = Lock()


def prepare() -> None:
    """Before the server is made: files for download are named and owned as said above."""
    setattr(memory_media_file_storage, "_calculate_file_id", name_of)  # noqa: B010
    setattr(running, "MediaFileManager", OwnFiles)  # noqa: B010


def name_of(data: bytes, mimetype: str, filename: str | None = None) -> str:
    """The name of a file at the server: the same for the same file, and not to be guessed."""
    made = hmac.new(_secret, digestmod=hashlib.sha256)
    for part in (mimetype.encode(), (filename or "").encode(), data):
        made.update(len(part).to_bytes(8, "big") + hashlib.sha256(part).digest())
    return made.hexdigest()


def is_for(file_id: str, browser: str) -> bool:
    """Whether this browser had a page that offers the file."""
    return browser != "" and browser in _owners.get(file_id, frozenset())


def note(file_id: str, browser: str) -> None:
    """Remember that a page of this browser's offers the file."""
    with _writing:
        _owners[file_id] = _owners.pop(file_id, frozenset()) | {browser}
        while len(_owners) > MOST:
            _owners.popitem(last=False)


def forget(browser: str) -> None:
    """Nothing that this browser was offered is for it any more: whoever sat at it has signed out."""
    with _writing:
        for file_id, owners in list(_owners.items()):
            _owners[file_id] = owners - {browser}


class OwnFiles(MediaFileManager):
    """Streamlit's keeper of files, who notes whose each is."""

    def add(
        self, path_or_data: bytes | str, mimetype: str, coordinates: str, file_name: str | None = None, is_for_static_download: bool = False
    ) -> str:
        """The address of a file that stands ready while its page is open."""
        url = super().add(path_or_data, mimetype, coordinates, file_name, is_for_static_download)
        context = get_script_run_ctx()
        if context is not None:
            _note(url, context.session_id)
        return url

    def execute_deferred(self, file_id: str) -> str:
        """The address of a file that is made when somebody asks for it: it is for the page that offered it, whoever asks."""
        with self._lock:
            offered = self._deferred_callables.get(file_id)
        url = super().execute_deferred(file_id)
        if offered is not None:
            _note(url, offered["session_id"])
        return url


def _note(url: str, session_id: str) -> None:
    client = runtime.get_instance().get_client(session_id)
    asked_by = None if client is None else client.client_context
    browser = "" if asked_by is None else asked_by.cookies.get(BROWSER, "")
    if browser:
        note(url.rpartition("/")[2].partition(".")[0], browser)
