"""A phone over adb: real ones, and the virtual one behind its own adbd. One path for both.

Pictures, touches and trees go through the helper on the phone (`automation`); where it does not run, `screencap` and
`input` of plain adb do the same more slowly.
"""

from __future__ import annotations

from pathlib import Path

from devices import problems
from devices.adb import apps, health, network, outputs, pictures
from devices.adb.automation import Automation, AutomationDown, Json, RpcFailed
from devices.adb.belongings import Belongings
from devices.adb.client import AdbClient
from devices.adb.keyboard import Keyboard
from devices.adb.ways import Means
from devices.device import App, Frame, Key, Problem
from devices.errors import BadPicture, CannotDo, DeviceGone, NoSuchDevice, NoTree, ScreenHidden
from devices.hierarchy import Element, parse_hierarchy
from devices.screen import Point, Screen
from devices.settle import settle

KEYCODES: dict[Key, int] = {
    "home": 3,
    "back": 4,
    "volume_up": 24,
    "volume_down": 25,
    "power": 26,
    "tab": 61,
    "enter": 66,
    "delete": 67,
    "menu": 82,
    "recents": 187,
}
"""Android's KeyEvent numbers. By name uiautomator would wait up to a second for the window to react."""

SWIPE_STEP_S = 0.005
"""uiautomator moves the finger every 5 ms."""
TREE_DEPTH = 50
_KEYCODE_WAKEUP = 224
_SYSTEM_UI = "com.android.systemui"
_DOWN, _UP = 0, 1
"""MotionEvent.ACTION_DOWN and ACTION_UP."""


