"""`pm` and `cmd`: what is installed, and the doors to the system's services.

Source of words: PackageManagerShellCommand and `cmd` of Android.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from devices.virtual import faults
from devices.virtual.phone import LAUNCHER, LAUNCHER_ACTIVITY, AppInfo
from devices.virtual.shell.commands import activity, installing, screen, settings, touching
from devices.virtual.shell.commands.activity import LAUNCHER_CATEGORY, full_name, read_intent
from devices.virtual.shell.commands.java import not_permitted, thrown
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.process import SHELL_FAILURE, Process
from devices.virtual.system import notices

_MATCH: Final = "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true"
_NO_SERVICE: Final = 20
"""How `cmd` ends where there is no such service."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A package as the package manager knows it."""

    package: str
    activity: str
    """Empty for what has none to start."""
    system: bool
    version: str = ""
    """Empty for that of the system."""

    @property
    def path(self) -> str:
        name = self.package.rsplit(".", 1)[-1].capitalize()
        return f"/system/app/{name}/{name}.apk" if self.system else f"/data/app/{self.package}-1/base.apk"


_SYSTEM: Final = (
    Installed("android", "", True),
    Installed("com.android.inputmethod.latin", "", True),
    Installed("com.android.shell", "", True),
    Installed("com.android.systemui", "", True),
    Installed(LAUNCHER, LAUNCHER_ACTIVITY, True),
)


def installed(process: Process) -> list[Installed]:
    """Every package, by name."""
    with process.handset.use() as phone:
        apps = [Installed(app.package, app.activity, app.system) for app in phone.packages()]
    added = [Installed(apk.package, "", False, apk.version) for apk in process.handset.installed.values()]
    return sorted([*_SYSTEM, *apps, *added], key=lambda one: one.package)


def pm(process: Process) -> int:
    stranger = _stranger(process)
    match process.args[1:]:
        case ["list" | "query-activities" | "uninstall" as verb, *words] if (
            stranger and "--user" not in words and words[:1] != ["users"]
        ):
            at = "com.android.server.am.UserController.handleIncomingUser(UserController.java:2680)"
            return not_permitted(process, verb, f"Shell does not have permission to access user {stranger}", at)
        case ["list", "packages", *words]:
            return _list(process, words)
        case ["list", "users"]:
            others = [f"\tUserInfo{{{stranger}:Work profile:10061030}} running"] if stranger else []
            process.say("Users:", "\tUserInfo{0:Owner:c13} running", *others)
        case ["list", "features"]:
            process.say("feature:android.hardware.touchscreen", "feature:android.hardware.wifi")
        case ["path", *words]:
            return _path(process, words[-1] if words else "")
        case ["resolve-activity", *words]:
            return _resolve(process, words)
        case ["query-activities", *words]:
            return _query(process, words)
        case ["install", *words]:
            return installing.install(process, words)
        case ["uninstall", *words]:
            return installing.uninstall(process, words)
        case ["clear", *words]:
            process.not_known(f"pm clear {' '.join(words)}")
            process.say("Failed")
            return 1
        case ["grant" | "revoke", _, permission, *_]:
            exception = f"java.lang.SecurityException: Permission {permission} is not a changeable permission type"
            return thrown(process, process.args[1], exception, "android.os.Parcel.readException")
        case words:
            process.not_known(" ".join(["pm", *words[:2]]))
            return process.fail(f"Unknown command: {' '.join(words[:1])}", SHELL_FAILURE)
    return 0


def _list(process: Process, words: list[str]) -> int:
    words = [word for at, word in enumerate(words) if "--user" not in (word, *words[max(at - 1, 0) : at])]
    options = read_options(process, words, flags="fsdei3uU", long=("--show-versioncode",))
    wanted = options.words[0] if options.words else ""
    for one in installed(process):
        kind_fits = not (("3" in options and one.system) or ("s" in options and not one.system) or "d" in options)
        if kind_fits and wanted in one.package:
            path = f"{one.path}=" if "f" in options else ""
            by = "  installer=null" if "i" in options else ""
            process.say(f"package:{path}{one.package}{by}")
    return 0


def _path(process: Process, package: str) -> int:
    found = next((one for one in installed(process) if one.package == package), None)
    if found is None:
        return 1
    process.say(f"package:{found.path}")
    return 0


def _resolve(process: Process, words: list[str]) -> int:
    """`resolve-activity --brief PACKAGE`: the activity that would start."""
    package = next(
        (word for word in reversed(words) if not word.startswith("-") and not word.startswith("android.")), ""
    )
    found = next((one for one in installed(process) if one.package == package and one.activity), None)
    if found is None:
        process.say("No activity found")
        return 0
    process.say(_MATCH, f"{package}/{found.activity}")
    return 0


