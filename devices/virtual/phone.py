"""The virtual phone: its state, its screen, and what touches and keys do to them.

state -> view -> one widget tree -> {pixels, hit test, window dump}; a touch finds a widget, whose closure changes
the state. Not thread-safe: whoever serves it to several clients holds a lock.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass

import simplejpeg

from devices.hierarchy import Element
from devices.screen import Pixels
from devices.virtual import android_settings, touch
from devices.virtual.app import VirtualApp
from devices.virtual.apps.registry import APPS
from devices.virtual.compose import compose
from devices.virtual.frames import Frames, png
from devices.virtual.layout import lay_out
from devices.virtual.state import Page, PhoneState, Task
from devices.virtual.touch import Touch
from devices.virtual.tree import dump, elements
from devices.virtual.widgets import Act, Node
from devices.virtual.words import translate

LAUNCHER = "com.google.android.apps.nexuslauncher"
LAUNCHER_ACTIVITY = ".NexusLauncherActivity"
TOAST_S = 3.5
"""Android's LENGTH_LONG."""
LONG_PRESS_S = 0.5
"""ViewConfiguration.getLongPressTimeout is 400 to 500 ms."""
SLOP_DP = 8.0
"""ViewConfiguration touch slop: a finger that moves less has not swiped."""


@dataclass(frozen=True, slots=True)
class AppInfo:
    """An installed app as `pm` and `am` know it."""

    package: str
    label: str
    activity: str
    system: bool = True


