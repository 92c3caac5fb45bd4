"""A stand-in server: any of our models behind an OpenAI-style API, so that other clients can use it.

One request at a time: our models work on one prompt each, and a phone asks one thing after the other anyway.
"""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import threading
import time
import uuid
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from devices.errors import DeviceError
from phoneagent.config import ConfigError
from phoneagent.models.model import Cancelled, Model, ModelError, Prompt, Reply
from phoneagent.models.openai.messages import Json
from phoneagent.models.openai.requests import Asked, BadRequest, pieces, read_request, whole

LONGEST_QUEUE = 16
MOST_BYTES = 64 * 2**20
"""Of one request: ten screenshots as PNG in base64."""
_CLIENT_GONE = 499
"""What nginx logs for a client that hung up; nobody reads it."""


class _Busy(Exception):
    """The queue is full."""


class _Desk:
    """Passes requests to the model, one at a time, in the order they came."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def reply(self, prompt: Prompt, request: Request) -> Reply:
        """The model's reply.

        Raises:
            _Busy: if too many others wait.
            Cancelled: if the client hung up; the model was told.
            ModelError, DeviceError: from the model.
        """
        if self._waiting >= LONGEST_QUEUE:
            raise _Busy
        cancel = threading.Event()
        watch = asyncio.create_task(_when_gone(request, cancel))
        self._waiting += 1
        try:
            async with self._turn:
                if cancel.is_set():
                    raise Cancelled
                return await asyncio.to_thread(self.model.complete, prompt, cancel)
        finally:
            cancel.set()  # where the server is ending, the model should too
            self._waiting -= 1
            watch.cancel()


async def _when_gone(request: Request, cancel: threading.Event) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    cancel.set()


def api(model: Model) -> Starlette:
    """The API as an ASGI application: /v1/models and /v1/chat/completions."""
    desk = _Desk(model)

    async def models(request: Request) -> Response:
        entry: Json = {"id": model.name, "object": "model", "created": 0, "owned_by": "phoneagent"}
        return JSONResponse({"object": "list", "data": [entry]})

    async def chat(request: Request) -> Response:
        try:
            asked = read_request(await _body(request))
            if asked.model not in ("", model.name):
                return _error(404, f"there is no model {asked.model!r}, only {model.name!r}", "model_not_found")
            return _answer(asked, await desk.reply(asked.prompt, request), model.name)
        except BadRequest as error:
            return _error(400, str(error), "invalid_request_error")
        except DeviceError as error:
            return _error(400, str(error), "bad_picture")
        except ModelError as error:  # not a 5xx: asking again would not help
            return _error(422, str(error), "model_error")
        except _Busy:
            return _error(503, "too many requests are waiting", "busy", {"Retry-After": "1"})
        except (Cancelled, ClientDisconnect):
            return Response(status_code=_CLIENT_GONE)

    return Starlette(routes=[Route("/v1/models", models), Route("/v1/chat/completions", chat, methods=["POST"])])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises:
        ConfigError: if the port is taken or the address is not this computer's.
    """
    try:
        return socket.create_server((host, port), backlog=128)
    except OSError as error:
        raise ConfigError(f"Nothing can listen on {host}:{port} ({error.strerror}). Choose another --port.") from error


def address(listening: socket.socket) -> str:
    """What to give as a server's address."""
    host, port = listening.getsockname()[:2]
    return f"http://{host}:{port}/v1"


def server(model: Model) -> uvicorn.Server:
    """The server; `run(sockets=[...])` serves until SIGTERM, Ctrl-C or `should_exit`."""
    config = uvicorn.Config(
        api(model), log_level="warning", access_log=False, lifespan="off", ws="none", timeout_graceful_shutdown=2
    )
    return uvicorn.Server(config)


def serve_forever(model: Model, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `say` is told the address as soon as requests are taken. For the main thread.

    Raises:
        ConfigError: if nothing can listen there.
    """
    with listen(host, port) as listening:
        say(address(listening))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, frame: None)  # uvicorn raises them a second time when it has ended
        server(model).run(sockets=[listening])


async def _body(request: Request) -> Json:
    """The request's JSON.

    A web page can make a browser post to this computer, but not with this content type and without asking first.
    """
    if "json" not in request.headers.get("content-type", ""):
        raise BadRequest("send the request as application/json")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise BadRequest(f"a request is at most {MOST_BYTES // 2**20} MB")
    try:
        said: Json = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"the request is no JSON: {error}") from error
    return said


def _answer(asked: Asked, reply: Reply, model: str) -> Response:
    id, created_s = f"chatcmpl-{uuid.uuid4().hex}", int(time.time())
    if not asked.streams:
        return JSONResponse(whole(reply, model, id, created_s))
    said = "".join(pieces(reply, model, id, created_s, with_usage=asked.with_usage))
    return Response(said, media_type="text/event-stream")


def _error(status: int, message: str, code: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": {"message": message, "type": code, "code": code}}, status, headers)
