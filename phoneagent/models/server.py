"""A model behind an OpenAI-style API: vLLM, SGLang, llama.cpp, Ollama, a host.

A reply is asked for as a stream, so that a server notices when nobody wants it any more. It has no effect on the phone,
so a reply that was lost on the way is simply asked for again.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Coroutine, Mapping
from typing import TypeVar

from devices.settle import REAL_CLOCK, Clock
from phoneagent.models.model import Cancelled, ModelError, Prompt, Reply
from phoneagent.models.openai import refusals
from phoneagent.models.openai.api import Api, Lost, Refusal, Unreachable
from phoneagent.models.openai.background import Background
from phoneagent.models.openai.constraints import ABOUT, Form, forms
from phoneagent.models.openai.messages import Json, Pictures, request

T = TypeVar("T")

TRIES = 5
FIRST_WAIT_S = 1.0
"""Before the second try; doubled before each one after."""
LONGEST_WAIT_S = 60.0
"""A server that asks for a longer pause is not waited for."""
SILENCE_S = 300.0
"""A small machine may read a screenshot for minutes before its first word."""
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
"""HTTP statuses that may be others the next time."""
OPTIONAL = ("stream_options", "max_tokens", "temperature", "top_p", "frequency_penalty", "stop")
"""What some servers refuse and a request can do without."""
_NOT_KNOWN = re.compile(r"unsupported|not supported|unrecognized|unknown|not permitted|extra", re.IGNORECASE)
_TOOL_PARSER = "tool parser"
"""What vLLM lacks unless it was started with one. Asked for no choice of tools, it still tells the model of them, and
leaves the call in the text, where dialects find it too."""


class ServerModel:
    """Completes prompts through `URL/chat/completions`."""

    def __init__(
        self,
        url: str,
        name: str = "",
        *,
        clock: Clock = REAL_CLOCK,
        silence_s: float = SILENCE_S,
        constrain: bool = True,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """A model of a server.

        Args:
            url: Of the API, as in http://HOST/v1.
            name: The server's name for the model; where empty, the only one it has.
            clock: What pauses between tries are measured by.
            silence_s: So long a server may say nothing.
            constrain: Whether the server is asked to let the model write nothing but its dialect's form.
            environ: Where keys are read from; they are kept nowhere else.
        """
        self._api = Api(url, silence_s, environ)
        self._name = name
        self._clock = clock
        self._pictures = Pictures()
        self._constrain = constrain
        self._unwanted: set[str] = set()
        self._background: Background | None = None
        self._has_answered = False

    @property
    def name(self) -> str:
        """The server's name for it.

        Raises:
            ModelError: if none was given and the server has not exactly one.
        """
        return self._named(None)

    def models(self, cancel: threading.Event | None = None) -> list[str]:
        """The names of the server's models.

        Raises:
            ModelError: if it lists none.
            Cancelled: soon after `cancel` is set.
        """
        match self._insist(self._api.models, cancel):
            case Refusal(404, said):
                raise refusals.unknown_model(self._api.endpoint(self._name), None, said)
            case Refusal(status, said):
                raise refusals.refused(self._api.endpoint(self._name), status, said)
            case found:
                return found

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        """One reply.

        Raises:
            ModelError: if there is none to be had.
            Cancelled: soon after `cancel` is set.
        """
        body = request(prompt, self._named(cancel), self._pictures)
        while True:
            form = self._form(prompt)
            wanted = _without(body, self._unwanted) | (form.body if form else {})
            match self._insist(lambda: self._api.ask(wanted), cancel):  # noqa: B023 (called at once)
                case Reply() as reply if form and _ran_away(reply):
                    self._unwanted.add(form.name)
                case Reply() as reply:
                    return reply
                case Refusal() as refusal if part := _refused_part(refusal, wanted, form):
                    self._unwanted.add(part)
                case Refusal() as refusal:
                    raise self._error(refusal, cancel)

    def close(self) -> None:
        if self._background is not None:
            self._background.run(self._api.close())
            self._background.close()
            self._background = None

    def _form(self, prompt: Prompt) -> Form | None:
        """How the reply is held to its form: the best way that this server has not refused yet."""
        wanted = (form for form in forms(prompt) if form.name not in self._unwanted) if self._constrain else iter(())
        return next(wanted, None)

    def _named(self, cancel: threading.Event | None) -> str:
        if not self._name:
            match self.models(cancel):
                case [only]:
                    self._name = only
                case several:
                    raise refusals.which_model(self._api.endpoint(""), several)
        return self._name

    def _insist(self, ask: Callable[[], Coroutine[None, None, T]], cancel: threading.Event | None) -> T:
        """What was asked for, or a refusal that will stand; what may pass is tried again, later and later."""
        at = self._api.endpoint(self._name)
        for tries in range(1, TRIES + 1):
            pause_s = FIRST_WAIT_S * 2 ** (tries - 1)
            try:
                got = self._run(ask, cancel)
            except Lost as loss:
                # A server that never answered is not there; one that did may be starting again
                if isinstance(loss, Unreachable) and not self._has_answered:
                    raise refusals.unreachable(at, str(loss)) from loss
                if tries == TRIES:
                    raise refusals.lost(at, str(loss), tries) from loss
            else:
                self._has_answered = True
                if not isinstance(got, Refusal) or not _may_pass(got) or tries == TRIES:
                    return got
                pause_s = max(pause_s, got.retry_after_s or 0.0)
                if pause_s > LONGEST_WAIT_S:
                    return got
            self._pause(pause_s, cancel)
        raise AssertionError("the last try returns or raises")

    def _run(self, ask: Callable[[], Coroutine[None, None, T]], cancel: threading.Event | None) -> T:
        if cancel is not None and cancel.is_set():
            raise Cancelled
        if self._background is None:
            self._background = Background()
        return self._background.run(ask(), cancel)

    def _pause(self, seconds: float, cancel: threading.Event | None) -> None:
        end_s = self._clock.now_s() + seconds
        while (left_s := end_s - self._clock.now_s()) > 0:
            if cancel is not None and cancel.is_set():
                raise Cancelled
            self._clock.wait(min(left_s, 0.1))

    def _error(self, refusal: Refusal, cancel: threading.Event | None) -> ModelError:
        at = self._api.endpoint(self._name)
        if refusal.status != 404:
            return refusals.refused(at, refusal.status, refusal.said)
        match self._insist(self._api.models, cancel):
            case Refusal():
                return refusals.unknown_model(at, None, refusal.said)
            case there_are:
                return refusals.unknown_model(at, there_are, refusal.said)


def _may_pass(refusal: Refusal) -> bool:
    lasts = refusals.is_lasting(refusal.said) or ABOUT.search(refusal.said)
    return refusal.status in PASSING and not lasts


def _ran_away(reply: Reply) -> bool:
    """Whether a reply that was held to a form came to nothing: some grammars let a model write spaces for ever."""
    return reply.truncated or not (reply.text.strip() or reply.tool_uses)


def _without(body: dict[str, Json], unwanted: set[str]) -> dict[str, Json]:
    kept = {key: value for key, value in body.items() if key not in unwanted}
    if "max_tokens" in unwanted:  # the newer name of the same (OpenAI's reasoning models know only this one)
        kept["max_completion_tokens"] = body["max_tokens"]
    if _TOOL_PARSER in unwanted and "tools" in body:
        kept["tool_choice"] = "none"
    return kept


def _refused_part(refusal: Refusal, asked: Mapping[str, Json], form: Form | None) -> str | None:
    """The part of the request that the server does not know, as far as it says which."""
    if form and ABOUT.search(refusal.said):
        return form.name
    if refusal.status not in (400, 422):
        return None
    if "tools" in asked and "tool_choice" not in asked and "--enable-auto-tool-choice" in refusal.said:
        return _TOOL_PARSER
    if _NOT_KNOWN.search(refusal.said):
        named = (part for part in OPTIONAL if part in asked and re.search(rf"\b{part}\b", refusal.said))
        if part := next(named, None):
            return part
    # Of a refusal that says nothing it may be the form that was too much; without it, the next will tell
    return form.name if form and not refusals.is_known(refusal.said) else None