class VirtualPhone:
    """A phone that is only data. Implements `devices.virtual.app.Phone` for its apps."""

    def __init__(self, state: PhoneState | None = None) -> None:
        self.state = state or PhoneState()
        self.touches: list[Touch] = []
        """Every touch so far and what it met."""
        self.frames = Frames()
        self._root: Node | None = None
        self._version = 0

    # --- what apps ask for ------------------------------------------------------------------------------------

    @property
    def apps(self) -> Mapping[str, VirtualApp]:
        """What is installed."""
        return {package: app for package, app in APPS.items() if package not in self.state.removed}

    def say(self, words: str) -> str:
        return translate(words, self.state.look.locale)

    def open(self, page: Page) -> None:
        self._stack().append(page)
        self._entered()

    def replace(self, page: Page) -> None:
        stack = self._stack()
        self._forget_scroll(len(stack) - 1)
        stack[-1] = page
        self._entered()

    def back(self) -> None:
        """Leave this page; from an app's first page, go home."""
        stack = self._stack()
        self._forget_scroll(len(stack) - 1)
        if len(stack) > 1:
            stack.pop()
        else:
            self.state.at_home = True
        self._entered()

    def to(self, page: Page) -> Act:
        return lambda: self.open(Page(page.name, dict(page.args), page.dialog))

    def launch(self, package: str, page: Page | None = None) -> bool:
        """Bring an app to the front; False where it is not installed."""
        app = self.apps.get(package)
        if app is None:
            return False
        task = next((task for task in self.state.tasks if task.package == package), None)
        if task is None:
            task = Task(package, [app.start()])
        else:
            self.state.tasks.remove(task)
        self.state.tasks.append(task)
        self.state.at_home = False
        if page is not None:
            task.stack.append(page)
        self._entered()
        return True

    def stop(self, package: str) -> None:
        """Force-stop: the app forgets its pages."""
        front = self.foreground()[0]
        self.state.tasks = [task for task in self.state.tasks if task.package != package]
        if front == package:
            self.home()
        self.changed()

    def home(self) -> None:
        self.state.at_home = True
        self.state.scroll_px.clear()
        if self.state.home != [Page("home")]:
            self.state.home = [Page("home")]
        self._entered()

    def toast(self, words: str) -> None:
        self.state.toast = words
        self.state.toast_until_s = self.state.now_s + TOAST_S
        self.changed()

    def focus(self, key: str) -> None:
        self.state.focus = key
        self.state.keyboard_page = "letters"
        self.changed()

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
            return self.tap(x_px, y_px)
        self._met(x_px, y_px, "long_press", node)
        node.on_long_press()
        return self.changed()

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
        moved = touch.at(root, x1_px, y1_px, lambda node: touch.can_scroll(node) or node.on_swipe is not None)
        self._met(x1_px, y1_px, "swipe", moved)
        if moved is None:
            return None
        if touch.can_scroll(moved) and abs(dy) >= abs(dx):
            before = self.state.scroll_px.get(moved.key, 0)
            after = min(max(before - dy, 0), moved.content_px - moved.box.height)
            self.state.scroll_px[moved.key] = after
            if after != before:
                return self.changed()
        if moved.on_swipe is not None:
            direction = ("right" if dx > 0 else "left") if abs(dx) > abs(dy) else ("down" if dy > 0 else "up")
            moved.on_swipe(direction)
        return self.changed()

    def key(self, name: str) -> None:
        """A key of the phone: home, back, enter, delete, tab, power, wakeup, sleep; others do nothing here."""
        if name in ("wakeup", "sleep", "power"):
            self.state.awake = name == "wakeup" or (name == "power" and not self.state.awake)
        elif not self.state.awake:
            return
        elif name == "home":
            self.home()
        elif name == "back":
            self._back_key()
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
        return self.state.width_px, self.state.height_px

    @property
    def density_dpi(self) -> int:
        return self.state.density_dpi

    @property
    def px_per_dp(self) -> float:
        return self.state.density_dpi / 160

    @property
    def ime(self) -> str:
        return self.setting("secure", "default_input_method") or android_settings.IME

    def foreground(self) -> tuple[str, str]:
        """Package and activity in front."""
        if self.state.at_home or not self.state.tasks:
            return LAUNCHER, LAUNCHER_ACTIVITY
        package = self.state.tasks[-1].package
        return package, APPS[package].activity

    def page(self) -> Page:
        """The page in front."""
        return self._stack()[-1]

    def packages(self) -> list[AppInfo]:
        return [AppInfo(app.package, self.say(app.label), app.activity) for app in self.apps.values()]

    def setting(self, namespace: str, key: str) -> str | None:
        return android_settings.read(self.state, namespace, key)

    def put_setting(self, namespace: str, key: str, value: str) -> None:
        android_settings.write(self.state, namespace, key, value)
        self.changed()

    @property
    def props(self) -> dict[str, str]:
        """What getprop prints."""
        return {
            "ro.build.version.release": "15",
            "ro.build.version.sdk": "35",
            "ro.product.brand": "phoneagent",
            "ro.product.cpu.abi": "x86_64",
            "ro.product.device": "virtual",
            "ro.product.locale": "zh-CN" if self.state.look.locale == "zh" else "en-US",
            "ro.product.manufacturer": "phoneagent",
            "ro.product.model": "Virtual Phone",
            "ro.product.name": "virtual",
            "ro.serialno": f"VIRTUAL{self.state.seed:04d}",
            "ro.sf.lcd_density": str(self.state.density_dpi),
            "sys.boot_completed": "1",
        }

    def view(self) -> Node:
        """The laid-out tree of the whole screen, built once per change."""
        if self._root is None:
            state = self.state
            self._root = compose(self)
            lay_out(self._root, *self.size_px, self.px_per_dp, state.look.font_scale, state.scroll_px)
        return self._root

    def pixels(self, scale: float = 1.0) -> Pixels:
        """RGB, shape (height, width, 3) times `scale`."""
        return self.frames.pixels(self, self._version, scale)

    def jpeg(self, scale: float = 1.0, quality: int = 80) -> bytes:
        encode = lambda pixels: simplejpeg.encode_jpeg(pixels, quality)  # noqa: E731
        return self.frames.encoded(self, self._version, scale, encode, f"jpeg{quality}")

    def png(self) -> bytes:
        return self.frames.encoded(self, self._version, 1.0, png, "png")

    def xml(self) -> str:
        """The window dump, as uiautomator writes it."""
        return dump(self.view(), self.foreground()[0], focus=self.state.focus)

    def nodes(self) -> list[Element]:
        return elements(self.view(), self.foreground()[0], self.state.focus)

    def toast_text(self) -> str | None:
        return self.state.toast or None

    # --- time and snapshots -----------------------------------------------------------------------------------

    def advance(self, seconds: float) -> None:
        """Let time pass on the phone's clock."""
        state = self.state
        before, state.now_s = state.now_s, state.now_s + seconds
        if state.toast and state.now_s >= state.toast_until_s:
            state.toast = ""
            self.changed()
        if int(before // 60) != int(state.now_s // 60) or self._runs():
            self.changed()

    def snapshot(self) -> bytes:
        return pickle.dumps(self.state, protocol=pickle.HIGHEST_PROTOCOL)

    def restore(self, snapshot: bytes) -> None:
        """Back to a snapshot that this phone (or another, in this process) made."""
        self.state = pickle.loads(snapshot)
        self.changed()

    def changed(self) -> None:
        """The next look sees a new tree."""
        self._root = None
        self._version += 1

    # --- inside -----------------------------------------------------------------------------------------------

    def _stack(self) -> list[Page]:
        at_home = self.state.at_home or not self.state.tasks
        return self.state.home if at_home else self.state.tasks[-1].stack

    def _entered(self) -> None:
        self.state.focus = ""
        self.changed()

    def _forget_scroll(self, depth: int) -> None:
        prefix = f"{self.foreground()[0]}:{depth}:"
        self.state.scroll_px = {key: at for key, at in self.state.scroll_px.items() if not key.startswith(prefix)}

    def _back_key(self) -> None:
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

    def _runs(self) -> bool:
        """Something on the screen moves by itself."""
        clock = self.foreground()[0] == "com.google.android.deskclock"
        running = self.state.stopwatch.started_s is not None or any(timer.ends_s for timer in self.state.timers)
        return clock and running

    def _met(self, x_px: int, y_px: int, kind: str, node: Node | None) -> None:
        self.touches.append(Touch(x_px, y_px, kind, "" if node is None else touch.label(node)))


def _fraction(node: Node, x_px: int) -> float:
    return min(max((x_px - node.box.left) / max(node.box.width, 1), 0.0), 1.0)
