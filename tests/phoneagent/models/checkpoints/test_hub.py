"""Fetching from a hub, which here is a small HTTP server on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from phoneagent.models.checkpoints.hub import Repository, is_hub_name
from phoneagent.models.checkpoints.loading import load_checkpoint
from phoneagent.models.model import ModelError

Toys = Callable[[str], Path]
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(BaseHTTPRequestHandler):
    """Has one model, `org/toy`, from a folder; `org/gated` needs leave, and there are no others."""

    server: Any
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        files = {file.name: file.read_bytes() for file in sorted(self.server.folder.iterdir())}
        if "/org/gated" in path:
            self._say(403, b"", {"X-Error-Code": "GatedRepo"})
        elif path.startswith("/api/models/org/toy/tree/"):
            self._json([self._entry(name, content) for name, content in files.items()])
        elif path.startswith("/api/models/org/toy"):
            self._json({"id": "org/toy", "sha": COMMIT, "siblings": [{"rfilename": name} for name in files]})
        elif path.startswith(f"/org/toy/resolve/{COMMIT}/") and (content := files.get(path.rpartition("/")[2])):
            self.server.given.append(path.rpartition("/")[2] if self.command == "GET" else "")
            self._say(200, content, {"X-Repo-Commit": COMMIT, "ETag": f'"{sha256(content).hexdigest()}"'})
        else:
            self._say(404, b"", {"X-Error-Code": "RepoNotFound"})

    do_HEAD = do_GET

    def _entry(self, name: str, content: bytes) -> dict[str, object]:
        return {"type": "file", "path": name, "size": len(content), "oid": sha256(content).hexdigest()[:40]}

    def _json(self, value: object) -> None:
        self._say(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def hub(toy: Toys) -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.folder = toy("minicpm-v-4.6")
    server.given = []
    server.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_weights_are_fetched_after_what_describes_the_model(hub: Any, tmp_path: Path) -> None:  # noqa: ANN401
    toy = Repository("org/toy", hub.address, tmp_path)
    folder = toy.fetch_description()
    assert (folder / "config.json").is_file()
    assert "model.safetensors" not in hub.given
    size = (hub.folder / "model.safetensors").stat().st_size
    assert toy.weights_bytes(["model.safetensors"]) == (size, size)
    assert toy.fetch_weights(["model.safetensors"]) == folder
    assert toy.weights_bytes(["model.safetensors"]) == (size, 0)
    model, _ = load_checkpoint(folder, device="cpu", say=lambda line: None)
    assert model.config.model_type == "minicpmv4_6"


def test_what_was_fetched_once_is_there_without_the_hub(hub: Any, tmp_path: Path) -> None:  # noqa: ANN401
    folder = Repository("org/toy", hub.address, tmp_path).fetch_weights(["model.safetensors", "config.json"])
    alone = Repository("org/toy", "http://127.0.0.1:9", tmp_path)
    assert alone.weights_bytes(["model.safetensors"]) is None
    assert alone.fetch_weights(["model.safetensors"]) == folder


def test_without_a_network_it_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="org/toy is not on this machine and the hub cannot be reached"):
        Repository("org/toy", "http://127.0.0.1:9", tmp_path).fetch_description()


def test_a_model_that_the_hub_does_not_have_is_said_so(hub: Any, tmp_path: Path) -> None:  # noqa: ANN401
    with pytest.raises(ModelError, match="The hub has no model org/typo, or it is private"):
        Repository("org/typo", hub.address, tmp_path).fetch_description()


def test_a_model_on_request_says_how_to_ask(hub: Any, tmp_path: Path) -> None:  # noqa: ANN401
    with pytest.raises(ModelError, match="org/gated is given out on request only"):
        Repository("org/gated", hub.address, tmp_path).fetch_description()


@pytest.mark.parametrize(
    ("said", "is_one"),
    [("openbmb/MiniCPM-V-4.6", True), ("MiniCPM", False), ("a/b/c", False), ("../x", False), ("/tmp", False)],
)
def test_a_hub_name_is_an_organisation_and_a_name(said: str, is_one: bool) -> None:
    assert is_hub_name(said) == is_one
