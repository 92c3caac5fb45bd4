"""A run with a model on a server: its dialect is found, its tokens and costs are counted, a stop ends its request."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from devices.screen import Screen
from phoneagent.recording import Recorder
from phoneagent.runs import About, read
from phoneagent.step import Step
from tools.call import ToolCall

TAP, DONE = '{"thought":"Wi-Fi","POINT":[500,250]}', '{"STATUS":"finish"}'


class Handler(BaseHTTPRequestHandler):
    """One model; its replies are the server's, and after the last it says nothing until the client hangs up."""

    server: Any
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._send({"object": "list", "data": [{"id": "openbmb/AgentCPM-GUI"}]})

    def do_POST(self) -> None:
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        if not self.server.replies:
            self.connection.recv(1)  # returns when the client hangs up
            self.server.hung_up.set()
            self.close_connection = True
            return
        usage = {"prompt_tokens": 1000, "completion_tokens": 20, **self.server.usage}
        choice = {"message": {"role": "assistant", "content": self.server.replies.pop(0)}, "finish_reason": "stop"}
        self._send({"choices": [choice], "usage": usage})

    def _send(self, said: object) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


class Server(ThreadingHTTPServer):
    """Where the model is."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies = [TAP, DONE]
        self.usage: dict[str, object] = {}
        self.asked: list[dict[str, object]] = []
        self.hung_up = threading.Event()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def start(server: Server, tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts a run of the server's only model on two screens; its name is not said."""
    with Recorder(tmp_path / "recorded", About("x", "virtual:", "scripted", "agentcpm_gui")) as recorder:
        for number in (1, 2):
            screen = Screen.from_pixels(np.full((200, 90, 3), 60 * number, np.uint8), "com.android.settings")
            recorder.write(Step(number, screen, "", "", ToolCall("press_key", {"key": "home"}), "ok"))

    def run(*flags: str) -> subprocess.Popen[str]:
        address = f"http://127.0.0.1:{server.server_port}/v1"
        args = ["run", "turn on Wi-Fi", "-d", f"replay:{recorder.folder}", "-m", address, "--runs", str(tmp_path)]
        return subprocess.Popen(
            [sys.executable, "-m", "ui.cli", *args, "--json", *flags],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "HOME": str(tmp_path)},
        )

    return run


def test_the_dialect_of_a_servers_only_model_is_found_and_its_tokens_are_priced(
    server: Server, start: Callable[..., subprocess.Popen[str]]
) -> None:
    with start("--price-in", "2", "--price-out", "10") as running:
        out, err = running.communicate()
    assert running.returncode == 0, err
    assert "dialect agentcpm_gui, because it is an AgentCPM-GUI model" in err
    assert "2,000 → 40 tokens, $0.0044" in err
    told = json.loads(out)
    assert (told["tokens"], told["cost"]) == ({"in": 2000, "out": 40}, pytest.approx(0.0044))
    recorded = read(Path(told["run"]))
    assert recorded.about.model.endswith("/v1#openbmb/AgentCPM-GUI")
    assert [step.cost_usd for step in recorded.steps] == [pytest.approx(0.0022)] * 2
    assert all("response_format" in each for each in server.asked)


def test_what_the_server_says_it_cost_is_what_it_cost(
    server: Server, start: Callable[..., subprocess.Popen[str]]
) -> None:
    server.usage = {"cost": 0.015}
    with start("--price-in", "2", "--no-constrain") as running:
        assert json.loads(running.communicate()[0])["cost"] == pytest.approx(0.03)
    assert not any("response_format" in each for each in server.asked)


def test_a_stop_ends_the_request_in_flight(server: Server, start: Callable[..., subprocess.Popen[str]]) -> None:
    server.replies = [TAP]
    with start() as running:
        assert running.stderr is not None
        assert running.stdout is not None
        assert any("tap(" in line for line in iter(running.stderr.readline, ""))
        while len(server.asked) < 2:  # the second request is on its way as soon as the step is shown
            assert not server.hung_up.wait(0.02)
        running.send_signal(signal.SIGINT)
        assert server.hung_up.wait(20)
        told = json.loads(running.stdout.read())
        assert running.wait() == 130
    assert (told["outcome"], told["steps"]) == ("stopped", 1)
