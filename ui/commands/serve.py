"""`phoneagent serve`: a model of ours behind an OpenAI-style API."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ui import options


def serve(
    model: options.Model = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8765,
    host: Annotated[str, typer.Option(help="Address to listen on; anyone who reaches it may ask.")] = "127.0.0.1",
    as_json: options.Json = False,
) -> None:
    """Serve a model over the OpenAI-style API, for any client, until Ctrl-C."""
    from phoneagent import assemble, config
    from phoneagent.serve import serve_forever
    from ui.messages import print_json

    served = assemble.make_model(config.load({"model": model}).model)

    def say(address: str) -> None:
        if as_json:
            print_json({"address": address, "model": served.name})
        else:
            print(f"{served.name} is served at {address}; --model {address}#{served.name}", file=sys.stderr)

    try:
        serve_forever(served, host, port, say)
    finally:
        served.close()
