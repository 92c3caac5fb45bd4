"""What a step costs besides the model: agents' loops against a virtual phone in another process, over true ADB.

    python benchmarks/overhead.py --json
    python benchmarks/overhead.py --peer open-autoglm=CHECKOUT --peer-python PYTHON

A step looks, renders the prompt, parses the reply, acts and settles; a server in a third process answers at once with
the next touch. Every number is the median of the steps. own_ms is processor time of the agent and its children: no
waiting is in it, and no work of the phone or the model. settle_ms is waiting for the picture to rest, and fixed sleeps
of others. wall_ms is all of it but the model: own work, the phone's, and waiting. Of ours, look_ms, ask_ms (wording,
encoding and sending, less the model's own time) and act_ms say where wall_ms went besides settling.

`look_and_tap` is the two alone, without an agent. Another agent is run where its checkout is named; it needs a Python
with its own requirements. The phone has ADBKeyBoard installed, which such agents type with.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from costs import Canned, Cost, Starts, cpu_s, median, running
from peers import PEERS, Peer

from devices.adb.phone import AdbPhone
from devices.adb.private_server import PrivateAdbServer
from devices.connect import reach
from devices.device import Device
from devices.hierarchy import Element
from devices.screen import Point, Screen
from phoneagent.agent import Agent
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.models.model import Model
from phoneagent.models.server import ServerModel
from phoneagent.step import Outcome, Step
from tools.toolbox import Toolbox

STEPS = 24
RUN_STEPS = 2
"""A run is this short, because the first step, with two looks, is left out, and a screen that was seen before in a run
would come out of a cache."""
TEXT = "Buy oat milk, 2 lemons 和面包"
HERE = Path(__file__).parent
_PHONE = """
import json, sys
from devices.virtual.adb.server import AdbServer
from devices.virtual.phone import VirtualPhone
from devices.virtual.shell.apk import Apk

with AdbServer(VirtualPhone()) as server:
    server.handset.install(Apk("com.android.adbkeyboard", "1", (sys.argv[1],)))
    print(json.dumps({"serial": server.serial}), flush=True)
    sys.stdin.read()
"""


# --- our loop ---------------------------------------------------------------------------------------------------------


def measure(device: Device, script: Sequence[str], canned: Canned, model: Model, starts: Starts, steps: int) -> Cost:
    """Run the agent for some steps and take each one's cost."""
    agent = Agent(model, AgentCpmGui(), device, Toolbox(), max_steps=RUN_STEPS)
    costs: list[Cost] = []
    while len(costs) < steps:
        canned.answers(script)
        taken: list[tuple[Step, float, float, int]] = []
        before = marks(starts)
        for step in agent.run("Measure a step."):
            match step:
                case Step(ok=True):
                    after = marks(starts)
                    taken.append((step, after[0] - before[0], after[1] - before[1], after[2] - before[2]))
                    before = after
                case Step():
                    raise SystemExit(f"Step {step.number} did not work: {step.result}")
                case Outcome(kind="error"):
                    raise SystemExit(f"The run did not get through: {step.reason}")
        costs += [cost_of(*each, note) for each, note in list(zip(taken, canned.notes(), strict=True))[1:]]
    return median(costs)


def marks(starts: Starts) -> tuple[float, float, int]:
    """Wall time, processor time, and processes started, up to now."""
    return time.perf_counter(), cpu_s(), starts.count


def cost_of(step: Step, wall_s: float, own_s: float, processes: int, note: dict[str, float]) -> Cost:
    timing, model_ms = step.timing, note["model_s"] * 1000
    parts = timing.look_ms, timing.think_ms - model_ms, timing.act_ms
    return Cost(own_s * 1000, timing.settle_ms, wall_s * 1000 - model_ms, processes, note["bytes"], *parts)


def look_and_tap(device: Device, steps: int) -> dict[str, float]:
    """The two things every step does to a phone, without an agent."""
    own_ms, wall_ms = [], []
    for _ in range(steps):
        start_s, start_cpu_s = time.perf_counter(), cpu_s()
        _ = device.look().pixels
        device.tap(Point(0.5, 0.0))
        own_ms.append((cpu_s() - start_cpu_s) * 1000)
        wall_ms.append((time.perf_counter() - start_s) * 1000)
    return {"own_ms": round(statistics.median(own_ms), 2), "wall_ms": round(statistics.median(wall_ms), 2)}


