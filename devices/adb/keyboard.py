"""Typing any script, and believing it only once the field shows it.

One way is tried after the other (`ways`), each only while the field is as it was.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from devices import problems
from devices.adb import outputs
from devices.adb.automation import FOCUSED, Automation, AutomationDown, RpcFailed
from devices.adb.belongings import Belongings
from devices.adb.client import AdbClient
from devices.adb.fields import Field, Unseen, arrived, changed, emptied, held
from devices.adb.ways import Means, NotThisWay, Ways, checked, is_keyable
from devices.errors import DeviceError, DeviceGone, NoTree, TextRefused
from devices.hierarchy import Element, parse_hierarchy

KEYCODE_DEL = 67
KEYCODE_MOVE_END = 123
ARRIVAL_S = 1.0
"""How long a field may take to show what was typed."""
_REACTION_S = 0.3
_POLL_S = 0.05
_LONGEST_CLEAR = 400


class Keyboard:
    """Types on one phone."""

    def __init__(self, phone: AdbClient, automation: Automation, belongings: Belongings) -> None:
        self._phone = phone
        self._automation = automation
        self._ways = Ways(phone, automation, belongings)

    def means(self) -> Means:
        """What the phone offers for typing."""
        return self._ways.means()

    def type_text(self, text: str) -> None:
        """Put text into the focused field, after what is there.

        Raises:
            TextRefused: if nothing has the focus, or the field does not show the text.
        """
        if not text:
            return
        before, tried, typed = self._field(), self._ways.refusals, False
        for name, way in self._ways.for_text(text):

            def reached(before: Field = before) -> bool:
                return self._wait_for(lambda field: changed(before, field), before, _REACTION_S) != before

            try:
                with way(text, before, reached):
                    after = self._wait_for(lambda field: arrived(before, field, text), before)
            except NotThisWay as error:
                tried.append(str(error))
                continue
            typed = True
            if isinstance(after, Unseen) or arrived(before, after, text):
                return
            if not changed(before, after):
                tried.append(f"{name}: the field did not change")
            elif name == "keys" and self._undone(before):  # keys get lost where a phone is busy
                tried.append(f"{name}: the field read {held(after)[:80]!r}")
            else:
                raise TextRefused(
                    f"The field took the text differently: it now reads {held(after)[:200]!r}.",
                    remedy="Clear the field before typing again.",
                )
        code = "text_lost" if typed or is_keyable(text) else "script_refused"
        raise problems.error(code, f"({'; '.join(tried)})")

    def clear(self) -> None:
        """Empty the focused field.

        Raises:
            TextRefused: if nothing has the focus.
        """
        before = self._field()
        if isinstance(before, Element) and not held(before):
            return
        for method, arguments in (("clearInputText", ()), ("setText", (FOCUSED, ""))):
            with suppress(DeviceError):
                self._automation.call(method, *arguments)
                after = self._wait_for(lambda field: emptied(before, field), before, _REACTION_S)
                if emptied(before, after):
                    return
        length = min(len(held(before)), _LONGEST_CLEAR) if isinstance(before, Element) else _LONGEST_CLEAR
        codes = (KEYCODE_MOVE_END, *[KEYCODE_DEL] * length)
        checked(self._phone.shell(["input", "keyevent", *map(str, codes)]))

    def _undone(self, before: Field) -> bool:
        """Whether a field could be given back what it held."""
        if not isinstance(before, Element):
            return False
        try:
            self._automation.call("setText", FOCUSED, held(before))
        except DeviceGone:
            raise
        except DeviceError:
            return False
        after = self._wait_for(lambda field: not changed(before, field), before, _REACTION_S)
        return isinstance(after, Element) and not changed(before, after)

    def _field(self) -> Field:
        """The field that has the focus.

        Raises:
            TextRefused: if nothing takes text.
        """
        try:
            xml = self._automation.call("dumpWindowHierarchy", False, 50)
            elements = parse_hierarchy(xml) if isinstance(xml, str) else []
        except (AutomationDown, RpcFailed, NoTree):
            elements = []
        focused = [element for element in elements if element.focused]
        fields = [element for element in focused if element.class_name.endswith(("EditText", "TextView", "TextField"))]
        if fields or (focused and self._is_shown()):
            return (fields or focused)[-1]
        if not self._is_shown():
            raise TextRefused("Nothing on the screen takes text.", remedy="Tap a text field first.")
        return Unseen()

    def _is_shown(self) -> bool:
        return outputs.read_input_method(self._phone.shell(["dumpsys", "input_method"]).out).keyboard_shown

    def _wait_for(self, done: Callable[[Field], bool], before: Field, within_s: float = ARRIVAL_S) -> Field:
        """The field as soon as it is as wished, or as it is at the end."""
        if isinstance(before, Unseen):
            return before
        deadline_s = time.monotonic() + within_s
        while True:
            try:
                after = self._field()
            except TextRefused:
                return Unseen()  # typing moved the focus away, as a code field does when it is full
            if done(after) or time.monotonic() > deadline_s:
                return after
            time.sleep(_POLL_S)
