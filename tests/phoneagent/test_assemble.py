"""Names become models, dialects and phones, and a name that is none is said with those there are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from devices.errors import NoSuchDevice
from phoneagent.assemble import about, choose_dialect, make_device, make_model, named
from phoneagent.config import ConfigError, Settings
from phoneagent.models.model import ModelError
from phoneagent.runs import RecordingError


@pytest.mark.parametrize("said", ["", "embeded", "embedded:x", "hf:", "scripted:", "ftp://host/v1", "gpt"])
def test_a_model_there_is_not_is_said_with_those_there_are(said: str) -> None:
    with pytest.raises(ConfigError, match="hf:ORG/NAME"):
        make_model(said)


def test_a_script_that_is_missing_or_empty_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        make_model(f"scripted:{tmp_path / 'none'}")
    (tmp_path / "empty").write_text("\n\n")
    with pytest.raises(ModelError, match="no reply"):
        make_model(f"scripted:{tmp_path / 'empty'}")


@pytest.mark.parametrize(
    ("model", "dialect"),
    [
        ("embedded", "embedded"),
        ("scripted:x.jsonl", "embedded"),
        ("hf:openbmb/AgentCPM-GUI", "agentcpm_gui"),
        ("http://host/v1#some-model", "openai_tools"),
    ],
)
def test_the_dialect_follows_from_the_models_name(model: str, dialect: str) -> None:
    assert choose_dialect(Settings(model=model)).dialect.id == dialect


class _Models(BaseHTTPRequestHandler):
    """A server that lists models and does nothing else."""

    server: Any

    def do_GET(self) -> None:
        body = json.dumps({"object": "list", "data": [{"id": name} for name in self.server.names]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def address() -> Iterator[Callable[..., str]]:
    """The address of a server with models of these names."""
    with ExitStack() as stack:

        def serve(*names: str) -> str:
            server: Any = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), _Models))
            server.names = names
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/v1"

        yield serve


def test_a_servers_only_model_needs_no_name(address: Callable[..., str]) -> None:
    url = address("ByteDance-Seed/UI-TARS-1.5-7B")
    for said in (url, f"{url}#"):
        settings = named(Settings(model=said))
        assert settings.model == f"{url}#ByteDance-Seed/UI-TARS-1.5-7B"
        choice = choose_dialect(settings)
        assert choice.dialect.id == "ui_tars_15"
        assert choice.why == "dialect ui_tars_15, because UI-TARS-1.5-7B counts pixels of the resized picture"


def test_what_has_a_name_or_cannot_be_asked_stays_as_it_was(address: Callable[..., str]) -> None:
    several, gone = address("one", "two"), "http://127.0.0.1:1/v1"
    for said in (several, gone, f"{several}#two", "embedded", "hf:org/name"):
        assert named(Settings(model=said)).model == said
    with closing(make_model(several)) as model, pytest.raises(ModelError, match="Write one after a #: one, two"):
        _ = model.name


def test_a_torchvision_that_does_not_fit_is_said_and_not_shown_as_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "torchvision.py").write_text("raise RuntimeError('operator torchvision::nms does not exist')")
    code = "from phoneagent.assemble import make_model; make_model('embedded')"
    environ = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environ)
    assert "ModelError: The installed torchvision does not fit torch" in done.stderr.splitlines()[-1]
    assert "pip uninstall torchvision" in done.stderr


def test_a_named_dialect_wins() -> None:
    assert choose_dialect(Settings(model="embedded", dialect="openai_tools")).dialect.id == "openai_tools"
    with pytest.raises(ConfigError, match="no dialect 'klingon'"):
        choose_dialect(Settings(dialect="klingon"))


@pytest.mark.parametrize("address", ["", "phone", "usb:1", "virtual:mars"])
def test_an_address_there_is_not_is_said(address: str) -> None:
    with pytest.raises(NoSuchDevice, match="no address"):
        make_device(Settings(device=address))


def test_a_run_there_is_not_is_no_phone(tmp_path: Path) -> None:
    with pytest.raises(RecordingError):
        make_device(Settings(device="replay:never", runs=str(tmp_path)))


def test_a_recording_says_how_to_do_the_run_again() -> None:
    told = about(Settings(model="http://u:p@h/v1#m", device="virtual:"), "do it", "openai_tools")
    assert (told.model, told.device, told.goal) == ("http://h/v1#m", "virtual:", "do it")
    assert told.version
    assert "u:p" not in str(told)
