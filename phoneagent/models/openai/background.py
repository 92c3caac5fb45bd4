"""Waiting that can be given up: coroutines run on a loop of their own while the caller watches for a stop."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine
from typing import TypeVar

from phoneagent.models.model import Cancelled

T = TypeVar("T")

LOOK_S = 0.05
"""How often a stop is looked for; a person takes twice as long to notice."""


class Background:
    """An event loop in a thread.

    Nothing ends a read that blocks in the caller's own thread; a task on a loop can be cancelled.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="model-server", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[None, None, T], cancel: threading.Event | None = None) -> T:
        """What the work returns.

        Raises:
            Cancelled: soon after `cancel` is set; the work has been ended.
        """
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            while not concurrent.futures.wait([future], LOOK_S if cancel else None).done:
                if cancel and cancel.is_set():
                    raise Cancelled
            return future.result()
        finally:
            future.cancel()

    def close(self) -> None:
        """End the thread, and with it whatever still runs."""
        self.run(self._loop.shutdown_asyncgens())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