class AdbPhone:
    """A Device over adb."""

    def __init__(self, client: AdbClient, address: str = "", notes: Path | None = None) -> None:
        """A phone behind an adb server; nothing is asked of it yet.

        Args:
            client: The way to it.
            address: What it is called; by default "adb:SERIAL".
            notes: Folder of what is borrowed from it while typing; by default in the cache.
        """
        self._client = client
        self._address = address or f"adb:{client.serial}"
        self._automation = Automation(client)
        self._belongings = Belongings(client, self._automation, notes)
        self._keyboard = Keyboard(client, self._automation, self._belongings)
        self._last_key: Key | None = None
        """The key that was pressed, where nothing was done since."""
        self._size_px: tuple[int, int] | None = None
        self._apps: dict[str, App] | None = None

    @property
    def address(self) -> str:
        return self._address

    @property
    def client(self) -> AdbClient:
        return self._client

    @property
    def automation(self) -> Automation:
        """The helper on the phone."""
        return self._automation

    # --- looking ---------------------------------------------------------------------------------------------------

    def look(self) -> Screen:
        try:
            return self._look()
        except (DeviceGone, NoSuchDevice):
            self._revive()
            return self._look()

    def _look(self) -> Screen:
        """A look at a phone that may have to be woken first: its screen goes off by itself while a model thinks."""
        helped: set[str] = set()
        while True:
            try:
                screen = self.see()
            except ScreenHidden as hidden:
                if hidden.code in helped or not self._can_help(hidden.code):
                    raise
                helped.add(hidden.code)
            else:
                self._size_px = screen.width_px, screen.height_px
                return screen

    def see(self) -> Screen:
        """What the screen shows as it is: a phone that sleeps is not woken.

        Raises:
            ScreenHidden: if that is no picture to act on.
        """
        app = self._foreground()
        try:
            encoded = pictures.screenshot(self._automation, self._client)
        except BadPicture as error:
            reason = pictures.why_dark(self._client)
            raise reason or error from error
        screen = Screen.from_bytes(encoded, app)
        if pictures.is_dark(encoded) and (reason := pictures.why_dark(self._client, encoded)):
            reason.dark = screen
            self._size_px = screen.width_px, screen.height_px
            raise reason
        return screen

    def _can_help(self, code: str) -> bool:
        """Wake a phone that fell asleep by itself, and pass a lock that asks for nothing; whether that was tried."""
        if code not in ("screen_off", "locked") or self._last_key == "power":
            return False
        self.wake()
        settle(self.glance)
        return True

    def wake(self) -> None:
        """Turn the screen on, and pass a lock screen that asks for nothing."""
        self._client.shell(["input", "keyevent", str(_KEYCODE_WAKEUP)])
        self._client.shell(["wm", "dismiss-keyguard"])

    def _revive(self) -> None:
        """Reach a phone again that had gone.

        Raises:
            DeviceError: if it is still away.
        """
        network.revive(self._client)
        self._automation.forget()
        self._belongings.give_back_what_was_left()

    def prepare(self) -> None:
        """What is done once when a phone is reached: give back what a killed run borrowed, see if it can be touched.

        Raises:
            InputRefused: if it does not let itself be touched.
        """
        self._belongings.give_back_what_was_left()
        health.check_input(self._client)

    def glance(self) -> Frame:
        return pictures.glance(self._automation, self._client)

    def tree(self) -> list[Element]:
        try:
            xml = self._automation.call("dumpWindowHierarchy", False, TREE_DEPTH)
        except (AutomationDown, RpcFailed):
            return self._plain_tree()
        if not isinstance(xml, str) or not xml:
            raise problems.error("not_idle")
        return parse_hierarchy(xml)

    def _plain_tree(self) -> list[Element]:
        """What `uiautomator dump` writes; it ends with 0 even when it fails, so its words are read."""
        said = self._client.shell(["uiautomator", "dump"], timeout_s=30)
        dump = outputs.read_ui_dump(said.said)
        if not dump.ok or dump.path is None:
            raise problems.error_for(said.said, NoTree)
        return parse_hierarchy(self._client.pull(dump.path).decode("utf-8", "replace"))

    def _foreground(self) -> str:
        """The package in front. Not knowing it is no reason to stop.

        Raises:
            ScreenHidden: if the screen is off or locked.
        """
        try:
            match self._automation.call("deviceInfo"):
                case {"screenOn": False}:  # some phones go on showing their last picture
                    raise problems.error("screen_off")
                case {"currentPackageName": str(package)} if package != _SYSTEM_UI:
                    return package
                case _:  # the lock screen, or the notification shade
                    package = _SYSTEM_UI
        except RpcFailed:
            package = ""
        except AutomationDown:
            package = pictures.foreground(self._client)
        policy = pictures.policy(self._client)
        if policy.screen_off or policy.locked:
            raise problems.error("screen_off" if policy.screen_off else "locked")
        return package

    def _px(self, at: Point) -> tuple[int, int]:
        """A place in pixels of the screenshot, the only size that touches can be trusted to share."""
        if self._size_px is None:
            self.look()
            assert self._size_px is not None
        return at.to_px(*self._size_px)

    # --- touching --------------------------------------------------------------------------------------------------

    def tap(self, at: Point) -> None:
        x, y = self._px(at)
        self._do("click", (x, y), ["input", "tap", str(x), str(y)])

    def double_tap(self, at: Point) -> None:
        x, y = self._px(at)
        try:
            self._rpc("injectInputEvent", _DOWN, x, y, 0)
            self._rpc("injectInputEvent", _UP, x, y, 0)
            self._rpc("click", x, y)
        except AutomationDown:
            self._input("tap", x, y)
            self._input("tap", x, y)

    def long_press(self, at: Point, duration_s: float = 0.8) -> None:
        x, y = self._px(at)
        held_ms = round(duration_s * 1000)
        self._do("click", (x, y, held_ms), ["input", "swipe", *map(str, (x, y, x, y, held_ms))])

    def swipe(self, start: Point, end: Point, duration_s: float = 0.3) -> None:
        way = (*self._px(start), *self._px(end))
        steps = max(2, round(duration_s / SWIPE_STEP_S))
        self._do("swipe", (*way, steps), ["input", "swipe", *map(str, (*way, round(duration_s * 1000)))])

    def press(self, key: Key) -> None:
        code = KEYCODES.get(key)
        if code is None:
            raise CannotDo(f"There is no key {key!r}.", remedy=f"There are: {', '.join(KEYCODES)}.")
        self._do("pressKeyCode", (code,), ["input", "keyevent", str(code)])
        self._last_key = key

    def type_text(self, text: str) -> None:
        self._keyboard.type_text(text)

    def clear_text(self) -> None:
        self._keyboard.clear()

    def _do(self, method: str, params: tuple[int, ...], plain: list[str]) -> None:
        """Touch through the helper, or else with a command that does the same."""
        self._last_key = None
        try:
            self._rpc(method, *params)
        except AutomationDown:
            self._input(*plain[1:])

    def _rpc(self, method: str, *params: Json) -> None:
        if self._automation.call(method, *params) is False:
            raise problems.error("input_refused")

    def _input(self, *words: str | int) -> None:
        """`input`, whose output is never ignored: an agent that did so tapped for ever on phones that refuse it."""
        said = self._client.shell(["input", *map(str, words)], timeout_s=30)
        if said.code != 0 or "Exception" in said.said:
            raise problems.error_for(said.said)

    # --- apps and the rest -----------------------------------------------------------------------------------------

    def apps(self) -> list[App]:
        self._apps = apps.launcher_apps(self._client)
        return sorted({app.package: app for app in self._apps.values()}.values(), key=lambda app: app.label.casefold())

    def open_app(self, name: str) -> None:
        known = self._apps or apps.launcher_apps(self._client)
        try:
            component = apps.find(name, known)
        except CannotDo:
            if self._apps is None:
                raise
            self._apps = known = apps.launcher_apps(self._client)  # it may have been installed since
            component = apps.find(name, known)
        self._apps = known
        apps.start(self._client, component)

    def means(self) -> Means:
        """What it offers for typing."""
        return self._keyboard.means()

    def health(self) -> list[Problem]:
        return health.problems_of(self._client, self._automation)

    def close(self) -> None:
        self._automation.close()
