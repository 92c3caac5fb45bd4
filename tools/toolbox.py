"""All that a model may do: finds the tool of a call, checks its arguments, runs it."""

from __future__ import annotations

import difflib

from devices.errors import CannotDo, TextRefused
from tools.call import ToolCall, ToolError
from tools.gestures import double_tap, long_press, scroll, swipe, tap
from tools.navigation import open_app, press_key, wait
from tools.talk import answer, ask_user, finish, take_note, take_over
from tools.text import clear_text, type_text
from tools.tool import Reach, Tool, ToolSpec

CANONICAL = (
    *(tap, double_tap, long_press, swipe, scroll),
    *(type_text, clear_text, press_key, open_app, wait),
    *(answer, ask_user, take_note, take_over, finish),
)
"""Every tool there is, in the order in which models are told of them."""

TALK = frozenset(each.name for each in (answer, ask_user, take_note, take_over, finish))
"""Tools that do not touch the phone."""


class Toolbox:
    """Some tools by name."""

    def __init__(self, tools: tuple[Tool, ...] = CANONICAL) -> None:
        self._tools = {each.name: each for each in tools}

    def specs(self) -> tuple[ToolSpec, ...]:
        """The tools as a model is shown them."""
        return tuple(each.spec for each in self._tools.values())

    def check(self, call: ToolCall) -> ToolCall:
        """The call in its true types.

        Raises:
            ToolError: if there is no such tool or its arguments are wrong.
        """
        return self._find(call.name).check(call)

    def run(self, call: ToolCall, reach: Reach) -> str:
        """Do what a call says, and say what came of it ("ok" where there is nothing to say).

        Raises:
            ToolError: if it cannot be done; the model may try another way.
            DeviceError: if the phone failed for good.
        """
        try:
            return self._find(call.name).run(call, reach)
        except (CannotDo, TextRefused) as error:
            raise ToolError(str(error)) from error

    def _find(self, name: str) -> Tool:
        if found := self._tools.get(name):
            return found
        near = difflib.get_close_matches(name, self._tools, n=1)
        meant = f"Did you mean {near[0]}?" if near else f"There are {', '.join(self._tools)}."
        raise ToolError(f"There is no tool {name!r:.60}. {meant}")
