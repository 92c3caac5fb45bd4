"""One request to an OpenAI-style API, and what came of it: something good, a refusal, or nothing whole."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import ssl
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import cast
from urllib.parse import urlsplit

import httpx

from phoneagent.config import without_password
from phoneagent.models.model import Reply
from phoneagent.models.openai import refusals
from phoneagent.models.openai.events import EventReader
from phoneagent.models.openai.messages import Json
from phoneagent.models.openai.refusals import Endpoint
from phoneagent.models.openai.replies import NotOpenAi, ReplyBuilder

CONNECT_S = 10.0
DRAIN_S = 0.5
MOST_BYTES = 32 * 2**20
"""Of one answer; a server that sends more is none of a model."""


class Lost(Exception):
    """A reply that did not arrive whole; it may the next time."""


class Unreachable(Lost):
    """No connection came about."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status other than 200."""

    status: int
    said: str
    retry_after_s: float | None = None


class Api:
    """The API at one address."""

    def __init__(self, url: str, silence_s: float, environ: Mapping[str, str]) -> None:
        self._url = api_address(url)
        self._silence_s = silence_s
        self._key = _key(self._url, environ)
        self._client: httpx.AsyncClient | None = None

    def endpoint(self, model: str) -> Endpoint:
        """Whom an error is about."""
        parts = urlsplit(self._url)
        return Endpoint(without_password(self._url), model, tuple(filter(None, (self._key, parts.password))))

    async def ask(self, body: dict[str, Json]) -> Reply | Refusal:
        """The reply to a chat request.

        Raises:
            Lost: if it did not arrive whole.
            ModelError: if the server is silent for too long or is none of this kind.
        """
        at = self.endpoint(str(body["model"]))
        builder = ReplyBuilder()
        try:
            async with self._http().stream("POST", f"{self._url}/chat/completions", json=body) as response:
                if response.status_code != 200:
                    return await _refusal(response)
                if "event-stream" not in response.headers.get("content-type", ""):
                    return _whole(await _bytes(response, at), builder, at)
                return await _streamed(response, builder, at)
        except httpx.TransportError as error:
            raise self._translated(error, at) from error

    async def models(self) -> list[str] | Refusal:
        """The names of the models there are.

        Raises:
            Lost: if the list did not arrive whole.
            ModelError: if the server is silent for too long or is none of this kind.
        """
        at = self.endpoint("")
        try:
            async with self._http().stream("GET", f"{self._url}/models") as response:
                if response.status_code != 200:
                    return await _refusal(response)
                text = (await _bytes(response, at)).decode("utf-8", "replace")
        except httpx.TransportError as error:
            raise self._translated(error, at) from error
        match _json(text):
            case {"data": [*entries]}:
                return [str(entry["id"]) for entry in entries if isinstance(entry, dict) and entry.get("id")]
            case _:
                raise refusals.not_openai(at, text)

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    def _http(self) -> httpx.AsyncClient:
        """The client, made where it is used: on the loop that all its connections belong to."""
        if self._client is None:
            headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
            timeout = httpx.Timeout(self._silence_s, connect=CONNECT_S)
            self._client = httpx.AsyncClient(
                headers=headers,
                timeout=timeout,
                verify=self._url.startswith("https:"),  # without need of them, no certificates are read
                trust_env=not _is_near(self._url),  # a proxy for the world has no way to this computer's own servers
            )
        return self._client

    def _translated(self, error: httpx.TransportError, at: Endpoint) -> Exception:
        why = _reason(error)
        match error:
            case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.ProxyError():
                return Unreachable(why)
            case httpx.ReadTimeout() | httpx.PoolTimeout():
                return refusals.silent(at, self._silence_s)
            case httpx.UnsupportedProtocol():
                return refusals.unreachable(at, why)
            case _:
                return Lost(why)


def api_address(url: str) -> str:
    """The address of the API: http://HOST alone means http://HOST/v1."""
    url = url.rstrip("/").removesuffix("/chat/completions")
    return url if urlsplit(url).path else f"{url}/v1"


