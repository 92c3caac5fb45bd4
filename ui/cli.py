"""`phoneagent`: the command line. Verbs are in `ui.commands`; this file gathers them and says what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from ui.commands import console, data, learn, look, measure, phones, replay, run, serve
from ui.messages import DONE_NOTHING, STOPPED, explain

app = typer.Typer(
    help="Drives an Android phone from a sentence: looks at the screen, asks a small multimodal model, taps and types.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(run.run)
app.command()(phones.devices)
app.command()(phones.doctor)
app.command()(phones.phone)
app.command()(replay.replay)
app.command()(look.show)
app.command()(console.console)
app.command()(measure.bench)
app.command()(measure.parse)
app.command()(serve.serve)

_model = typer.Typer(help="The embedded model's weights, and what models see.", no_args_is_help=True)
_model.command("get")(learn.get)
_model.command("tokens")(learn.tokens)
app.add_typer(_model, name="model")

_data = typer.Typer(help="Training data.", no_args_is_help=True)
_data.command("build")(data.build)
_data.command("show")(data.show)
_data.command("examples")(data.examples)
app.add_typer(_data, name="data")

_train = typer.Typer(help="Train models, a stage a command.", no_args_is_help=True)
_train.command("sft")(learn.sft)
_train.command("eye")(learn.eye)
_train.command("merge")(learn.merge)
_train.command("curves")(learn.curves)
_train.command("ship")(learn.ship)
app.add_typer(_train, name="train")


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; what goes wrong is said in a sentence, with the remedy.

    Args:
        args: What follows the program's name; by default what the shell gave it.

    Raises:
        SystemExit: always, with 0 only if what was asked was done.
    """
    try:
        app(args, prog_name="phoneagent")
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(STOPPED)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE_NOTHING)
    except Exception as error:
        told = explain(error)
        if told is None:
            raise
        print(f"phoneagent: {told.sentence}", file=sys.stderr)
        sys.exit(told.exit_code)


if __name__ == "__main__":
    main()
