"""The stand-in server, asked over a real socket by our own client and by a plain one."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import numpy as np
import pytest

from devices.screen import Screen
from devices.settle import Clock
from phoneagent import serve
from phoneagent.config import ConfigError
from phoneagent.models.model import Cancelled, Message, ModelError, Picture, Prompt, Reply, Sampling, ToolSpec, ToolUse
from phoneagent.models.scripted import ScriptedModel
from phoneagent.models.server import ServerModel

HELLO = Prompt((Message("user", ("hello",)),))
HELLO_JSON = {"messages": [{"role": "user", "content": "hello"}]}


@dataclass
class Listener:
    """Keeps the prompts it is given."""

    answer: Callable[[threading.Event | None], Reply] = lambda cancel: Reply("ok")
    name: str = "listener"
    heard: list[Prompt] = field(default_factory=list)

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        self.heard.append(prompt)
        return self.answer(cancel)

    def close(self) -> None: ...


@contextmanager
def served(model: Listener | ScriptedModel) -> Iterator[str]:
    with serve.listen("127.0.0.1", 0) as listening:
        server = serve.server(model)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield serve.address(listening)
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def asking(url: str, clock: Clock) -> Iterator[ServerModel]:
    model = ServerModel(url, clock=clock, environ={})
    try:
        yield model
    finally:
        model.close()


def test_a_reply_comes_through_as_the_model_made_it(jumping_clock: Clock) -> None:
    replies = [
        Reply("one\u2028two\n", tokens_in=5, tokens_out=2, reasoning="Hm."),
        Reply("", (ToolUse("c1", "tap", '{"x": 1}'), ToolUse("c2", "wait", "{}"))),
        Reply("cut", truncated=True),
        Reply(""),
    ]
    with served(ScriptedModel(replies)) as url, asking(url, jumping_clock) as model:
        assert model.name == "scripted"
        assert [model.complete(HELLO) for _ in replies] == replies


def test_a_prompt_comes_through_as_it_was_asked(jumping_clock: Clock) -> None:
    screen = Screen.from_pixels(np.full((40, 20, 3), 90, np.uint8))
    prompt = Prompt(
        (
            Message("system", ("be brief",)),
            Message("user", ("before", Picture(screen, (20, 40)))),
            Message("assistant", ("thus",), (ToolUse("c1", "tap", '{"x": 1}'),)),
            Message("tool", ("ok",), tool_use_id="c1"),
        ),
        (ToolSpec("tap", "Tap once.", '{"type": "object"}'),),
        Sampling(0.5, 0.9, 64, ("END",), 0.2),
    )
    listener = Listener()
    with served(listener) as url, asking(url, jumping_clock) as model:
        model.complete(prompt)
    assert listener.heard == [prompt]


def test_a_model_that_fails_is_not_asked_again(jumping_clock: Clock) -> None:
    with served(ScriptedModel([Reply("only")])) as url, asking(url, jumping_clock) as model:
        model.complete(HELLO)
        with pytest.raises(ModelError, match="The script ended after 1 replies"):
            model.complete(HELLO)
    assert jumping_clock.now_s() == 0.0


def test_a_schema_that_cannot_be_held_to_does_no_harm(jumping_clock: Clock) -> None:
    with served(Listener()) as url, asking(url, jumping_clock) as model:
        assert model.complete(replace(HELLO, schema='{"type": "object"}')).text == "ok"


def test_a_client_that_hangs_up_stops_the_model(jumping_clock: Clock) -> None:
    thinking, told, cancel = threading.Event(), threading.Event(), threading.Event()

    def thinks(stop: threading.Event | None) -> Reply:
        assert stop is not None
        thinking.set()
        if stop.wait(10):
            told.set()
        raise Cancelled

    def stops() -> None:
        thinking.wait(10)
        cancel.set()

    with served(Listener(thinks)) as url, asking(url, jumping_clock) as model:
        threading.Thread(target=stops).start()
        with pytest.raises(Cancelled):
            model.complete(HELLO, cancel)
        assert told.wait(10)


def test_requests_are_answered_one_at_a_time() -> None:
    inside, most = [0], [0]
    lock = threading.Lock()
    go = threading.Event()

    def thinks(stop: threading.Event | None) -> Reply:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        go.wait(10)
        with lock:
            inside[0] -= 1
        return Reply("ok")

    statuses: queue.Queue[int] = queue.Queue()
    with served(Listener(thinks)) as url:

        def ask() -> None:
            statuses.put(httpx.post(f"{url}/chat/completions", json=HELLO_JSON, timeout=60).status_code)

        asks = [threading.Thread(target=ask) for _ in range(serve.LONGEST_QUEUE + 1)]
        for each in asks:
            each.start()
        assert statuses.get(timeout=30) == 503  # one of them finds the queue full
        go.set()
        for each in asks:
            each.join()
    assert [statuses.get() for _ in range(serve.LONGEST_QUEUE)] == [200] * serve.LONGEST_QUEUE
    assert most == [1]


@pytest.fixture(scope="module")
def listener_url() -> Iterator[str]:
    with served(Listener()) as url:
        yield url


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({}, "messages"),
        ([], "messages"),
        ({"messages": []}, "messages"),
        ({"messages": ["hello"]}, "role"),
        ({"messages": [{"role": "wizard", "content": "x"}]}, "role"),
        ({"messages": [{"role": "user", "content": 5}]}, "content"),
        ({"messages": [{"role": "user", "content": [{"type": "audio"}]}]}, "part"),
        ({**HELLO_JSON, "n": 2}, "n must be 1"),
        ({**HELLO_JSON, "temperature": "hot"}, "temperature"),
        ({**HELLO_JSON, "max_tokens": 0}, "max_tokens"),
        ({**HELLO_JSON, "tools": [{"type": "retrieval"}]}, "tool"),
        ({**HELLO_JSON, "stop": 4}, "stop"),
        ({**HELLO_JSON, "response_format": {"type": "json_object"}}, "response_format"),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused_with_the_reason(listener_url: str, body: object, why: str) -> None:
    answer = httpx.post(f"{listener_url}/chat/completions", json=body)
    assert answer.status_code == 400
    assert why in answer.json()["error"]["message"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/secret.png", "file:///etc/passwd", "data:image/png;base64,AAAA"])
def test_no_picture_is_fetched_for_a_client(url: str) -> None:
    content = [{"type": "image_url", "image_url": {"url": url}}]
    with served(Listener()) as served_url:
        answer = httpx.post(f"{served_url}/chat/completions", json={"messages": [{"role": "user", "content": content}]})
    assert answer.status_code == 400
    assert "picture" in answer.json()["error"]["message"]


def test_what_is_no_json_is_refused(listener_url: str) -> None:
    for body, kind in ((b"{", "application/json"), (b"[" * 100_000, "application/json"), (b"{}", "text/plain")):
        answer = httpx.post(f"{listener_url}/chat/completions", content=body, headers={"content-type": kind})
        assert answer.status_code == 400


def test_another_models_name_is_refused(listener_url: str) -> None:
    answer = httpx.post(f"{listener_url}/chat/completions", json={**HELLO_JSON, "model": "gpt"})
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "model_not_found"


def test_a_port_that_is_taken_is_said() -> None:
    with serve.listen("127.0.0.1", 0) as taken, pytest.raises(ConfigError, match="Choose another --port"):
        serve.listen("127.0.0.1", taken.getsockname()[1])


def test_the_command_serves_until_it_is_ended(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text('{"STATUS":"finish"}\n')
    command = [sys.executable, "-m", "ui.cli", "serve", "--model", f"scripted:{script}", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "HOME": str(tmp_path)}) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        assert told["model"] == "scripted:script"
        answer = httpx.post(f"{told['address']}/chat/completions", json={**HELLO_JSON, "model": "scripted:script"})
        assert answer.json()["choices"][0]["message"]["content"] == '{"STATUS":"finish"}'
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
