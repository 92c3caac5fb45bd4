"""Feeds every dialect's parser what a fuzzer finds that looks which lines it reaches: `fuzz_dialects.py --seconds 10`.

A parser may read a call or raise ToolError; anything else, and any reply that takes longer than linear time would, is
a fault, and what brought it about is printed and kept. The corpora are where the fuzzer begins. Needs the extra `fuzz`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phoneagent.dialects.dialect import Dialect

CORPORA = Path(__file__).parents[1] / "tests" / "phoneagent" / "dialects" / "corpora"
LONGEST_BYTES = 4096
SLOW_S = 1.0
"""No 4 kB take a good parser a hundredth of that, even under a fuzzer's eyes."""


def main() -> int:
    """Fuzz one dialect after the other, each in a process of its own: libFuzzer ends the one that it runs in."""
    from phoneagent.dialects.registry import dialects

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=int, default=10, help="for each dialect")
    parser.add_argument("--dialect", choices=sorted(dialects()), help="only this one")
    parser.add_argument("--keep", type=Path, help="folder for inputs that were found; what is there is begun with")
    asked = parser.parse_args()
    wrong = []
    for id in [asked.dialect] if asked.dialect else sorted(dialects()):
        with tempfile.TemporaryDirectory() as scratch:
            folder = (asked.keep or Path(scratch)) / id
            process = multiprocessing.get_context("spawn").Process(target=fuzz, args=(id, asked.seconds, folder))
            process.start()
            process.join()
        if process.exitcode:
            wrong.append(id)
        print(f"{id:22} {'FAULT' if process.exitcode else 'no fault'}", flush=True)
    return 1 if wrong else 0


def fuzz(id: str, seconds: int, folder: Path) -> None:
    """Fuzz one dialect; the process ends with it, with a code other than 0 where a fault was found."""
    import atheris

    folder.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate((CORPORA / f"{id}.jsonl").read_text("utf-8").splitlines()):
        raw = json.loads(line)["raw"].encode("utf-8", "surrogatepass")
        (folder / f"case-{number}").write_bytes(raw[:LONGEST_BYTES])
    with atheris.instrument_imports(include=["phoneagent.dialects"]):
        from phoneagent.dialects.registry import find
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_BYTES}",
        "-timeout=10",
        "-verbosity=0",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(folder)], reads(find(id)))
    atheris.Fuzz()


def reads(dialect: Dialect) -> Callable[[bytes], None]:
    """Reads one input as a reply of a dialect, and raises what is a fault."""
    from devices.screen import Point
    from phoneagent.dialects.dialect import Sizes
    from phoneagent.dialects.openai_tools import reply_of
    from phoneagent.dialects.own_tools import NAMES
    from phoneagent.models.model import Reply
    from tools.call import ToolError

    sizes = Sizes((1080, 2400), (1092, 2408))

    def read(given: bytes) -> None:
        said = given.decode("utf-8", "surrogateescape")  # half characters come in JSON replies too
        started_s = time.process_time()
        try:
            reply = reply_of(said) if dialect.id == "openai_tools" else Reply(said)
            call = dialect.parse(reply, sizes).call
        except ToolError:
            call = None
        if time.process_time() - started_s > SLOW_S:
            raise TimeoutError(f"{dialect.id} took {time.process_time() - started_s:.1f} s for {len(given)} bytes")
        if call is None:
            return
        if call.name not in NAMES:
            raise AssertionError(f"{call.name} is no call of ours")
        if not all(isinstance(value, Point | str | bool | int | float) for value in call.arguments.values()):
            raise AssertionError(f"{call} has arguments of a foreign kind")

    return read


if __name__ == "__main__":
    sys.exit(main())
