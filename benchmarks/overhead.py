"""What a step costs besides the model: our loop against a virtual phone in another process, over true ADB.

    python benchmarks/overhead.py --json

A step looks, renders the prompt, parses the reply, acts and settles; the model answers at once. Every number is the
median of the steps. own_ms is processor time of this process and its children: no waiting is in it, and no work of the
phone, which draws and encodes in a process of its own. settle_ms is waiting for the picture to rest. wall_ms is all of
it: own work, the phone's, and waiting.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from PIL import Image

from devices.adb.private_server import PrivateAdbServer
from devices.connect import connect
from devices.device import Device
from devices.hierarchy import Element
from devices.screen import JPEG_QUALITY, Point, Screen
from phoneagent.agent import Agent
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.models.model import Picture, Prompt, Reply
from phoneagent.step import Outcome, Step
from tools.toolbox import Toolbox

STEPS = 24
RUN_STEPS = 4
"""A run is this short, because the loop notices circles; its first step, with two looks, is left out."""
TEXT = "Buy oat milk, 2 lemons 和面包"
_PHONE = "from devices.virtual.phone import VirtualPhone as P; "
_PHONE += "from devices.virtual.adb.server import serve_forever as s; s(P(), 0, as_json=True)"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one step of one kind costs."""

    own_ms: float
    settle_ms: float
    wall_ms: float
    processes: float
    """Started per step."""
    bytes_to_model: int
    """Words and encoded pictures of one prompt."""


class Starts:
    """Counts the processes that this one starts."""

    def __init__(self) -> None:
        self.count = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _: tuple[object, ...]) -> None:
        if event in ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.system"):
            self.count += 1


class InstantModel:
    """Says one thing at once, and notes what it was asked and when."""

    name = "instant"

    def __init__(self, says: Callable[[int], str]) -> None:
        self._says = says
        self._asked = 0
        self.bytes_in: list[int] = []
        self.model_s = 0.0
        """Time spent in here, which is no step's."""
        self.model_cpu_s = 0.0

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        start_s, start_cpu_s = time.perf_counter(), cpu_s()
        self.bytes_in.append(sum(map(_part_bytes, (part for message in prompt.messages for part in message.parts))))
        self._asked += 1
        reply = Reply(self._says(self._asked))
        self.model_s += time.perf_counter() - start_s
        self.model_cpu_s += cpu_s() - start_cpu_s
        return reply

    def close(self) -> None: ...


def _part_bytes(part: str | Picture) -> int:
    """What a part weighs on its way: a picture is resized to what the model sees and sent as JPEG."""
    if isinstance(part, str):
        return len(part.encode())
    if part.size_px == (part.screen.width_px, part.screen.height_px):
        return len(part.screen.encoded)
    out = io.BytesIO()
    # Pillow, because OpenCV's threads go on spinning after the work and would be counted as the loop's
    Image.fromarray(part.screen.pixels).resize(part.size_px).save(out, "JPEG", quality=JPEG_QUALITY)
    return out.tell()


def cpu_s() -> float:
    """Processor time of this process and of its children that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


@contextmanager
def served_phone() -> Iterator[Device]:
    """A virtual phone in a process of its own, and a client of it here."""
    phone = subprocess.Popen([sys.executable, "-c", _PHONE], stdout=subprocess.PIPE, text=True)
    server = None
    try:
        assert phone.stdout is not None
        serial = json.loads(phone.stdout.readline())["serial"]
        server = PrivateAdbServer()
        device = connect(f"adb:{serial}", server.client)
        yield device
        device.close()
    finally:
        if server is not None:
            server.close()
        phone.terminate()
        phone.wait()


def measure(device: Device, says: Callable[[int], str], starts: Starts, steps: int) -> Cost:
    """Run the agent for some steps and take each one's cost."""
    model = InstantModel(says)
    agent = Agent(model, AgentCpmGui(), device, Toolbox(), max_steps=RUN_STEPS)
    costs: list[Cost] = []
    while len(costs) < steps:
        before = marks(model, starts)
        for step in agent.run("Measure a step."):
            match step:
                case Step(ok=True):
                    after = marks(model, starts)
                    if step.number > 1:
                        costs.append(cost_between(before, after, step, model.bytes_in[-1]))
                    before = after
                case Step():
                    raise SystemExit(f"Step {step.number} did not work: {step.result}")
                case Outcome(kind="error"):
                    raise SystemExit(f"The run did not get through: {step.reason}")
    middle = {name: statistics.median(getattr(cost, name) for cost in costs) for name in Cost.__dataclass_fields__}
    return Cost(**{name: round(value, 2) for name, value in middle.items()})


def marks(model: InstantModel, starts: Starts) -> tuple[float, float, int]:
    """Wall time and processor time without the model's, and processes started, up to now."""
    return time.perf_counter() - model.model_s, cpu_s() - model.model_cpu_s, starts.count


def cost_between(before: tuple[float, float, int], after: tuple[float, float, int], step: Step, to_model: int) -> Cost:
    wall_s, own_s, processes = (end - start for end, start in zip(after, before, strict=True))
    return Cost(own_s * 1000, step.timing.settle_ms, wall_s * 1000, processes, to_model)


def tapping(device: Device) -> Callable[[int], str]:
    """Go into a page of Settings and out again, in turns: every tap changes the whole screen."""
    device.open_app("Settings")
    screen = device.look()
    row = [each for each in device.tree() if each.clickable and each.box.width > screen.width_px // 2][1]
    into = place(row, screen)
    device.tap(into)
    out = place(next(each for each in device.tree() if each.label == "Navigate up"), screen)
    device.tap(out)
    return lambda number: json.dumps({"POINT": per_1000(into if number % 2 else out)})


def place(element: Element, screen: Screen) -> Point:
    return Point.from_px(*element.box.center_px, screen.width_px, screen.height_px)


def per_1000(at: Point) -> list[int]:
    """A place as the dialect writes it."""
    return [round(at.x * 1000), round(at.y * 1000)]


def typing(device: Device) -> Callable[[int], str]:
    """Type a mixed line into a note."""
    device.open_app("Notes")
    screen = device.look()
    device.tap(place(next(each for each in device.tree() if each.label == "New note"), screen))
    return lambda number: json.dumps({"TYPE": f"{TEXT} {number}\n"}, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of each kind")
    arguments = parser.parse_args()
    starts = Starts()
    with served_phone() as device:
        screen = device.look()
        costs = {
            "tap": measure(device, tapping(device), starts, arguments.steps),
            "type": measure(device, typing(device), starts, arguments.steps),
        }
    if arguments.json:
        systems = {"phoneagent": {kind: asdict(cost) for kind, cost in costs.items()}}
        print(json.dumps({"screen": [screen.width_px, screen.height_px], "systems": systems}))
        return
    for kind, cost in costs.items():
        print(f"{kind:5} " + "  ".join(f"{name} {value:g}" for name, value in asdict(cost).items()))


if __name__ == "__main__":
    main()
