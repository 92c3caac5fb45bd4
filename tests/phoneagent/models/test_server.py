"""A model behind an OpenAI-style API, asked over a real socket: good servers, odd ones and bad ones."""

from __future__ import annotations

import json
import threading
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from devices.screen import Screen
from devices.settle import Clock
from phoneagent.models.model import Cancelled, Message, ModelError, Picture, Prompt, Sampling, ToolSpec, ToolUse
from phoneagent.models.openai.api import Api, api_address
from phoneagent.models.server import LONGEST_WAIT_S, TRIES, ServerModel

Answer = Callable[["Handler"], None]
HELLO = Prompt((Message("user", ("hello",)),))
KEY = "sk-very-secret-0123"


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    body: Any
    headers: dict[str, str]
    client_port: int


class Handler(BaseHTTPRequestHandler):
    """Answers each request as the test says, and keeps what was asked."""

    server: Any
    protocol_version = "HTTP/1.1"
    body: Any = None

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(Asked(self.body, dict(self.headers), self.client_address[1]))
        answers = self.server.answers
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def do_GET(self) -> None:
        self.server.listed(self)

    def send(self, status: int, body: bytes | str, kind: str = "application/json", **headers: str) -> None:
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


def streams(*pieces: object, end: bool = True, kind: str = "text/event-stream; charset=utf-8") -> Answer:
    """A stream of pieces, each a JSON value or a text that goes as it is."""
    lines = [
        piece if isinstance(piece, str) else f"data: {json.dumps(piece, ensure_ascii=False)}\n\n" for piece in pieces
    ]
    return lambda handler: handler.send(200, "".join([*lines, "data: [DONE]\n\n" if end else ""]), kind)


