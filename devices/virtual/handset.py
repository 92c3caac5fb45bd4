"""The virtual phone behind its screen: files, processes, the log of what nobody knew. All its clients share it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from devices.virtual import faults
from devices.virtual.adb.gate import Gate
from devices.virtual.android_settings import IME
from devices.virtual.automation.session import Automation
from devices.virtual.phone import LAUNCHER, VirtualPhone
from devices.virtual.shell.apk import Apk
from devices.virtual.shell.files import Files

_log = logging.getLogger("devices.virtual")

_FIRST_APP_PID = 2100
INJECTING = (
    "Injecting input events requires the caller (or the source of the instrumentation, if any) to have the "
    "INJECT_EVENTS permission."
)
"""InputManagerService.injectInputEventToTarget, Android 12 and later."""
_SYSTEM_PROCESSES = {"init": 1, "system_server": 612, "surfaceflinger": 498, "adbd": 455, "com.android.systemui": 917}
REBOOT_S = 5.0
"""How long a restart takes that somebody asked for; real phones need half a minute."""
CHANGE_POLL_S = 0.05
"""How often somebody who waits for the screen looks again; the phone's own clock may have changed it meanwhile."""


class NotPermitted(Exception):
    """Android's SecurityException, with its words."""


@dataclass(slots=True)
class LogLine:
    """A line of logcat."""

    at_s: float
    """On the phone's clock, seconds since 1970."""
    priority: str
    tag: str
    message: str


@dataclass(frozen=True, slots=True)
class Finger:
    """A finger that is down."""

    x_px: float
    y_px: float
    since_s: float


@dataclass
class Handset:
    """What adbd's services and the shell's commands work on.

    Several clients are served at once, each in threads of its own, and VirtualPhone is not thread-safe: `use` is the
    only way to it.
    """

    phone: VirtualPhone
    clock: Callable[[], float] = time.monotonic
    unknown: list[str] = field(default_factory=list)
    """Every service, command, option and remote call that was asked for and is not known here."""
    log: list[LogLine] = field(default_factory=list)
    gate: Gate = field(default_factory=Gate)
    reversed: dict[str, tuple[object, str]] = field(default_factory=dict)
    """Ports of the phone that lead to a computer: whose connection, and where to there."""
    installed: dict[str, Apk] = field(default_factory=dict)
    """What `pm install` brought, by package."""
    installed_s: dict[str, float] = field(default_factory=dict)
    """When, on the phone's clock, by package."""
    set_props: dict[str, str] = field(default_factory=dict)
    """What `setprop` set."""
    on_restart: Callable[[float], None] = lambda back_after_s: None
    """Told that the phone restarts, and how long that takes."""

    def __post_init__(self) -> None:
        self.files = Files(int(self.phone.state.now_s))
        self.booted_s = self.phone.state.now_s
        self.automation = Automation()
        self.finger: Finger | None = None
        self.last_toast: str | None = None
        self._changed = threading.Condition()
        self._ticked_s = self.clock()
        self._pids: dict[str, int] = {LAUNCHER: 1874}

    @contextmanager
    def use(self) -> Iterator[VirtualPhone]:
        """The phone for one request, its clock brought up with the real one's first."""
        with self._looked():
            yield self.phone
            self.last_toast = self.phone.toast_text() or self.last_toast
            self._changed.notify_all()

    @contextmanager
    def touch(self) -> Iterator[VirtualPhone]:
        """The phone for somebody who injects a touch or a key.

        Raises:
            NotPermitted: if the phone does not let computers do that.
        """
        with self.use() as phone:
            if faults.has(phone.state, "inject_events"):
                raise NotPermitted(INJECTING)
            back_after_s = faults.number(phone.state, "reboot")
            if back_after_s is not None:
                faults.mend(phone.state, "reboot")
                self.restart(back_after_s)
            yield phone

    def restart(self, back_after_s: float) -> None:
        """Off and on again: whoever is connected is cut off."""
        self.on_restart(back_after_s)
        with self.use() as phone:
            phone.restart()
            self.booted_s = phone.state.now_s
        self.automation.stop()

    @contextmanager
    def _looked(self) -> Iterator[None]:
        """The lock held and the phone's clock right."""
        with self._changed:
            now_s = self.clock()
            self.phone.advance(now_s - self._ticked_s)
            self._ticked_s = now_s
            yield

    def wait_until(
        self, condition: Callable[[VirtualPhone], bool], timeout_s: float, given_up: threading.Event
    ) -> bool:
        """Look at the phone until the condition holds; False if it never did before the timeout, or the asker went."""
        ends_s = self.clock() + timeout_s
        while not given_up.is_set():
            with self._looked():
                if condition(self.phone):
                    return True
            left_s = ends_s - self.clock()
            if left_s <= 0:
                return False
            with self._changed:
                self._changed.wait(min(CHANGE_POLL_S, left_s))
        return False

    @property
    def picture_s(self) -> float:
        """How long a picture of the screen takes besides drawing it."""
        with self._looked():
            return faults.number(self.phone.state, "slow_screen") or 0.0

    @property
    def keyboards(self) -> list[str]:
        """Input methods that the phone knows, its own first."""
        with self._looked():
            state = self.phone.state
            wait_s = faults.number(state, "ime_unregistered") or 0.0
            known = [apk for name, apk in self.installed.items() if self.installed_s[name] + wait_s <= state.now_s]
        return [IME, *(name for apk in known for name in apk.keyboards)]

    def install(self, apk: Apk) -> None:
        with self._looked():
            self.installed[apk.package] = apk
            self.installed_s[apk.package] = self.phone.state.now_s

    def move_finger(self, action: int, x_px: float, y_px: float) -> bool:
        """One event of a finger whose way comes in several requests: 0 down, 1 up, 2 move; False for no such event.

        What counts on this phone is where it went down, where it came up, and how long that took.
        """
        with self.touch() as phone:
            if action == 0:
                self.finger = Finger(x_px, y_px, self.clock())
            elif action == 1 and self.finger is not None:
                start, self.finger = self.finger, None
                held_s = self.clock() - start.since_s
                phone.swipe(int(start.x_px), int(start.y_px), int(x_px), int(y_px), held_s)
            return action in (0, 1, 2)

    @property
    def now_s(self) -> int:
        """Whole seconds on the phone's clock."""
        with self._looked():
            return int(self.phone.state.now_s)

    def note(self, tag: str, message: str, priority: str = "I") -> None:
        """Write a line to logcat."""
        self.log.append(LogLine(self.phone.state.now_s, priority, tag, message))

    def not_known(self, what: str) -> None:
        """Somebody wanted what this phone does not have: say so loudly, because a real one might."""
        self.unknown.append(what)
        _log.warning("the virtual phone does not know %s", what)

    def pid(self, package: str) -> int:
        """The process of an app, the same as long as it is not stopped."""
        return self._pids.setdefault(package, _FIRST_APP_PID + 17 * len(self._pids))

    def forget_pid(self, package: str) -> None:
        """A stopped app gets a new process when it starts again."""
        if package in self._pids:
            self._pids[f"{package} until {self.now_s}"] = self._pids.pop(package)

    def processes(self) -> dict[str, int]:
        """What runs: the system's processes and the apps that have been opened."""
        with self.use() as phone:
            packages = [LAUNCHER, *(task.package for task in phone.state.tasks)]
        return _SYSTEM_PROCESSES | {package: self.pid(package) for package in packages}