def _query(process: Process, words: list[str]) -> int:
    """`query-activities -a ACTION -c CATEGORY`: every activity that an intent could start."""
    intent = read_intent(process, [word for word in words if word not in ("--brief", "--components")])
    category = intent.categories or [LAUNCHER_CATEGORY]
    with process.handset.use() as phone:
        apps = phone.packages() if category == [LAUNCHER_CATEGORY] else []
    wanted = intent.fields.get("pkg")
    found = [app for app in apps if wanted in (None, app.package)]
    if not found:
        process.say("No activities found")
        return 0
    if "--components" in words:
        process.say(*(f"{app.package}/{app.activity}" for app in found))
        return 0
    process.say(f"{len(found)} activities found:")
    for number, app in enumerate(found):
        process.say(f"  Activity #{number}:", f"    {_MATCH}")
        if "--brief" in words:
            process.say(f"    {app.package}/{app.activity}")
        else:
            process.say(*_described(app))
    return 0


def _described(app: AppInfo) -> list[str]:
    """An activity as ActivityInfo.dump writes it. Here labels are literal; most apps' are resources."""
    label = f"labelRes=0x0 nonLocalizedLabel={app.label} icon=0x0"
    return [
        "    ActivityInfo:",
        f"      name={full_name(app.package, app.activity)}",
        f"      packageName={app.package}",
        f"      {label}",
        "      enabled=true exported=true directBootAware=false",
        "      ApplicationInfo:",
        f"        packageName={app.package}",
        f"        {label}",
        f"        processName={app.package}",
    ]


def _stranger(process: Process) -> str:
    """The user beside the owner, whom the shell may not look at; "" where there is none."""
    with process.handset.use() as phone:
        return faults.value(phone.state, "work_profile") or ""


def cmd(process: Process) -> int:
    words = process.args[1:]
    if words[:1] and words[0] in _SERVICES:
        process.args = [words[0], *words[1:]]
        return _SERVICES[words[0]](process)
    if words in (["-l"], ["list"]):
        process.say("Currently running services:", *(f"  {name}" for name in sorted(_SERVICES)))
        return 0
    process.not_known(" ".join(["cmd", *words[:2]]))
    return process.fail(f"cmd: Can't find service: {' '.join(words[:1])}", _NO_SERVICE)


def _statusbar(process: Process) -> int:
    shades = {"expand-notifications": "notifications", "expand-settings": "quick_settings", "collapse": ""}
    verb = "".join(process.args[1:2])
    if verb not in shades:
        process.not_known(f"cmd statusbar {' '.join(process.args[1:])}")
        return process.fail(f"Unknown command: {verb}", SHELL_FAILURE)
    with process.handset.use() as phone:
        phone.show_shade(shades[verb])
    return 0


def _notification(process: Process) -> int:
    if process.args[1:] == ["list"]:
        with process.handset.use() as phone:
            found = notices.shown(phone)
        process.say(*(f"0|{notice.package}|{number}|{notice.key}|10090" for number, notice in enumerate(found)))
        return 0
    process.not_known(f"cmd notification {' '.join(process.args[1:])}")
    return process.fail(f"Unknown command: {' '.join(process.args[1:2])}", SHELL_FAILURE)


def _clipboard(process: Process) -> int:
    """Android gives its shell no way to the clipboard."""
    return process.fail("No shell command implementation.", SHELL_FAILURE)


def _connectivity(process: Process) -> int:
    match process.args[1:]:
        case ["airplane-mode"]:
            with process.handset.use() as phone:
                process.say("enabled" if phone.setting("global", "airplane_mode_on") == "1" else "disabled")
        case ["airplane-mode", "enable" | "disable" as to]:
            with process.handset.use() as phone:
                phone.put_setting("global", "airplane_mode_on", str(int(to == "enable")))
        case words:
            process.not_known(f"cmd connectivity {' '.join(words)}")
            return process.fail(f"Unknown command: {' '.join(words[:1])}", SHELL_FAILURE)
    return 0


def _uimode(process: Process) -> int:
    with process.handset.use() as phone:
        match process.args[1:]:
            case ["night", "yes" | "no" as to]:
                phone.put_setting("secure", "ui_night_mode", "2" if to == "yes" else "1")
            case ["night"]:
                pass
            case words:
                process.not_known(f"cmd uimode {' '.join(words)}")
                return process.fail(f"Unknown command: {' '.join(words[:1])}", SHELL_FAILURE)
        process.say(f"Night mode: {'yes' if phone.setting('secure', 'ui_night_mode') == '2' else 'no'}")
    return 0


_SERVICES: Final[dict[str, Callable[[Process], int]]] = {
    "activity": activity.am,
    "clipboard": _clipboard,
    "connectivity": _connectivity,
    "input": touching.input_,
    "input_method": settings.ime,
    "notification": _notification,
    "package": pm,
    "settings": settings.settings,
    "statusbar": _statusbar,
    "uimode": _uimode,
    "window": screen.wm,
}
