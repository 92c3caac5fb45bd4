"""How long parsers take over garbage, and how that grows with its length: linear is 1.0, quadratic 2.0.

    python benchmarks/parse_speed.py --json

Each dialect reads each kind of garbage at 250 kB and at 1 MB, in processor time. A careless parser takes hours over
some of them: every start of a call is one more place to read on from, and a thought may end at every end marker.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from phoneagent.dialects.dialect import Dialect, Sizes
from phoneagent.dialects.openai_tools import reply_of
from phoneagent.dialects.registry import dialects
from phoneagent.models.model import Reply
from tools.call import ToolError

SHORT, LONG = 250_000, 1_000_000
SIZES = Sizes((1080, 2400), (1092, 2408))
FILLS = {
    "brackets": "[",
    "braces": '{"a":',
    "quotes": '"',
    "curly quotes": "\n{“",
    "backslashes": "\\",
    "spaces": " ",
    "line ends": "\n",
    "closed thoughts": "</think>",
    "open thoughts": "<think>",
    "open calls": "\nAction: click(start_box=“",
    "tool calls": '<tool_call>{"',
    "closed tool calls": "</tool_call>\n",
    "functions": "\n<function=tap>",
    "parameters": "<parameter=a>",
    "records": "\taction:",
    "calls in prose": 'do(action="',
    "headings": "\n### Action ###\n{",
    "answers": "<answer>[{'action':",
    "operations": "\nGrounded Operation: CLICK(box=[[",
    "sections": "\nactions:\nTYPE [",
    "boxes": "<box>1 <|box_start|>(1,",
    "special tokens": "<|im_end|>",
    "fences": "```json\n",
    "full width": "（：，“",
    "digits": "1",
}
"""What a garbage is made of, over and over."""
HEADS = {
    "an endless string": ('{"thought":"', "a "),
    "a string of quotes": ('do(action="Type", text="', '" '),
    "an endless call": ("Action: type(content='", "') "),
    "an endless list": ('{"POINT":[', "1,"),
    "an endless parameter": ("<tool_call>\n<function=type_text>\n<parameter=text>\n", "\n "),
    "an endless thought": ("<think>", "\nAction: tap(1, 2) {"),
}
"""What begins well and then never ends."""


def garbage(chars: int) -> Iterator[tuple[str, str]]:
    """Every kind, so many characters long."""
    for name, fill in FILLS.items():
        yield name, fill * (chars // len(fill))
    for name, (head, fill) in HEADS.items():
        yield name, head + fill * ((chars - len(head)) // len(fill))


@dataclass(frozen=True, slots=True)
class Speed:
    """How one dialect did at its slowest."""

    worst_ms: float
    """Over 1 MB."""
    over: str
    """The garbage it was."""
    growth: float
    """Of the slowest, as a power of the length."""


def measure(dialect: Dialect) -> Speed:
    """Read all there is, short and long."""
    short, long = ({name: _ms(dialect, said) for name, said in garbage(chars)} for chars in (SHORT, LONG))
    worst = max(long, key=lambda name: long[name])
    growth = math.log(long[worst] / max(short[worst], 0.01), LONG / SHORT)
    return Speed(round(long[worst], 1), worst, round(growth, 2))


def _ms(dialect: Dialect, said: str) -> float:
    started_s = time.process_time()
    with contextlib.suppress(ToolError):
        dialect.parse(reply_of(said) if dialect.id == "openai_tools" else Reply(said), SIZES)
    return (time.process_time() - started_s) * 1000


def main(args: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--dialect", action="append", help="only this one; may be given several times")
    asked = parser.parse_args(args)
    known = dialects()
    found = {id: measure(known[id]) for id in asked.dialect or sorted(known)}
    if asked.json:
        print(json.dumps({id: asdict(speed) for id, speed in found.items()}))
        return
    for id, speed in found.items():
        print(f"{id:22} {speed.worst_ms:7.1f} ms for 1 MB of {speed.over}, growing with the power {speed.growth}")


if __name__ == "__main__":
    main()
