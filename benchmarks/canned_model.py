"""An OpenAI-style server in a process of its own that answers at once with what it was told to, and notes what it got.

    python benchmarks/canned_model.py

prints one JSON line with its address. PUT /script sets the answers, given in turn; GET /notes says of each request
since then how long it took here and what it held. So that no client gets its model's time or work counted as its own,
every system that is measured talks to this one.
"""

from __future__ import annotations

import base64
import json
import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_DATA_URL = re.compile(r"data:image/\w+;base64,")


class Canned(ThreadingHTTPServer):
    """The server and what it remembers."""

    daemon_threads = True
    script: list[str]
    notes: list[dict[str, float]]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script, self.notes = ["ok"], []


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # otherwise an answer in two pieces waits 40 ms
    server: Canned

    def do_GET(self) -> None:
        if self.path == "/notes":
            self._say(json.dumps(self.server.notes))
        else:
            self._say(json.dumps({"object": "list", "data": [{"id": "canned", "object": "model"}]}))

    def do_PUT(self) -> None:
        self.server.script, self.server.notes = json.loads(self._body()), []
        self._say("{}")

    def do_POST(self) -> None:
        start_s = time.perf_counter()
        asked = json.loads(self._body())
        text = self.server.script[len(self.server.notes) % len(self.server.script)]
        self.server.notes.append({"bytes": sum(_weight(message) for message in asked["messages"])})
        if asked.get("stream"):
            pieces = ({"delta": {"role": "assistant", "content": text}}, {"delta": {}, "finish_reason": "stop"})
            lines = [f"data: {json.dumps(_answer('chat.completion.chunk', piece))}\n\n" for piece in pieces]
            body, kind = "".join([*lines, "data: [DONE]\n\n"]), "text/event-stream"
        else:
            message = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
            body, kind = json.dumps(_answer("chat.completion", message)), "application/json"
        self.server.notes[-1]["model_s"] = time.perf_counter() - start_s
        self._say(body, kind)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _say(self, body: str, kind: str = "application/json") -> None:
        data = body.encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n"
        self.wfile.write(head.encode() + data)

    def log_message(self, format: str, *args: object) -> None: ...


def _answer(kind: str, choice: dict[str, Any]) -> dict[str, Any]:
    return {"id": "1", "object": kind, "created": 0, "model": "canned", "choices": [{"index": 0, **choice}]}


def _weight(message: dict[str, Any]) -> int:
    """Bytes of a turn's words and pictures, a picture as it is and not in base64."""
    content = message.get("content") or ""
    if isinstance(content, str):
        return len(content.encode())
    weight = 0
    for part in content:
        url = part.get("image_url", {}).get("url", "")
        weight += len(part.get("text", "").encode())
        weight += len(base64.b64decode(_DATA_URL.sub("", url))) if url else 0
    return weight


if __name__ == "__main__":
    with Canned() as canned:
        print(json.dumps({"url": f"http://127.0.0.1:{canned.server_port}"}), flush=True)
        canned.serve_forever()