# --- what is done -----------------------------------------------------------------------------------------------------


def settings_page(device: Device) -> tuple[Point, Point]:
    """A row of Settings and the arrow on its page that leads back: in turns, every tap changes the whole screen."""
    device.press("home")
    device.open_app("Settings")
    screen = device.look()
    row = [each for each in device.tree() if each.clickable and each.box.width > screen.width_px // 2][1]
    into = place(row, screen)
    device.tap(into)
    out = place(next(each for each in device.tree() if each.label == "Navigate up"), screen)
    device.tap(out)
    return into, out


def open_note(device: Device) -> None:
    """A new note with the focus in it."""
    device.press("home")
    device.open_app("Notes")
    while not (new := [each for each in device.tree() if each.label == "New note"]):
        device.press("back")  # it still shows the note of the system before
    device.tap(place(new[0], device.look()))


def place(element: Element, screen: Screen) -> Point:
    return Point.from_px(*element.box.center_px, screen.width_px, screen.height_px)


def per_1000(at: Point) -> list[int]:
    """A place as both dialects write it."""
    return [round(at.x * 1000), round(at.y * 1000)]


def kinds(
    device: Device, tap: Callable[[list[int]], str], type_text: Callable[[str], str]
) -> Iterator[tuple[str, list[str]]]:
    """Each kind of step, the phone ready for it, and what the model says, in an agent's own words."""
    yield "tap", [tap(per_1000(at)) for at in settings_page(device)]
    open_note(device)
    yield "type", [type_text(f"{TEXT} {number}") for number in range(8)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of each kind")
    parser.add_argument(
        "--peer", action="append", default=[], metavar="NAME=CHECKOUT", help=f"one of {', '.join(PEERS)}"
    )
    parser.add_argument("--peer-python", default=sys.executable, help="a Python with the peer's requirements")
    arguments = parser.parse_args()
    named = (each.partition("=") for each in arguments.peer)
    peers = [Peer(name, Path(checkout), arguments.peer_python) for name, _, checkout in named]
    told = measured(peers, arguments.steps)
    if arguments.json:
        print(json.dumps(told))
        return
    for name, costs in told["systems"].items():
        for kind, parts in costs.items():
            print(f"{name:14} {kind:5} " + "  ".join(f"{part} {ms:g}" for part, ms in parts.items() if ms is not None))
    print("look_and_tap         " + "  ".join(f"{part} {ms:g}" for part, ms in told["look_and_tap"].items()))


def measured(peers: Sequence[Peer], steps: int) -> dict[str, Any]:
    """Everything, as it is printed."""
    starts, server = Starts(), PrivateAdbServer()
    systems: dict[str, dict[str, object]] = {"phoneagent": {}}
    keyboard = "com.android.adbkeyboard/.AdbIME"
    with running("-c", _PHONE, keyboard) as phone, running(str(HERE / "canned_model.py")) as said:
        canned, device = Canned(said["url"]), AdbPhone(reach(phone["serial"], server.client))
        screen, model = device.look(), ServerModel(f"{canned.url}/v1", "canned")
        for kind, script in kinds(device, our_tap, our_typing):
            systems["phoneagent"][kind] = asdict(measure(device, script, canned, model, starts, steps))
        both = look_and_tap(device, steps)
        model.close()
        for peer in peers:
            try:
                for kind, script in kinds(device, peer.tap, peer.type_text):
                    cost = peer.measure(device.client, script, canned, steps)
                    systems.setdefault(peer.name, {})[kind] = asdict(cost)
            except LookupError as reason:
                print(f"{peer.name} was left out: {reason}", file=sys.stderr)
        device.close()
    server.close()
    return {"screen": [screen.width_px, screen.height_px], "systems": systems, "look_and_tap": both}


def our_tap(at: Sequence[int]) -> str:
    return json.dumps({"POINT": at})


def our_typing(text: str) -> str:
    return json.dumps({"TYPE": f"{text}\n"}, ensure_ascii=False)


if __name__ == "__main__":
    main()
