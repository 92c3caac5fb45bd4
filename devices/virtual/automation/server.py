"""HTTP and JSON-RPC in an adb stream: what uiautomator2's server speaks on port 9008."""

from __future__ import annotations

import inspect
import json
from dataclasses import dataclass
from typing import Final

from devices.virtual import faults
from devices.virtual.adb.adbd import Stream
from devices.virtual.automation.find import ObjectNotFound
from devices.virtual.automation.selectors import BadSelector
from devices.virtual.automation.session import Run
from devices.virtual.automation.table import CALLS
from devices.virtual.handset import Handset, NotPermitted

_SERVER_ERROR: Final = -32001
"""How jsonrpc4j, which the server is built on, numbers a thrown exception."""
_METHOD_NOT_FOUND: Final = -32601
_INVALID_PARAMS: Final = -32602
_PARSE_ERROR: Final = -32700
_SECURITY: Final = "java.lang.SecurityException"
_NOT_FOUND_CLASS: Final = "androidx.test.uiautomator.UiObjectNotFoundException"


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    path: str
    body: bytes
    keep: bool
    """The connection stays for another request."""


def serve(handset: Handset, stream: Stream) -> None:
    """Answer requests until the client or the automation process goes."""
    connections, run = handset.automation.connections, handset.automation.run
    connections.add(stream)
    buffer = bytearray()
    try:
        while not run.over.is_set() and (request := _read(stream, buffer)) is not None:
            if request.method == "POST" and _is_killed(handset, run):
                return
            status, body = _answer(handset, request)
            kind = "application/json" if request.path.startswith("/jsonrpc") else "text/plain"
            head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            stream.write(head.encode() + body)
            if not request.keep:
                return
    finally:
        connections.discard(stream)


def _is_killed(handset: Handset, run: Run) -> bool:
    """The system ends the process before it can answer, to save memory or battery."""
    run.calls += 1
    with handset.use() as phone:
        most = faults.number(phone.state, "u2_killed")
    if most is None or run.calls <= most:
        return False
    handset.automation.stop(run, killed=True)
    return True


def _read(stream: Stream, buffer: bytearray) -> _Request | None:
    """The next request; None at the end."""
    while (end := buffer.find(b"\r\n\r\n")) < 0:
        piece = stream.read()
        if not piece:
            return None
        buffer += piece
    lines = buffer[:end].decode("latin-1").split("\r\n")
    del buffer[: end + 4]
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    body = stream.read_exactly(int(fields.get("content-length", "0")), buffer)
    method, path, version = (*lines[0].split(" "), "", "")[:3]
    closes = fields.get("connection", "").lower() == "close" or version == "HTTP/1.0"
    return _Request(method, path, body, not closes)


def _answer(handset: Handset, request: _Request) -> tuple[str, bytes]:
    match request.method, request.path:
        case "GET", "/ping":
            return "200 OK", b"pong"
        case "POST", "/jsonrpc/0":
            return "200 OK", json.dumps(_call(handset, request.body)).encode()
    handset.not_known(f"request {request.method} {request.path} on port 9008")
    return "404 Not Found", b"Not Found"


def _call(handset: Handset, body: bytes) -> dict[str, object]:
    """One JSON-RPC call, answered."""
    answer: dict[str, object] = {"jsonrpc": "2.0", "id": None}
    try:
        request = json.loads(body)
        name, params = str(request["method"]), request.get("params") or []
    except (ValueError, KeyError, TypeError, AttributeError):
        return answer | {"error": {"code": _PARSE_ERROR, "message": "JSON parse error"}}
    answer["id"] = request.get("id")
    call = CALLS.get(name)
    if call is None:
        handset.not_known(f"call {name}")
        return answer | {"error": {"code": _METHOD_NOT_FOUND, "message": "method not found"}}
    if not isinstance(params, list) or not _fits(call, handset, params):
        return answer | _misfits(handset, name, params)
    try:
        return answer | {"result": call(handset, *params)}
    except (TypeError, ValueError, AttributeError, KeyError):
        return answer | _misfits(handset, name, params)  # values of the wrong kind
    except NotPermitted as why:
        said = f"{_SECURITY}: {why}\n\tat android.os.Parcel.createExceptionOrNull(Parcel.java:3256)\n"
        return answer | {"error": {"code": _SERVER_ERROR, "message": _SECURITY, "data": said}}
    except ObjectNotFound as error:
        return answer | {"error": _thrown(_NOT_FOUND_CLASS, str(error))}
    except BadSelector as error:
        handset.not_known(f"call {name}: {error}")
        return answer | {"error": _thrown("java.lang.IllegalArgumentException", str(error))}


def _misfits(handset: Handset, name: str, params: object) -> dict[str, object]:
    handset.not_known(f"call {name} with {json.dumps(params)[:200]}")
    return {"error": {"code": _INVALID_PARAMS, "message": "method parameters invalid"}}


def _fits(call: object, handset: Handset, params: list[object]) -> bool:
    try:
        inspect.signature(call).bind(handset, *params)  # type: ignore[arg-type]
    except TypeError:
        return False
    return True


def _thrown(kind: str, message: str) -> dict[str, object]:
    """An exception of the phone's, as jsonrpc4j writes it."""
    return {"code": _SERVER_ERROR, "message": kind, "data": {"exceptionTypeName": kind, "message": message}}
