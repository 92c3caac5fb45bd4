"""Serving the console, on this computer only."""

from __future__ import annotations

import os
import signal
import socket
import threading
from contextlib import suppress
from types import FrameType, TracebackType

import uvicorn
from fastapi import FastAPI

from devices.adb.discovery import list_devices
from phoneagent.config import ConfigError, Settings
from ui.console.phones import ListDevices
from ui.console.registry import Runs
from ui.console.routes import OwnPagesOnly, add_routes

HOST = "127.0.0.1"
"""A phone that can be driven without a password is shown to nobody else."""


def serve(settings: Settings, port: int) -> None:
    """Serve the console until Ctrl-C or SIGTERM.

    Raises:
        ConfigError: if the port is taken.
    """
    with Console(Runs(settings), port=port) as console:
        signal.signal(signal.SIGTERM, _interrupt)  # as Ctrl-C, so that phones are given back as they were found
        print(f"phoneagent console: {console.url}  (Ctrl-C ends it)", flush=True)
        with suppress(KeyboardInterrupt):
            console.wait()


class Console:
    """A console that is being served, from a thread of its own."""

    def __init__(self, runs: Runs, list_devices: ListDevices = list_devices, port: int = 0) -> None:
        """Bind the port and make the page.

        Raises:
            ConfigError: if the port is taken.
        """
        self._runs = runs
        self._socket = _bind(port)
        self.url = f"http://{HOST}:{self._socket.getsockname()[1]}/"
        app = make_app(runs, list_devices)
        # A page's streams never end by themselves, so the server does not wait for them
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), name="console", daemon=True)

    def __enter__(self) -> Console:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._runs.close()
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def wait(self) -> None:
        """Serve until the server ends."""
        self._thread.join()


def make_app(runs: Runs, list_devices: ListDevices) -> FastAPI:
    """The console's page and routes as one application."""
    # Before Gradio is imported, which reads these as it is; nothing of a console is anybody else's business
    os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_DISABLE_TELEMETRY": "1"}
    from ui.console.page import mount

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(OwnPagesOnly)
    add_routes(app, runs)
    mount(app, runs, list_devices)
    return app


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _bind(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise ConfigError(
            f"The console cannot use port {port}: {error.strerror}. Close what uses it, or choose another with --port."
        ) from error
    return listener
