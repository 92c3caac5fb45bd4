"""The virtual phone under its screen: its state, the way through its apps' pages, its clock, snapshots."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from devices.virtual import faults
from devices.virtual.app import AsksFirst, GoesOn, MovesByItself, VirtualApp
from devices.virtual.apps.registry import APPS
from devices.virtual.state import Cover, Motion, Page, PhoneState, Plain, Task
from devices.virtual.widgets import Act
from devices.virtual.words import translate

LAUNCHER = "com.google.android.apps.nexuslauncher"
LAUNCHER_ACTIVITY = ".NexusLauncherActivity"
SYSTEM_UI = "com.android.systemui"
TOAST_S = 3.5
"""Android's LENGTH_LONG."""
MOTION_S = 0.3
"""One page follows another in this time where the animation scale is 1 (Material's medium durations: 250 to 400 ms)."""
_GOING_ON = tuple(app for app in APPS.values() if isinstance(app, GoesOn))


@lru_cache(maxsize=64)
def _installed(removed: tuple[str, ...]) -> Mapping[str, VirtualApp]:
    """The apps that are left: asked for many times a picture."""
    return {package: app for package, app in APPS.items() if package not in removed}


@dataclass(frozen=True, slots=True)
class AppInfo:
    """An installed app as `pm` and `am` know it."""

    package: str
    label: str
    activity: str
    system: bool = True