def delta(finish: str | None = None, **message: object) -> dict[str, object]:
    return {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": message, "finish_reason": finish}]}


def says(text: str) -> Answer:
    return streams(delta(role="assistant", content=""), delta(content=text), delta("stop"))


def refuses(status: int, said: object, **headers: str) -> Answer:
    return lambda handler: handler.send(status, said if isinstance(said, str) else json.dumps(said), **headers)


def lists(*names: str) -> Answer:
    return refuses(200, {"object": "list", "data": [{"id": name} for name in names]})


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *answers: Answer, listed: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.listed, self.asked = list(answers), listed, []

    answers: list[Answer]
    asked: list[Asked]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def served(*answers: Answer, listed: Answer = lists("tiny")) -> Iterator[Server]:  # noqa: B008
    with Server(*answers, listed=listed) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def asking(server: Server, clock: Clock, name: str = "tiny", silence_s: float = 60.0) -> Iterator[ServerModel]:
    model = ServerModel(server.url, name, clock=clock, environ={"PHONEAGENT_API_KEY": KEY}, silence_s=silence_s)
    try:
        yield model
    finally:
        model.close()


def error_of(clock: Clock, *answers: Answer, listed: Answer = lists("tiny"), name: str = "tiny") -> str:  # noqa: B008
    """What a person is told of a server that answers so; the key is never part of it."""
    with served(*answers, listed=listed) as server, asking(server, clock, name) as model:
        with pytest.raises(ModelError) as caught:
            model.complete(HELLO)
        assert KEY not in str(caught.value)
        return str(caught.value)


def test_pieces_of_a_stream_become_one_reply(jumping_clock: Clock) -> None:
    pieces = [
        ": a comment that keeps the line open\n\n",
        delta(role="assistant", content=""),
        delta(reasoning_content="Hm. "),
        delta(content="one\u2028"),
        delta(content="two"),
        delta("stop"),
        {"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 3}},
    ]
    with served(streams(*pieces)) as server, asking(server, jumping_clock) as model:
        reply = model.complete(HELLO)
    assert (reply.text, reply.reasoning, reply.truncated) == ("one\u2028two", "Hm. ", False)
    assert (reply.tokens_in, reply.tokens_out, reply.cost_usd) == (7, 3, None)


def test_a_tool_call_in_pieces_is_put_together(jumping_clock: Clock) -> None:
    def piece(**call: object) -> object:
        return delta(tool_calls=[{"index": 0, **call}])

    pieces = [
        piece(id="c1", type="function", function={"name": "tap", "arguments": ""}),
        piece(function={"arguments": '{"x": 5'}),
        piece(function={"arguments": ', "y": 6}'}),
        delta("tool_calls"),
    ]
    with served(streams(*pieces)) as server, asking(server, jumping_clock) as model:
        assert model.complete(HELLO).tool_uses == (ToolUse("c1", "tap", '{"x": 5, "y": 6}'),)


def test_whole_calls_without_an_index_stay_apart(jumping_clock: Clock) -> None:
    first, second = ({"id": id, "function": {"name": "tap", "arguments": {"x": id}}} for id in ("a", "b"))
    calls = streams(delta(tool_calls=[first]), delta(tool_calls=[second]), delta("stop"))
    with served(calls) as server, asking(server, jumping_clock) as model:
        uses = model.complete(HELLO).tool_uses
    assert [(use.id, use.arguments) for use in uses] == [("a", '{"x": "a"}'), ("b", '{"x": "b"}')]


def test_a_server_that_does_not_stream_is_understood(jumping_clock: Clock) -> None:
    whole = {
        "choices": [{"message": {"role": "assistant", "content": "hi"}, "finish_reason": "length"}],
        "usage": {"prompt_tokens": 4, "completion_tokens": 1},
    }
    with served(refuses(200, whole)) as server, asking(server, jumping_clock) as model:
        reply = model.complete(HELLO)
    assert (reply.text, reply.truncated, reply.tokens_in) == ("hi", True, 4)


@pytest.mark.parametrize(("cost", "known"), [(0.0042, 0.0042), (0, 0.0), ("much", None), (None, None)])
def test_what_a_server_says_a_reply_cost_is_kept(jumping_clock: Clock, cost: object, known: float | None) -> None:
    usage = {"prompt_tokens": 7, "completion_tokens": 3, "cost": cost}
    said = streams(delta(content="hi"), delta("stop"), {"choices": [], "usage": usage})
    with served(said) as server, asking(server, jumping_clock) as model:
        assert model.complete(HELLO).cost_usd == known


def test_a_connection_is_used_again(jumping_clock: Clock) -> None:
    with served(says("ok")) as server, asking(server, jumping_clock) as model:
        for _ in range(3):
            model.complete(HELLO)
        assert len({each.client_port for each in server.asked}) == 1


def test_a_prompt_goes_out_in_the_form_every_server_takes(jumping_clock: Clock) -> None:
    screen = Screen.from_pixels(np.full((40, 20, 3), 90, np.uint8))
    use = ToolUse("c1", "tap", '{"x": 1}')
    prompt = Prompt(
        (
            Message("system", ("be brief",)),
            Message("user", ("before", Picture(screen, (20, 40)), "after")),
            Message("assistant", (), (use,)),
            Message("tool", ("ok",), tool_use_id="c1"),
        ),
        (ToolSpec("tap", "Tap once.", '{"type": "object"}'),),
        Sampling(0.5, 0.9, 64, ("END",), 0.2),
    )
    with served(says("ok")) as server, asking(server, jumping_clock) as model:
        model.complete(prompt)
        asked = server.asked[0]
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    system, user, assistant, tool = asked.body["messages"]
    assert system == {"role": "system", "content": "be brief"}
    assert [part["type"] for part in user["content"]] == ["text", "image_url", "text"]
    assert assistant["content"] is None
    assert assistant["tool_calls"][0]["function"] == {"name": "tap", "arguments": '{"x": 1}'}
    assert tool == {"role": "tool", "content": "ok", "tool_call_id": "c1"}
    assert asked.body["tools"][0]["function"]["parameters"] == {"type": "object"}
    assert {"temperature": 0.5, "top_p": 0.9, "max_tokens": 64, "stop": ["END"]}.items() <= asked.body.items()


def pictures_sent(clock: Clock, screen: Screen, size_px: tuple[int, int]) -> list[bytes]:
    picture = Picture(screen, size_px)
    with served(says("ok")) as server, asking(server, clock) as model:
        model.complete(Prompt((Message("user", (picture, picture)),)))
        parts = server.asked[0].body["messages"][0]["content"]
    return [b64decode(part["image_url"]["url"].removeprefix("data:image/jpeg;base64,")) for part in parts]


def test_a_jpeg_of_the_right_size_is_sent_as_the_phone_made_it(jumping_clock: Clock) -> None:
    screen = Screen.from_pixels(np.full((40, 20, 3), 90, np.uint8))
    assert pictures_sent(jumping_clock, screen, (20, 40)) == [screen.encoded] * 2


@pytest.mark.parametrize("size_px", [(10, 20), (28, 56)])
def test_a_picture_is_sent_in_the_size_the_model_is_to_see(jumping_clock: Clock, size_px: tuple[int, int]) -> None:
    screen = Screen.from_pixels(np.full((40, 20, 3), 90, np.uint8))
    sent = Screen.from_bytes(pictures_sent(jumping_clock, screen, size_px)[0])
    assert (sent.width_px, sent.height_px) == size_px
    assert abs(int(sent.pixels.mean()) - 90) <= 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_passes_is_waited_for(jumping_clock: Clock, status: int) -> None:
    with served(refuses(status, "busy"), refuses(status, "busy"), says("ok")) as server:
        with asking(server, jumping_clock) as model:
            assert model.complete(HELLO).text == "ok"
        assert len(server.asked) == 3
    assert jumping_clock.now_s() == pytest.approx(3.0)


def test_a_server_says_how_long_to_wait(jumping_clock: Clock) -> None:
    with (
        served(refuses(429, "slow down", Retry_After="17"), says("ok")) as server,
        asking(server, jumping_clock) as model,
    ):
        model.complete(HELLO)
    assert jumping_clock.now_s() == pytest.approx(17.0)


def test_a_wait_too_long_is_no_wait(jumping_clock: Clock) -> None:
    told = error_of(jumping_clock, refuses(429, "tomorrow", Retry_After=str(LONGEST_WAIT_S + 1)))
    assert "HTTP 429" in told
    assert "tomorrow" in told
    assert jumping_clock.now_s() == 0.0


def test_an_empty_purse_is_not_waited_for(jumping_clock: Clock) -> None:
    told = error_of(jumping_clock, refuses(429, {"error": {"message": "Quota", "code": "insufficient_quota"}}))
    assert "no credit" in told
    assert jumping_clock.now_s() == 0.0


def test_patience_ends(jumping_clock: Clock) -> None:
    with served(refuses(503, "loading")) as server, asking(server, jumping_clock) as model:
        with pytest.raises(ModelError, match=r"HTTP 503.*loading"):
            model.complete(HELLO)
        assert len(server.asked) == TRIES


def breaks_off(handler: Handler) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Content-Length", "9999")
    handler.end_headers()
    handler.wfile.write(f"data: {json.dumps(delta(content='half'))}\n\n".encode())
    handler.close_connection = True


@pytest.mark.parametrize("broken", [breaks_off, streams(delta(content="half"), end=False)])
def test_a_reply_that_was_cut_off_is_asked_for_again(jumping_clock: Clock, broken: Answer) -> None:
    with served(broken, says("whole")) as server, asking(server, jumping_clock) as model:
        assert model.complete(HELLO).text == "whole"
    assert f"in {TRIES} tries" in error_of(jumping_clock, broken)


def test_an_error_inside_a_stream_is_an_error(jumping_clock: Clock) -> None:
    broken = streams(delta(content="half"), {"error": {"message": "engine died", "code": 500}}, end=False)
    with served(broken, says("whole")) as server, asking(server, jumping_clock) as model:
        assert model.complete(HELLO).text == "whole"
    assert "engine died" in error_of(jumping_clock, broken)


def test_where_no_server_is_the_address_is_said(jumping_clock: Clock) -> None:
    with served(says("")) as server:
        url = server.url
    model = ServerModel(url, "tiny", clock=jumping_clock, environ={})
    with pytest.raises(ModelError, match=r"Nothing answers at http://127.*Connection refused.*Start the server"):
        model.complete(HELLO)
    model.close()
    assert jumping_clock.now_s() == 0.0


@pytest.mark.parametrize(
    ("status", "said", "remedy"),
    [
        (401, {"error": {"message": f"Incorrect API key provided: {KEY}"}}, "PHONEAGENT_API_KEY"),
        (403, "forbidden", "PHONEAGENT_API_KEY"),
        (400, {"error": {"message": "This model's maximum context length is 4096 tokens."}}, "--max-model-len"),
        (400, {"error": {"message": "request exceeds the available context size, try increasing it"}}, "-c"),
        (400, {"error": {"message": "At most 1 image(s) may be provided in one prompt."}}, "--limit-mm-per-prompt"),
        (400, {"message": "tiny is not a multimodal model", "object": "error"}, "Serve one that sees"),
        (500, {"error": {"message": "image input is not supported - you may need to provide the mmproj"}}, "--mmproj"),
        (400, {"error": {"message": '"auto" tool choice requires --enable-auto-tool-choice'}}, "--tool-call-parser"),
        (400, {"error": "registry.ollama.ai/x does not support tools"}, "--dialect"),
        (413, "", "smaller pictures"),
        (301, "", "moved"),
        (418, {"detail": "teapot"}, "teapot"),
    ],
)
def test_a_refusal_is_said_with_its_remedy(jumping_clock: Clock, status: int, said: object, remedy: str) -> None:
    assert remedy in error_of(jumping_clock, refuses(status, said))


def test_a_model_the_server_lacks_is_said_with_those_it_has(jumping_clock: Clock) -> None:
    missing = refuses(404, {"error": {"message": "The model `huge` does not exist.", "code": 404}})
    told = error_of(jumping_clock, missing, listed=lists("tiny", "small"), name="huge")
    assert "no model 'huge'" in told
    assert "tiny, small" in told


def test_an_address_without_the_api_is_said(jumping_clock: Clock) -> None:
    nothing = refuses(404, "not found")
    assert "/v1" in error_of(jumping_clock, nothing, listed=nothing)
    assert "/v1" in error_of(jumping_clock, nothing, listed=nothing, name="")


@pytest.mark.parametrize(
    "answer",
    [
        lambda handler: handler.send(200, "<!doctype html><html></html>", "text/html"),
        lambda handler: handler.send(200, "{", "application/json"),
        lambda handler: handler.send(200, "[1]", "application/json"),
        lambda handler: handler.send(200, b"\xff\xfe", "application/octet-stream"),
        streams("data: {nonsense\n\n"),
        streams({"result": "ok"}),
    ],
)
def test_what_is_no_chat_completion_is_said(jumping_clock: Clock, answer: Answer) -> None:
    assert "OpenAI-style API" in error_of(jumping_clock, answer)


def test_the_only_model_needs_no_name(jumping_clock: Clock) -> None:
    with served(says("ok")) as server, asking(server, jumping_clock, name="") as model:
        model.complete(HELLO)
        assert server.asked[0].body["model"] == "tiny"
        assert model.name == "tiny"
    assert "Write one after a #: a, b" in error_of(jumping_clock, says(""), listed=lists("a", "b"), name="")


def test_what_a_server_does_not_know_is_left_out(jumping_clock: Clock) -> None:
    fussy = refuses(400, {"error": {"message": "Unsupported parameter: 'max_tokens', use 'max_completion_tokens'."}})
    cold = refuses(400, {"error": {"message": "Unsupported value: 'temperature' does not support 0."}})
    with served(fussy, cold, says("ok")) as server, asking(server, jumping_clock) as model:
        assert model.complete(HELLO).text == "ok"
        last = server.asked[-1].body
    assert last["max_completion_tokens"] == HELLO.sampling.max_tokens
    assert "temperature" not in last
    assert "max_tokens" not in last


def test_a_server_without_a_tool_parser_leaves_the_call_in_the_text(jumping_clock: Clock) -> None:
    cannot = refuses(400, {"error": {"message": '"auto" tool choice requires --enable-auto-tool-choice to be set'}})
    with_tools = replace(HELLO, tools=(ToolSpec("tap", "Tap once.", "{}"),))
    with served(cannot, says("<tool_call>")) as server, asking(server, jumping_clock) as model:
        assert model.complete(with_tools).text == "<tool_call>"
        first, second = server.asked
    assert "tool_choice" not in first.body
    assert second.body["tool_choice"] == "none"
    assert second.body["tools"] == first.body["tools"]


OBJECT = replace(HELLO, schema='{"type": "object"}')
TAGGED = replace(OBJECT, around=("<tool_call>\n", "\n</tool_call>"))
CALLED = replace(HELLO, tools=(ToolSpec("tap", "Tap once.", "{}"),), must_call=True)
FORMS = ("response_format", "grammar", "tool_choice")


def forms_asked(server: Server) -> list[str]:
    """How each request wanted the reply held to its form."""
    said = [next((form for form in FORMS if form in each.body), "") for each in server.asked]
    return [
        each.body[form]["type"] if form == "response_format" else form
        for each, form in zip(server.asked, said, strict=True)
    ]


def test_an_object_is_asked_for_by_its_schema(jumping_clock: Clock) -> None:
    with served(says("{}")) as server, asking(server, jumping_clock) as model:
        assert model.complete(OBJECT).text == "{}"
        form = server.asked[0].body["response_format"]
    assert form == {"type": "json_schema", "json_schema": {"name": "reply", "schema": {"type": "object"}}}


def test_an_object_in_tags_is_asked_for_between_them(jumping_clock: Clock) -> None:
    with served(says("{}")) as server, asking(server, jumping_clock) as model:
        model.complete(TAGGED)
        form = server.asked[0].body["response_format"]
    tag = {"begin": "<tool_call>\n", "schema": {"type": "object"}, "end": "\n</tool_call>"}
    assert form == {"type": "structural_tag", "structures": [tag], "triggers": ["<tool_call>"]}


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, {"error": {"message": "The provided JSON schema contains features not supported by xgrammar."}}),
        (422, {"detail": "body.response_format: Extra inputs are not permitted"}),
        (500, {"error": {"code": 500, "message": 'response_format type must be one of "text" or "json_object"'}}),
        (500, {"error": {"code": 500, "message": "output that does not match the expected peg-native format"}}),
        (404, {"error": {"message": "No endpoints found that support the provided 'tool_choice' value."}}),
        (400, {"error": {"message": "Bad request"}}),
    ],
)
@pytest.mark.parametrize(
    ("prompt", "tried"),
    [(OBJECT, ["json_schema"]), (TAGGED, ["structural_tag", "grammar"]), (CALLED, ["tool_choice"])],
)
def test_a_form_that_is_refused_is_not_asked_for_again(
    jumping_clock: Clock, status: int, said: object, prompt: Prompt, tried: list[str]
) -> None:
    answers = [*(refuses(status, said) for _ in tried), says("free"), says("free")]
    with served(*answers) as server, asking(server, jumping_clock) as model:
        assert [model.complete(prompt).text for _ in range(3)] == ["free"] * 3
        assert forms_asked(server) == [*tried, "", "", ""]
    assert jumping_clock.now_s() == 0.0