def _key(url: str, environ: Mapping[str, str]) -> str:
    """The key for an address. OPENAI_API_KEY is often set for another purpose: it does not leave here unencrypted."""
    if key := environ.get("PHONEAGENT_API_KEY"):
        return key
    return environ.get("OPENAI_API_KEY", "") if url.startswith("https:") or _is_near(url) else ""


def _is_near(url: str) -> bool:
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")


async def _streamed(response: httpx.Response, builder: ReplyBuilder, at: Endpoint) -> Reply | Refusal:
    events, size_bytes = EventReader(), 0
    async with _chunks(response) as chunks:
        async for chunk in chunks:
            size_bytes += len(chunk)
            if size_bytes > MOST_BYTES:
                raise refusals.too_long(at, MOST_BYTES)
            for data in events.feed(chunk):
                if data.strip() == "[DONE]":
                    await _drain(chunks)
                    return builder.reply()
                match piece := _json(data):
                    case None:
                        raise refusals.not_openai(at, data)
                    case {"error": _} | {"object": "error"}:
                        return _refusal_of(data)
                _add(builder, piece, at, data)
    if not builder.finish:
        raise Lost("the stream ended before the reply did")
    return builder.reply()


def _chunks(response: httpx.Response) -> aclosing[AsyncGenerator[bytes, None]]:
    """The body in pieces, ended properly where it is left early. httpx promises less than the generator it gives."""
    return aclosing(cast(AsyncGenerator[bytes, None], response.aiter_bytes()))


async def _drain(chunks: AsyncIterator[bytes]) -> None:
    """Read on to the end, so that the connection can be used again. A server that does not end is hung up on."""
    with suppress(TimeoutError, httpx.TransportError):
        async with asyncio.timeout(DRAIN_S):
            async for _ in chunks:
                pass


def _whole(body: bytes, builder: ReplyBuilder, at: Endpoint) -> Reply:
    text = body.decode("utf-8", "replace")
    _add(builder, _json(text), at, text)
    return builder.reply()


def _add(builder: ReplyBuilder, said: Json, at: Endpoint, text: str) -> None:
    try:
        builder.add(said)
    except NotOpenAi as error:
        raise refusals.not_openai(at, text) from error


def _refusal_of(data: str) -> Refusal:
    """What a stream says when it breaks off: an error with its HTTP status as the code, or without."""
    said = refusals.words(data.encode())
    match _json(data):
        case {"error": {"code": int(status)}} | {"code": int(status)}:
            return Refusal(status, said)
        case _:
            return Refusal(500, said)


async def _refusal(response: httpx.Response) -> Refusal:
    body = b""
    async with _chunks(response) as chunks:
        async for chunk in chunks:
            body += chunk
            if len(body) > 2**16:
                break
    said = refusals.words(body) or response.headers.get("location", "")
    return Refusal(response.status_code, said, _retry_after_s(response.headers.get("retry-after", "")))


async def _bytes(response: httpx.Response, at: Endpoint) -> bytes:
    body = bytearray()
    async with _chunks(response) as chunks:
        async for chunk in chunks:
            body += chunk
            if len(body) > MOST_BYTES:
                raise refusals.too_long(at, MOST_BYTES)
    return bytes(body)


def _retry_after_s(said: str) -> float | None:
    """Seconds, or the time until a date (RFC 9110, 10.2.3)."""
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return None


def _reason(error: httpx.TransportError) -> str:
    """What the system said, where it said something: httpx calls every failed connection by one name."""
    told = str(error) or type(error).__name__
    cause = error.__cause__ or error.__context__
    while cause is not None:
        match cause:
            case ssl.SSLError() | socket.gaierror() if cause.strerror:
                told = cause.strerror
            case OSError() if cause.errno:
                told = os.strerror(cause.errno)
        cause = cause.__cause__ or cause.__context__
    return told


def _json(text: str) -> Json:
    try:
        said: Json = json.loads(text)
    except ValueError:
        return None
    return said
