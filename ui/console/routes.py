"""The console's own addresses beside Gradio's: a run as it goes, its pictures as they are, stop and answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from pydantic import BaseModel
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from phoneagent.runs import RecordingError
from ui.console.registry import Runs
from ui.console.seen import Seen
from ui.console.view import View, changes, nothing, view
from ui.pages import write_page

_HERE = Path(__file__).parent
_STILL_HERE_S = 15.0
"""A stream that has nothing to tell says so this often, which shows whether anybody listens."""
_KEEP = {"Cache-Control": "private, max-age=3600"}
"""A numbered picture never changes, so a browser need not fetch it twice."""


class Said(BaseModel):
    """An answer to a question."""

    number: int
    said: str


def add_routes(app: FastAPI, runs: Runs) -> None:
    """Serve a console's runs."""

    @app.get("/console/{name}")
    def asset(name: str) -> Response:
        return FileResponse(_HERE / name) if name in ("console.js", "console.css") else _not_found()

    @app.get("/runs/{id}/events")
    async def events(id: str) -> Response:
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(_events(runs, id), media_type="text/event-stream", headers=headers)

    @app.get("/runs/{id}/pictures/{number}")
    def picture(id: str, number: int) -> Response:
        seen = runs.seen(id)
        return _picture(seen, number) if seen else _not_found()

    @app.get("/runs/{id}/page")
    def page(id: str) -> Response:
        seen = runs.seen(id)
        if seen is None:
            return _not_found()
        try:
            return FileResponse(write_page(seen.recorded.folder), media_type="text/html")
        except (RecordingError, OSError) as error:
            return PlainTextResponse(f"The run's page could not be made: {error}", 500)

    @app.post("/runs/{id}/stop")
    def stop(id: str) -> Response:
        run = runs.find(id)
        if run is None:
            return _not_found()
        run.stop()
        return Response(status_code=204)

    @app.post("/runs/{id}/answer")
    def answer(id: str, said: Said) -> Response:
        run = runs.find(id)
        if run is None:
            return _not_found()
        return Response(status_code=204 if run.answer(said.number, said.said) else 409)


async def _events(runs: Runs, id: str) -> AsyncIterator[str]:
    """A run's changes as server-sent events, from all there is to its end."""
    run = runs.find(id)
    if run is None:
        seen = await asyncio.to_thread(runs.seen, id)
        yield _event(changes(None, view(seen), seen) if seen else _missing(id))
        return
    loop, changed = asyncio.get_running_loop(), asyncio.Event()

    def wake() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(changed.set)

    shown: View | None = None
    with run.listening(wake):
        while True:
            changed.clear()
            seen = run.seen
            now = view(seen)
            yield _event(changes(shown, now, seen))
            shown = now
            if seen.state == "ended":
                return
            while not changed.is_set():
                try:
                    await asyncio.wait_for(changed.wait(), _STILL_HERE_S)
                except TimeoutError:
                    yield ": still here\n\n"


def _event(told: dict[str, object]) -> str:
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def _missing(id: str) -> dict[str, object]:
    shown = nothing(id)
    return {"state": shown.state, "title": shown.title, "outcome": shown.outcome, "steps": {}, "missing": True}


def _picture(seen: Seen, number: int) -> Response:
    """The picture of a step as the phone sent it: from the record, or from memory where the step is not done yet."""
    # A recording names its pictures by their steps: 001.jpg or 001.png
    for path in seen.recorded.folder.glob(f"{number:03d}.*"):
        if path.suffix in (".jpg", ".png"):
            return FileResponse(path, headers=_KEEP)
    if seen.screen and seen.number == number:
        kind = "jpeg" if seen.screen.is_jpeg else "png"
        return Response(seen.screen.encoded, media_type=f"image/{kind}", headers=_KEEP)
    return _not_found()


def _not_found() -> Response:
    return PlainTextResponse("There is no such thing here.", 404)


class OwnPagesOnly:
    """Lets nobody in but this console's own pages.

    Any site a person visits may send requests to 127.0.0.1, and by a name of its own that it points there even read the
    answers; a console that drives a phone must not obey them. The policy keeps its pages from asking anything of the
    network.
    """

    _POLICY = (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'self'; form-action 'self';"
        " base-uri 'self'; object-src 'none'"
    )

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if urlsplit(f"//{host}").hostname not in ("127.0.0.1", "localhost") or (
            origin is not None and urlsplit(origin).netloc != host
        ):
            await PlainTextResponse("This console answers only its own pages.", 403)(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault("Content-Security-Policy", self._POLICY)
            await send(message)

        await self._app(scope, receive, send_with_policy)
