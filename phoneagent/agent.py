"""Start here: the loop that looks, asks, acts, and looks again."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from devices.device import Device
from devices.errors import BadPicture, DeviceError, ScreenHidden
from devices.hierarchy import Element
from devices.screen import Screen
from devices.settle import REAL_CLOCK, Clock, settle
from phoneagent.dialects.dialect import Correction, Dialect
from phoneagent.looking import AWAY, Lookout
from phoneagent.loops import LoopWatch, Nudge, Stuck
from phoneagent.memory import answered, fade
from phoneagent.models.model import Cancelled, Model, ModelError, Reply
from phoneagent.spending import Prices, total
from phoneagent.step import Attempt, Outcome, Step, Timing
from tools.call import ToolCall, ToolError
from tools.guard import WATCHED, Allowed, NeedsYes, Refused, is_yes, judge
from tools.tool import Ask, Reach, nobody
from tools.toolbox import TALK, Toolbox


@dataclass(frozen=True)
class Agent:
    """A model at a phone."""

    model: Model
    dialect: Dialect
    device: Device
    toolbox: Toolbox
    ask: Ask = nobody
    """Puts the model's questions, and the guard's, to a person."""
    max_steps: int = 30
    max_corrections: int = 2
    """How often a reply that cannot be read is sent back, within one step."""
    clock: Clock = REAL_CLOCK
    """What waiting is measured by; a virtual phone in this process brings its own."""
    prices: Prices = field(default_factory=Prices)
    """Of tokens, where the model's server does not say what a reply cost."""

    def run(self, goal: str, cancel: threading.Event | None = None) -> Iterator[Step | Outcome]:
        """Work towards a goal: each step as it is done, then how it ended.

        To stop, `break`; to stop while the model thinks, set `cancel` from elsewhere.
        """
        reach = Reach(self.device, self.ask, cancel or threading.Event(), self.clock)
        past: list[Step] = []
        watch = LoopWatch()
        lookout = Lookout(self.device, self.dialect, self.ask, self.clock, reach.cancel)
        try:
            screen, look_ms = _look(lookout)
            while len(past) < self.max_steps:
                step = self._think(goal, past, screen, look_ms, reach.cancel)
                try:
                    step = self._act(goal, step, reach)
                    ending = _ending(step, past)
                    if step.call and not ending:
                        screen, look_ms = _look(lookout)
                        match watch.note(step.screen, step.call, screen):
                            case Nudge(text):
                                step = replace(step, result=f"{step.result.rstrip('.')}. {text}")
                            case Stuck(reason):
                                ending = Outcome("failure", reason, answered(past))
                except DeviceError as error:
                    yield replace(step, ok=False, result=str(error))
                    raise
                past.append(step)
                fade(past)
                yield step
                if ending:
                    yield ending
                    return
            yield Outcome("failure", f"The goal was not reached within {self.max_steps} steps.", answered(past))
        except Cancelled:
            yield Outcome("stopped", "The run was stopped.", answered(past))
        except (DeviceError, ModelError) as error:
            yield Outcome("error", str(error), answered(past))

    def _think(self, goal: str, past: Sequence[Step], screen: Screen, look_ms: float, cancel: threading.Event) -> Step:
        """Ask the model until a reply can be read, or patience ends: then the step has no call."""
        start_s = time.perf_counter()
        corrections: list[Correction] = []
        thought, call = "", None
        while call is None and len(corrections) <= self.max_corrections:
            _stop_if(cancel)
            reply = self.model.complete(self.dialect.render(goal, past, screen, corrections), cancel)
            try:
                understood = self.dialect.parse(reply, self.dialect.sizes(screen))
                thought, call = understood.thought, self.toolbox.check(understood.call)
            except ToolError as error:
                corrections.append(Correction(reply, str(error)))
        failed = corrections if call else corrections[:-1]
        spent = total(
            replace(each, cost_usd=self.prices.of(each)) for each in (*(each.reply for each in failed), reply)
        )
        return Step(
            number=len(past) + 1,
            screen=screen,
            said=_words(reply),
            thought=thought,
            call=call,
            result="" if call else corrections[-1].why,
            ok=call is not None,
            attempts=tuple(Attempt(_words(each.reply), each.why) for each in failed),
            timing=Timing(look_ms=look_ms, think_ms=_ms_since(start_s)),
            tokens_in=spent.tokens_in,
            tokens_out=spent.tokens_out,
            cost_usd=spent.cost_usd,
        )

    def _act(self, goal: str, step: Step, reach: Reach) -> Step:
        """Do the step's call, if the guard lets it pass, and wait until the screen rests."""
        _stop_if(reach.cancel)
        call = step.call
        if call is None:
            return step
        screen_px = (step.screen.width_px, step.screen.height_px)
        verdict = judge(call, goal=goal, words=step.thought, elements=self._window(call), screen_px=screen_px)
        match verdict:
            case Refused(why):
                return replace(step, ok=False, refused=True, result=f"Refused: {why}")
            case NeedsYes(question) if not is_yes(self.ask(question)):
                return replace(step, ok=False, refused=True, result="The person did not say yes, so it was not done.")
            case Allowed(secret) | NeedsYes(_, secret):
                step = replace(step, secret=secret)
        start_s = time.perf_counter()
        try:
            step = replace(step, result=self.toolbox.run(call, reach))
        except ToolError as error:
            step = replace(step, ok=False, result=str(error))
        except AWAY as error:
            return replace(step, ok=False, result=f"{error} It may or may not have been done: look at the screen.")
        act_ms = _ms_since(start_s)
        settle_ms = 0.0 if call.name in TALK else self._settle()
        return replace(step, timing=replace(step.timing, act_ms=act_ms, settle_ms=settle_ms))

    def _settle(self) -> float:
        """Wait until the screen rests; how long that took, in milliseconds."""
        try:
            return settle(self.device.glance, clock=self.clock).waited_s * 1000
        except (*AWAY, BadPicture, ScreenHidden):
            return 0.0  # the look that follows waits for it

    def _window(self, call: ToolCall) -> Sequence[Element]:
        """What the phone says of its window, for the guard alone; the model never sees it."""
        if call.name not in WATCHED:
            return ()
        try:
            return self.device.tree()
        except DeviceError:  # a phone that is gone will say so to the call itself
            return ()


def _ending(step: Step, past: Sequence[Step]) -> Outcome | None:
    """How the run ends with this step, if it does."""
    if step.call is None:
        return Outcome("failure", f"The model's reply could not be read: {step.result}", answered(past))
    if step.call.name != "finish":
        return None
    message = str(step.call.arguments.get("message", ""))
    if step.call.arguments["status"] == "success":
        evidence = f": {message}" if message else f", looking at {step.screen.app or 'the screen'}"
        return Outcome("success", f"The model says the goal is reached{evidence}", answered(past))
    return Outcome("failure", f"The model gave up: {message}" if message else "The model gave up.", answered(past))


def _look(lookout: Lookout) -> tuple[Screen, float]:
    start_s = time.perf_counter()
    return lookout.look(), _ms_since(start_s)


def _words(reply: Reply) -> str:
    """A reply as one text, word for word."""
    calls = (f"{use.name}({use.arguments})" for use in reply.tool_uses)
    return "\n".join(part for part in (reply.text, *calls) if part)


def _stop_if(cancel: threading.Event) -> None:
    if cancel.is_set():
        raise Cancelled


def _ms_since(start_s: float) -> float:
    return (time.perf_counter() - start_s) * 1000