class PhoneCore:
    """Implements `devices.virtual.app.Phone`: what apps ask of the phone they are on."""

    def __init__(self, state: PhoneState | None = None) -> None:
        self.state = state or PhoneState()
        faults.begin(self.state)
        self.version = 0
        """Counts up with every change; what was drawn for another version is stale."""

    # --- pages ------------------------------------------------------------------------------------------------

    @property
    def apps(self) -> Mapping[str, VirtualApp]:
        """What is installed."""
        return _installed(tuple(self.state.removed))

    def say(self, words: str) -> str:
        return translate(words, self.state.look.locale)

    def open(self, page: Page) -> None:
        self.leave("fade" if page.dialog else "forward")
        self._stack().append(page)
        self._entered()

    def replace(self, page: Page) -> None:
        self.leave("fade")
        stack = self._stack()
        self._forget_scroll(len(stack) - 1)
        stack[-1] = page
        self._entered()

    def back(self) -> None:
        """Leave this page; from an app's first page, go home."""
        stack = self._stack()
        self.leave("fade" if len(stack) == 1 or stack[-1].dialog else "back")
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
        self.leave("fade")
        self._uncover()
        task = next((task for task in self.state.tasks if task.package == package), None)
        if task is None:
            task = Task(package, [app.start()])
        else:
            self.state.tasks.remove(task)
        self.state.tasks.append(task)
        self.state.at_home = False
        if page is not None:
            task.stack.append(page)
        if isinstance(app, AsksFirst):
            app.opened(self)
        self._greet(task)
        self._entered()
        return True

    def _greet(self, task: Task) -> None:
        """What an app that is opened does before a person can use it: it loads, and something pops up."""
        state = self.state
        if state.slow_s:
            state.loaded_s = state.now_s + state.slow_s
        waiting = next((each for each in state.pop_ups if each.package == task.package), None)
        if waiting is not None:
            state.pop_ups.remove(waiting)
            args: dict[str, Plain] = {"package": waiting.package, "kind": waiting.kind, "number": waiting.number}
            task.stack.append(Page("system:pop_up", args, dialog=True))

    @property
    def loading(self) -> bool:
        """The app in front shows nothing yet."""
        return self.state.now_s < self.state.loaded_s and not self.state.at_home

    def stop(self, package: str) -> None:
        """Force-stop: the app forgets its pages."""
        front = self.foreground()[0]
        self.state.tasks = [task for task in self.state.tasks if task.package != package]
        if front == package:
            self.home()
        self.changed()

    def home(self) -> None:
        self.leave("fade")
        self._uncover()
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
        if bool(key) != bool(self.state.focus):
            self.leave("fade")
        self.state.focus = key
        self.state.keyboard_page = "letters"
        self.changed()

    def foreground(self) -> tuple[str, str]:
        """Package and activity in front."""
        if self.state.at_home or not self.state.tasks or self.state.cover.recents:
            return LAUNCHER, LAUNCHER_ACTIVITY
        package = self.state.tasks[-1].package
        return package, APPS[package].activity

    def window(self) -> tuple[str, str]:
        """Package and name of the window that has the focus: an activity's, or one that the system put over it."""
        cover = self.state.cover
        if cover.usb_asks:
            return SYSTEM_UI, "com.android.systemui.usb.UsbDebuggingActivity"
        if cover.shade or cover.locked:
            return SYSTEM_UI, "NotificationShade"
        return self.foreground()

    def page(self) -> Page:
        """The page in front."""
        return self._stack()[-1]

    def packages(self) -> list[AppInfo]:
        return [AppInfo(app.package, self.say(app.label), app.activity) for app in self.apps.values()]

    # --- what the system puts over it ---------------------------------------------------------------------------

    def show_shade(self, what: str) -> None:
        """Open the shade on "notifications" or "quick_settings"; "" closes it. A locked phone keeps it closed."""
        if self.state.cover.locked or self.state.cover.shade == what:
            return
        opens = what == "quick_settings" or (what == "notifications" and not self.state.cover.shade)
        self.leave("down" if opens else "up")
        self.state.cover.shade = what
        self._entered()

    def show_recents(self, shown: bool = True) -> None:
        """Open or close the overview of the apps that have been used."""
        if self.state.cover.locked or self.state.cover.recents == shown:
            return
        self.leave("fade")
        self.state.cover.shade = ""
        self.state.cover.recents, self.state.cover.recents_at = shown, 0
        self.state.focus = ""
        self.changed()

    def sleep(self) -> None:
        """Turn the screen off; a phone with a PIN is locked then."""
        self.state.awake = False
        if self.state.pin:
            self.state.cover = Cover(locked=True, usb_connected=self.state.cover.usb_connected)
        self.changed()

    def lift_lock(self) -> None:
        """Swipe the lock screen up: it goes where there is no PIN, and asks for it where there is one."""
        cover = self.state.cover
        cover.locked = cover.asks_pin = cover.locked and bool(self.state.pin)
        self.changed()

    def wake(self) -> None:
        self.state.awake = True
        faults.mend(self.state, "screen_off")
        self.changed()

    def restart(self) -> None:
        """Off and on again: opened apps are forgotten, a PIN is asked for."""
        state = self.state
        state.tasks, state.home, state.at_home, state.awake = [], [Page("home")], True, True
        state.scroll_px.clear()
        state.toast = ""
        state.cover = Cover(locked=bool(state.pin))
        self._entered()

    # --- time and snapshots -----------------------------------------------------------------------------------

    def advance(self, seconds: float) -> None:
        """Let time pass on the phone's clock."""
        state = self.state
        before, state.now_s = state.now_s, state.now_s + seconds
        if state.toast and state.now_s >= state.toast_until_s:
            state.toast = ""
            self.changed()
        if any([app.passed(self) for app in _GOING_ON]):  # noqa: C419 (each must hear of it, not only the first)
            self.changed()
        moves = before < state.loaded_s or state.cover.motion is not None or self._runs()
        if moves or int(before // 60) != int(state.now_s // 60):
            self.changed()
        if not self.moving:
            state.cover.motion = None

    @property
    def moving(self) -> bool:
        """An animation from one page to the next is on its way."""
        motion = self.state.cover.motion
        return motion is not None and self.state.now_s < motion.until_s

    def leave(self, kind: str) -> None:
        """Before another screen is shown: begin the animation to it, where there are any."""
        if self.state.animations > 0 and self.state.awake:
            self.keep_picture()
            length_s = MOTION_S * self.state.animations
            self.state.cover.motion = Motion(kind, self.state.now_s, self.state.now_s + length_s)

    def keep_picture(self) -> None:
        """An animation begins with what is shown now."""

    def snapshot(self) -> bytes:
        return pickle.dumps(self.state, protocol=pickle.HIGHEST_PROTOCOL)

    def restore(self, snapshot: bytes) -> None:
        """Back to a snapshot that this phone (or another, in this process) made."""
        self.state = pickle.loads(snapshot)
        self.changed()

    def changed(self) -> None:
        """The next look sees a new tree."""
        self.version += 1

    # --- inside -----------------------------------------------------------------------------------------------

    def _stack(self) -> list[Page]:
        at_home = self.state.at_home or not self.state.tasks
        return self.state.home if at_home else self.state.tasks[-1].stack

    def _entered(self) -> None:
        self.state.focus = ""
        self.changed()

    def _uncover(self) -> None:
        self.state.cover.shade, self.state.cover.recents = "", False

    def _forget_scroll(self, depth: int) -> None:
        prefix = f"{self.foreground()[0]}:{depth}:"
        self.state.scroll_px = {key: at for key, at in self.state.scroll_px.items() if not key.startswith(prefix)}

    def _runs(self) -> bool:
        """Something on the screen moves by itself."""
        if faults.has(self.state, "non_idle"):
            return True
        app = APPS.get(self.foreground()[0])
        return isinstance(app, MovesByItself) and app.runs(self.state)
