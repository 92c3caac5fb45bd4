"""The console: drive a phone from a browser on this computer, and watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phoneagent.config import Settings


def launch(settings: Settings, port: int = 7860) -> None:
    """Serve the console on this computer until Ctrl-C or SIGTERM; runs that are under way are stopped then.

    Args:
        settings: What is chosen when the page opens.
        port: Where on this computer; 0 for any that is free.

    Raises:
        ConfigError: if the port is taken.
    """
    from ui.console.serve import serve  # the web server, which the run's own rooms do without

    serve(settings, port)
