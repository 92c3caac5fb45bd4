"""The virtual phone: its state, its screen, and what touches and keys do to them.

state -> view -> one widget tree -> {pixels, hit test, window dump}; a touch finds a widget, whose closure changes
the state. Not thread-safe: whoever serves it to several clients holds a lock.
"""

from __future__ import annotations

from collections.abc import Callable

import simplejpeg

from devices.hierarchy import Element
from devices.screen import Pixels
from devices.virtual import android_settings, faults, identity, touch
from devices.virtual.compose import compose
from devices.virtual.core import LAUNCHER, LAUNCHER_ACTIVITY, SYSTEM_UI, AppInfo, PhoneCore
from devices.virtual.frames import Frames, png
from devices.virtual.layout import lay_out
from devices.virtual.state import PhoneState
from devices.virtual.system import edit_menu
from devices.virtual.touch import Touch
from devices.virtual.tree import dump, elements
from devices.virtual.widgets import Node

__all__ = ["LAUNCHER", "LAUNCHER_ACTIVITY", "AppInfo", "VirtualPhone"]

LONG_PRESS_S = 0.5
"""ViewConfiguration.getLongPressTimeout is 400 to 500 ms."""
SLOP_DP = 8.0
"""ViewConfiguration touch slop: a finger that moves less has not swiped."""


