"""A visitor without a browser, who sends the server whatever they like: as a browser would, or as none ever does."""

import http.cookiejar
import re
import urllib.error
import urllib.request

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

NOBODY = {}
LINES = re.compile(r"<style>.*?</style>", re.DOTALL)


class Socket:
    """An open page at the server's websocket, with the cookies of a browser (a dict) or with none; `resume` goes on with a session."""

    def __init__(self, server, cookies=NOBODY, origin=None, headers=NOBODY, resume=""):
        self.server = server
        self.host = server.removeprefix("http://")
        token = cookies.get("_streamlit_xsrf", "")
        sent = {**({"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}), **headers}
        self._opening = connect(
            f"ws://{self.host}/_stcore/stream",
            subprotocols=["streamlit", *filter(None, (token, resume))],
            origin=origin or server,
            additional_headers=sent,
            compression=None,
            max_size=None,
        )
        self.session = ""
        self.received = b""

    def __enter__(self):
        self._line = self._opening.__enter__()
        return self

    def __exit__(self, *fault):
        self._opening.__exit__(*fault)

    def open(self, address):
        """Every message of one run of a page, asked for by its address below the root."""
        return self.ask(asking(address, self.server))

    def ask(self, message):
        """Send a message, and what comes back until the run is over."""
        self._line.send(message.SerializeToString())
        answers = []
        while not answers or answers[-1].WhichOneof("type") != "script_finished":
            answers.append(self.next())
        return answers

    def file_of(self, button):
        """The address of the file that a download button of any page gives, made now where it is made when asked for."""
        if button.url:
            return button.url
        ask = BackMsg()
        ask.backend_operation_request.request_id = "file"
        ask.backend_operation_request.session_id = self.session
        ask.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        self._line.send(ask.SerializeToString())
        while (answer := self.next()).WhichOneof("type") != "backend_operation_response":
            pass
        return answer.backend_operation_response.deferred_file.url

    def next(self, patience=60):
        """The next message."""
        data = self._line.recv(timeout=patience)
        self.received += data
        answer = ForwardMsg()
        answer.ParseFromString(data)
        if answer.WhichOneof("type") == "new_session":
            self.session = answer.new_session.initialize.session_id
        return answer


def asking(address, server="http://127.0.0.1"):
    """The message by which a browser asks for a page."""
    ask = BackMsg()
    ask.rerun_script.page_name, _, ask.rerun_script.query_string = address.partition("?")
    ask.rerun_script.context_info.url = f"{server}/{address}"
    return ask


def said(answers):
    """All that the messages put on the page: HTML, headings, and what else stands in them as text."""
    elements = [each.delta.new_element for each in answers if each.WhichOneof("type") == "delta"]
    return LINES.sub("", "\n".join(str(element) for element in elements).encode().decode("unicode_escape", errors="replace"))


def went_well(answers):
    """Whether the run came to its end without a fault that no page foresaw."""
    return answers[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


class Plain:
    """A browser's cookies and requests without its screen."""

    def __init__(self):
        self.jar = http.cookiejar.CookieJar()
        self._opens = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, address, data=None, method=None, **headers):
        """Status, headers and body of an answer, redirects followed, and where they led."""
        asked = urllib.request.Request(address, data=data, method=method, headers={"Accept": "text/html", **headers})
        try:
            with self._opens.open(asked, timeout=60) as got:
                return got.status, got.headers, got.read(), got.url
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers, refused.read(), refused.url

    @property
    def cookies(self):
        """What the browser would send along, by name."""
        return {cookie.name: cookie.value for cookie in self.jar}
