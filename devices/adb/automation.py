"""A persistent line to uiautomator2's server on the phone: JSON-RPC over HTTP/1.1, through the adb transport.

The server is the jar inside the uiautomator2 package, started with the words that package itself uses. The package's
own client opens two connections a call and waits for Nagle's algorithm, 52 ms in all; a kept connection takes 0.15 ms.
"""

from __future__ import annotations

import hashlib
import http.client
import importlib.util
import json
import select
import time
from functools import cache
from pathlib import Path
from typing import Final

from devices import problems
from devices.adb.client import AdbClient
from devices.adb.stream import Stream
from devices.errors import DeviceError, DeviceGone

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

PORT: Final = 9008
JAR_PATH: Final = "/data/local/tmp/u2.jar"
LAUNCH: Final = f"CLASSPATH={JAR_PATH} app_process / com.wetest.uia2.Main -p {PORT}"
LAUNCH_TIMEOUT_S: Final = 30.0
"""As long as uiautomator2 itself waits; slow phones need most of it."""
CALL_TIMEOUT_S: Final = 20.0
IDLE_LIMIT_S: Final = 3.0
"""The server (NanoHTTPD) closes a connection after 5 s of silence; past this we open another rather than race it."""
CALLS_BETWEEN_STARTS: Final = 20
"""A server that was started again and served fewer is given up: the phone's maker ends such processes."""
TAKEN_S: Final = 1.0
"""How long a server that has just ended may still hold Android's only automation service."""
_POLL_S: Final = 0.05

FOCUSED: Final[Json] = {"mask": 0x20000, "childOrSibling": [], "childOrSiblingSelector": [], "focused": True}
"""The selector of the focused element; 0x20000 says which of its fields count."""


class AutomationDown(DeviceError):
    """The server does not run and will not: go on through plain adb."""


class RpcFailed(DeviceError):
    """The server answered that it could not do it."""


class Automation:
    """The server on one phone: started when first needed, restarted once when it dies."""

    def __init__(self, phone: AdbClient) -> None:
        self._phone = phone
        self._line: Stream | None = None
        self._used_at_s = 0.0
        self._launched: Stream | None = None
        """The shell that runs the server; the server ends with it."""
        self._starts = 0
        self._calls = 0
        """Answered since the last start."""
        self.down: AutomationDown | None = None
        """Why the server is given up, once it is."""

    def call(self, method: str, *params: Json, timeout_s: float = CALL_TIMEOUT_S) -> Json:
        """One remote call.

        Raises:
            AutomationDown: if the server cannot be kept running.
            DeviceError: what the server said, out of the table of problems.
        """
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        head = f"POST /jsonrpc/0 HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nContent-Type: application/json\r\n"
        request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        try:
            answer = self._exchange(request, timeout_s)
            if _is_dead(answer):
                raise DeviceGone("The helper on the phone lost its connection to the system.")
        except DeviceGone:
            self.close()  # it may hang rather than be dead; if it was started here it ends now
            answer = self._exchange_again(request, timeout_s)
        self._calls += 1
        return _result(method, answer)

    def _exchange_again(self, request: bytes, timeout_s: float) -> bytes:
        try:
            return self._exchange(request, timeout_s)
        except DeviceGone as error:
            self._phone.check_ready()  # a phone that is gone is another matter
            raise self._give_up(str(error.args[0])) from error

    def close(self) -> None:
        """Hang up, and end the server if it was started here."""
        self._hang_up()
        if self._launched is not None:
            self._launched.close()
            self._launched = None

    def forget(self) -> None:
        """Begin anew, as with a phone that has been restarted: what was given up is tried again."""
        self.close()
        self.down = None
        self._starts = 0

    def start(self) -> None:
        """Make sure that the server answers."""
        self._connect()

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _exchange(self, request: bytes, timeout_s: float) -> bytes:
        line = self._connect()
        line.sock.settimeout(timeout_s)
        try:
            line.send(request)
            answer = _read_response(line)
        except BaseException:
            self._hang_up()
            raise
        self._used_at_s = time.monotonic()
        return answer

    def _connect(self) -> Stream:
        if self.down is not None:
            raise self.down
        if self._line is not None:
            if time.monotonic() - self._used_at_s < IDLE_LIMIT_S and not _readable(self._line, 0):
                return self._line
            self._hang_up()
        try:
            self._line = self._phone.open(f"tcp:{PORT}")
        except DeviceGone:  # nothing listens there: the first use, or the server has died
            self._launch()
            self._line = self._phone.open(f"tcp:{PORT}")
        self._used_at_s = time.monotonic()
        return self._line

    def _launch(self) -> None:
        """Push the jar if the phone has another one, run it, and wait until it answers.

        Raises:
            AutomationDown: if it does not come up, or has too often; the reason is in the message.
        """
        if self._starts >= 2 and self._calls < CALLS_BETWEEN_STARTS:
            raise self._give_up("It ended again and again.")
        self._starts += 1
        self._calls = 0
        start_s = time.monotonic()
        try:
            self._push_jar()
            said = self._run_until_it_answers(start_s + LAUNCH_TIMEOUT_S)
            while said is not None and _is_taken(said) and time.monotonic() < start_s + TAKEN_S:
                time.sleep(_POLL_S)
                said = self._run_until_it_answers(start_s + LAUNCH_TIMEOUT_S)
        except DeviceError as error:
            self._phone.check_ready()
            raise self._give_up(f"It cannot be brought to the phone: {error.args[0]}") from error
        if said is not None:
            raise self._give_up(said)

    def _run_until_it_answers(self, deadline_s: float) -> str | None:
        """Run the server; None once it answers, else what it said before it ended or the time was over."""
        self._launched = self._phone.open(f"shell:{LAUNCH}")
        said, ended = b"", False
        while not ended and time.monotonic() < deadline_s:
            if self._answers():
                return None
            if _readable(self._launched, _POLL_S):  # wakes up as soon as the server says anything
                chunk = self._launched.receive()
                ended = not chunk
                said += chunk
        self._launched.close()
        self._launched = None
        return said.decode("utf-8", "replace")

    def _give_up(self, why: str) -> AutomationDown:
        row = problems.recognise(why) or problems.symptom("automation_dead")
        words = " ".join(why.split())[-200:]
        self.down = AutomationDown(f"{row.cause} ({words or 'It said nothing.'})", remedy=row.remedy, code=row.code)
        return self.down

    def _push_jar(self) -> None:
        there = self._phone.shell(["toybox", "md5sum", JAR_PATH]).out
        if _jar_digest() not in there:
            self._phone.push_file(asset("u2.jar"), JAR_PATH)

    def _answers(self) -> bool:
        try:
            with self._phone.open(f"tcp:{PORT}") as line:
                line.send(f"GET /ping HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nConnection: close\r\n\r\n".encode())
                return _read_response(line) == b"pong"
        except DeviceGone:
            return False