class VirtualPhone(PhoneCore):
    """A phone that is only data, with a screen to look at and to touch."""

    def __init__(self, state: PhoneState | None = None) -> None:
        super().__init__(state)
        self.touches: list[Touch] = []
        """Every touch so far and what it met."""
        self.frames = Frames()
        self._root: tuple[int, Node] | None = None
        """The tree and the version it was built for."""
        self.on_answer: Callable[[bool, bool], None] = lambda yes, always: None
        """Told what the owner answers to "Allow USB debugging?", and whether it holds for ever."""

    # --- what a person does -----------------------------------------------------------------------------------

    def tap(self, x_px: int, y_px: int) -> None:
        node = touch.at(self.view(), x_px, y_px, touch.takes_taps) if self.state.awake else None
        self._met(x_px, y_px, "tap", node if node is not None and node.reacts else None)
        if node is None or not node.reacts:
            return
        if node.kind == "field":
            self.focus(node.key)
        elif node.on_slide is not None:
            node.on_slide(_fraction(node, x_px))
        elif node.on_tap is not None:
            node.on_tap()
        self.changed()

    def long_press(self, x_px: int, y_px: int, duration_s: float = 0.8) -> None:
        if duration_s < LONG_PRESS_S:
            return self.tap(x_px, y_px)
        node = touch.at(self.view(), x_px, y_px, touch.takes_long_press) if self.state.awake else None
        if node is None or node.on_long_press is None:
            return self._edit(x_px, y_px)
        self._met(x_px, y_px, "long_press", node)
        node.on_long_press()
        return self.changed()

    def _edit(self, x_px: int, y_px: int) -> None:
        """A long press on what takes none is a tap; on a field it also shows what can be copied or pasted."""
        node = touch.at(self.view(), x_px, y_px, touch.takes_taps) if self.state.awake else None
        menu = edit_menu.page_for(node, self.state) if node is not None and node.kind == "field" else None
        self.tap(x_px, y_px)
        if menu is not None:
            self.open(menu)

    def swipe(self, x1_px: int, y1_px: int, x2_px: int, y2_px: int, duration_s: float = 0.3) -> None:
        """A finger goes from one pixel to another: sliders slide, lists scroll, the launcher opens its drawer."""
        dx, dy = x2_px - x1_px, y2_px - y1_px
        if max(abs(dx), abs(dy)) < SLOP_DP * self.px_per_dp:
            return self.long_press(x1_px, y1_px, duration_s)
        if not self.state.awake:
            return self._met(x1_px, y1_px, "swipe", None)
        root = self.view()
        slider = touch.at(root, x1_px, y1_px, touch.slides)
        if slider is not None and slider.on_slide is not None:
            slider.on_slide(_fraction(slider, x2_px))
            self._met(x1_px, y1_px, "swipe", slider)
            return self.changed()
        sideways = abs(dx) > abs(dy)
        moved = touch.at(root, x1_px, y1_px, lambda node: touch.takes_swipes(node, sideways=sideways))
        self._met(x1_px, y1_px, "swipe", moved)
        if moved is None:
            return None
        if moved.on_draw is not None:
            moved.on_draw(*_place_on(moved, x1_px, y1_px), *_place_on(moved, x2_px, y2_px))
            return self.changed()
        if touch.can_scroll(moved) and not sideways:
            before = moved.scroll_px
            after = min(max(before - dy, 0), moved.content_px - moved.box.height)
            self.state.scroll_px[moved.key] = after
            if after != before:
                return self.changed()
        if moved.on_swipe is not None:
            direction = ("right" if dx > 0 else "left") if sideways else ("down" if dy > 0 else "up")
            moved.on_swipe(direction)
        return self.changed()

    def key(self, name: str) -> None:
        """A key of the phone: home, back, recents, notifications, enter, delete, tab, power, wakeup, sleep."""
        if name in ("wakeup", "sleep", "power"):
            wakes = name == "wakeup" or (name == "power" and not self.state.awake)
            self.wake() if wakes else self.sleep()
        elif not self.state.awake or self.state.cover.usb_asks:
            return
        elif name == "back":
            self._back_key()
        elif self.state.cover.locked:
            return
        elif name == "home":
            self.home()
        elif name == "recents":
            self.show_recents(not self.state.cover.recents)
        elif name == "notifications":
            self.show_shade("notifications")
        elif name == "enter":
            self._enter_key()
        elif name == "delete":
            self.set_focused_text((self.focused_text() or "")[:-1])
        elif name == "tab":
            self._next_field()
        self.changed()

    def type_text(self, text: str) -> bool:
        """Commit text to the focused field as an input method does; False where nothing has the focus."""
        for index, line in enumerate(text.split("\n")):
            if index and not self._newline():
                return False
            if line and not self.set_focused_text((self.focused_text() or "") + line):
                return False
        return self.focused_text() is not None or not text

    def press_soft_key(self, key: str) -> None:
        """A key of the soft keyboard: one character, or "space", "delete", "enter", "shift", "symbols", "letters"."""
        page = self.state.keyboard_page
        if key in ("shift", "symbols", "letters"):
            self.state.keyboard_page = "letters" if key == page else key
        elif key in ("delete", "enter"):
            self.key(key)
        else:
            self.type_text(" " if key == "space" else key)
            self.state.keyboard_page = "letters" if page == "shift" else page
        self.changed()

    def answer_computer(self, *, yes: bool) -> None:
        """The owner answers "Allow USB debugging?"."""
        cover = self.state.cover
        cover.usb_asks = ""
        if yes and cover.usb_always:
            faults.mend(self.state, "unauthorized")
        self.changed()
        self.on_answer(yes, cover.usb_always)

    # --- text -------------------------------------------------------------------------------------------------

    def focused(self) -> Node | None:
        """The field that types go to."""
        if not self.state.focus or not self.state.awake:
            return None
        return touch.find(self.view(), lambda node: node.kind == "field" and node.key == self.state.focus)

    def focused_text(self) -> str | None:
        field = self.focused()
        return None if field is None else field.text

    def set_focused_text(self, text: str) -> bool:
        field = self.focused()
        if field is None or field.on_text is None or not field.enabled:
            return False
        field.on_text(text)
        self.changed()
        return True

    @property
    def keyboard_shown(self) -> bool:
        return self.focused() is not None

    @property
    def clipboard(self) -> str:
        return self.state.clipboard

    @clipboard.setter
    def clipboard(self, text: str) -> None:
        self.state.clipboard = text

    # --- what can be read off it ------------------------------------------------------------------------------

    @property
    def size_px(self) -> tuple[int, int]:
        return self.state.size_px

    @property
    def density_dpi(self) -> int:
        return self.state.dpi

    @property
    def px_per_dp(self) -> float:
        return self.state.dpi / 160

    @property
    def ime(self) -> str:
        return self.setting("secure", "default_input_method") or android_settings.IME

    def setting(self, namespace: str, key: str) -> str | None:
        return android_settings.read(self.state, namespace, key)

    def put_setting(self, namespace: str, key: str, value: str) -> None:
        android_settings.write(self.state, namespace, key, value)
        self.changed()

    @property
    def props(self) -> dict[str, str]:
        """What getprop prints."""
        return identity.props(self.state)

    def view(self) -> Node:
        """The laid-out tree of the whole screen, built once per change."""
        if self._root is None or self._root[0] != self.version:
            state, root = self.state, compose(self)
            lay_out(root, *self.size_px, self.px_per_dp, state.look.font_scale, state.scroll_px)
            self._root = self.version, root
        return self._root[1]

    def pixels(self, scale: float = 1.0) -> Pixels:
        """RGB, shape (height, width, 3) times `scale`."""
        return self.frames.pixels(self, self.version, scale)

    def jpeg(self, scale: float = 1.0, quality: int = 80) -> bytes:
        encode = lambda pixels: simplejpeg.encode_jpeg(pixels, quality)  # noqa: E731
        return self.frames.encoded(self, self.version, scale, encode, f"jpeg{quality}")

    def png(self) -> bytes:
        return self.frames.encoded(self, self.version, 1.0, png, "png")

    def xml(self) -> str:
        """The window dump, as uiautomator writes it."""
        return dump(self.view(), self.foreground()[0], self.state.rotation, self.state.focus)

    def nodes(self) -> list[Element]:
        return elements(self.view(), self.foreground()[0], self.state.focus)

    @property
    def hidden(self) -> str:
        """How pictures hide the window in front: "bars" (all but the bars), "all", "none" (no picture); or ""."""
        secure = faults.value(self.state, "secure_window")
        covered = self.window()[0] in (SYSTEM_UI, LAUNCHER)
        return secure if secure is not None and not covered else ""

    def keep_picture(self) -> None:
        self.frames.keep(self.pixels())

    def toast_text(self) -> str | None:
        return self.state.toast or None

    # --- inside -----------------------------------------------------------------------------------------------

    def _back_key(self) -> None:
        cover = self.state.cover
        if cover.locked:
            cover.asks_pin, cover.pin_typed = False, ""
            return self.changed()
        if cover.shade:
            return self.show_shade("")
        if cover.recents:
            return self.show_recents(False)
        if self.keyboard_shown:
            return self.focus("")
        handler = touch.find(self.view(), lambda node: node.on_back is not None and not node.covered)
        if handler is not None and handler.on_back is not None:
            return handler.on_back()
        return None if self._stack() is self.state.home and len(self.state.home) == 1 else self.back()

    def _enter_key(self) -> None:
        field = self.focused()
        if field is None:
            return
        if field.multiline:
            self._newline()
        elif field.on_submit is not None:
            field.on_submit()
        else:
            self._next_field()

    def _newline(self) -> bool:
        field = self.focused()
        if field is None:
            return False
        if field.multiline:
            return self.set_focused_text(field.text + "\n")
        self._enter_key()
        return True

    def _next_field(self) -> None:
        fields = [node for node in touch.walk(self.view()) if node.kind == "field"]
        after = next((index + 1 for index, node in enumerate(fields) if node.key == self.state.focus), 0)
        self.focus(fields[after].key if after < len(fields) else "")

    def _met(self, x_px: int, y_px: int, kind: str, node: Node | None) -> None:
        self.touches.append(Touch(x_px, y_px, kind, "" if node is None else touch.label(node)))


def _place_on(node: Node, x_px: int, y_px: int) -> tuple[float, float]:
    """A pixel as fractions of a widget's width and height."""
    x, y = (x_px - node.box.left) / max(node.box.width, 1), (y_px - node.box.top) / max(node.box.height, 1)
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


def _fraction(node: Node, x_px: int) -> float:
    return min(max((x_px - node.box.left) / max(node.box.width, 1), 0.0), 1.0)