def test_a_grammar_is_taken_where_tags_are_not(jumping_clock: Clock) -> None:
    refused = refuses(400, {"error": {"message": "response_format type must be text"}})
    with served(refused, says("ok")) as server, asking(server, jumping_clock) as model:
        assert [model.complete(TAGGED).text for _ in range(2)] == ["ok", "ok"]
        assert forms_asked(server) == ["structural_tag", "grammar", "grammar"]


def test_a_refusal_for_another_reason_is_not_blamed_on_the_form(jumping_clock: Clock) -> None:
    too_long = refuses(400, {"error": {"message": "This model's maximum context length is 4096 tokens."}})
    with served(too_long) as server, asking(server, jumping_clock) as model:
        with pytest.raises(ModelError, match="--max-model-len"):
            model.complete(OBJECT)
        assert len(server.asked) == 1
    fussy = refuses(400, {"error": {"message": "Unsupported value: 'temperature' does not support 0."}})
    with served(fussy, says("{}")) as server, asking(server, jumping_clock) as model:
        model.complete(OBJECT)
        assert forms_asked(server) == ["json_schema", "json_schema"]
        assert "temperature" not in server.asked[1].body


def test_a_server_that_ignores_a_form_is_listened_to_all_the_same(jumping_clock: Clock) -> None:
    for prompt in (OBJECT, TAGGED, CALLED):
        with served(says("Well, {}!")) as server, asking(server, jumping_clock) as model:
            assert model.complete(prompt).text == "Well, {}!"
            assert len(server.asked) == 1