def asset(name: str) -> Path:
    """A file inside the installed uiautomator2 package, found without importing it (that takes half a second)."""
    spec = importlib.util.find_spec("uiautomator2")
    if spec is None or not spec.submodule_search_locations:
        raise AutomationDown(
            "The Python package uiautomator2 is missing.", remedy="Install it: pip install uiautomator2."
        )
    return Path(spec.submodule_search_locations[0]) / "assets" / name


@cache
def _jar_digest() -> str:
    return hashlib.md5(asset("u2.jar").read_bytes(), usedforsecurity=False).hexdigest()


def _readable(line: Stream, timeout_s: float) -> bool:
    """Whether something has come; on an idle line that can only be its end."""
    return bool(select.select([line.sock], [], [], timeout_s)[0])


def _read_response(line: Stream) -> bytes:
    response = http.client.HTTPResponse(line.sock)
    try:
        response.begin()
        body = response.read()
    except (OSError, http.client.HTTPException) as error:
        raise DeviceGone(f"The helper on the phone hung up ({type(error).__name__}: {error}).") from error
    finally:
        response.close()
    if response.status != http.client.OK:
        raise RpcFailed(f"The helper on the phone answered {response.status} {response.reason}.")
    return body


def _is_taken(said: str) -> bool:
    row = problems.recognise(said)
    return row is not None and row.code == "automation_taken"


def _is_dead(answer: bytes) -> bool:
    """Whether an answer says that the server lives but has lost Android's automation service."""
    if len(answer) > 20_000 or b'"error"' not in answer:
        return False
    row = problems.recognise(answer.decode("utf-8", "replace"))
    return row is not None and row.code == "automation_dead"


def _result(method: str, answer: bytes) -> Json:
    try:
        match json.loads(answer):
            case {"result": result}:
                return result  # type: ignore[no-any-return]
            case {"error": {"message": message, **more}}:
                raise problems.error_for(f"{message} {str(more.get('data', ''))[:2000]}", RpcFailed)
    except json.JSONDecodeError as error:
        raise RpcFailed(f"The helper on the phone answered {method} with {answer[:80]!r}.") from error
    raise RpcFailed(f"The helper on the phone answered {method} with {answer[:80]!r}.")