@pytest.mark.parametrize(
    "ran_away", [streams(delta(content="{\n\n\n"), delta("length")), streams(delta(content=" \n"), delta("stop"))]
)
def test_a_form_that_makes_a_model_run_away_is_given_up(jumping_clock: Clock, ran_away: Answer) -> None:
    with served(ran_away, says("free")) as server, asking(server, jumping_clock) as model:
        assert [model.complete(OBJECT).text for _ in range(2)] == ["free", "free"]
        assert forms_asked(server) == ["json_schema", "", ""]


def test_the_form_can_be_left_to_the_model(jumping_clock: Clock) -> None:
    with served(says("free")) as server:
        model = ServerModel(server.url, "tiny", clock=jumping_clock, constrain=False, environ={})
        for prompt in (OBJECT, TAGGED, CALLED):
            model.complete(prompt)
        model.close()
        assert forms_asked(server) == ["", "", ""]


def stops(asked: threading.Event, cancel: threading.Event) -> None:
    asked.wait(10)
    cancel.set()


def test_a_stop_ends_a_request_in_flight(jumping_clock: Clock) -> None:
    cancel, asked, gone = threading.Event(), threading.Event(), threading.Event()

    def hangs(handler: Handler) -> None:
        asked.set()
        handler.connection.recv(1)  # returns when the client hangs up
        gone.set()

    with served(hangs) as server, asking(server, jumping_clock) as model:
        threading.Thread(target=stops, args=(asked, cancel)).start()
        with pytest.raises(Cancelled):
            model.complete(HELLO, cancel)
        assert gone.wait(10)


def test_a_stop_ends_a_pause(jumping_clock: Clock) -> None:
    cancel = threading.Event()

    def busy(handler: Handler) -> None:
        cancel.set()
        handler.send(503, "busy")

    with served(busy) as server, asking(server, jumping_clock) as model:
        with pytest.raises(Cancelled):
            model.complete(HELLO, cancel)
        assert len(server.asked) == 1


def test_a_silent_server_is_not_waited_for_without_end(jumping_clock: Clock) -> None:
    over = threading.Event()

    def waits(handler: Handler) -> None:
        over.wait(10)

    with served(waits) as server, asking(server, jumping_clock, silence_s=0.1) as model:
        with pytest.raises(ModelError, match=r"said nothing for 0\.1 s"):
            model.complete(HELLO)
        over.set()


@pytest.mark.parametrize(
    ("url", "environ", "key"),
    [
        ("http://far.example/v1", {"OPENAI_API_KEY": "a"}, ()),
        ("http://far.example/v1", {"OPENAI_API_KEY": "a", "PHONEAGENT_API_KEY": "b"}, ("b",)),
        ("https://far.example/v1", {"OPENAI_API_KEY": "a"}, ("a",)),
        ("http://127.0.0.1:8000/v1", {"OPENAI_API_KEY": "a"}, ("a",)),
    ],
)
def test_a_key_meant_for_others_does_not_travel_in_the_open(url: str, environ: dict[str, str], key: tuple[str]) -> None:
    assert Api(url, 1.0, environ).endpoint("").secrets == key


@pytest.mark.parametrize(
    "said", ["http://host:1", "http://host:1/", "http://host:1/v1/", "http://host:1/v1/chat/completions"]
)
def test_an_address_may_be_written_short_or_long(said: str) -> None:
    assert api_address(said) == "http://host:1/v1"
