"""`am` and `monkey`: starting and stopping apps, and broadcasts.

Source of words: ActivityManagerShellCommand and the Monkey of Android.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Final

from devices.virtual.handset import Handset
from devices.virtual.phone import LAUNCHER, VirtualPhone
from devices.virtual.shell.commands.java import thrown
from devices.virtual.shell.commands.keyboards import hear
from devices.virtual.shell.process import SHELL_FAILURE, Process

_TAKE_ONE: Final = {
    "-a": "act",
    "-d": "dat",
    "-t": "typ",
    "-n": "cmp",
    "-p": "pkg",
    "-f": "flg",
    "--user": "",
    "--display": "",
    "-i": "",
}
_EXTRAS: Final = frozenset({"--es", "-e", "--ei", "--el", "--ef", "--ez", "--eu", "--ecn", "--eia", "--ela", "--esa"})
_FLAGS: Final = frozenset(
    {
        "-W",
        "-S",
        "-D",
        "-N",
        "-R",
        "--activity-clear-task",
        "--activity-clear-top",
        "--activity-new-task",
        "--activity-single-top",
    }
)
_NEW_TASK: Final = "0x10000000"
_MAIN: Final = "android.intent.action.MAIN"
LAUNCHER_CATEGORY: Final = "android.intent.category.LAUNCHER"
_SETTINGS: Final = "com.android.settings"


@dataclass(slots=True)
class Intent:
    """What an intent's words say."""

    fields: dict[str, str] = field(default_factory=dict)
    categories: list[str] = field(default_factory=list)
    extras: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        shown = [f"act={self.fields['act']}"] if "act" in self.fields else []
        shown += [f"cat=[{','.join(self.categories)}]"] if self.categories else []
        shown += [f"{name}={self.fields[name]}" for name in ("dat", "typ", "flg", "pkg", "cmp") if name in self.fields]
        shown += ["(has extras)"] if self.extras else []
        return "Intent { " + " ".join([*shown, "}"])


def am(process: Process) -> int:
    match process.args[1:]:
        case ["start" | "start-activity", *words]:
            return _start(process, read_intent(process, words))
        case ["force-stop" | "kill" as verb, *words]:
            package = words[-1] if words else ""
            with process.handset.use() as phone:
                if verb == "force-stop" or phone.foreground()[0] != package:
                    phone.stop(package)
                    process.handset.forget_pid(package)
        case ["kill-all"] | ["idle-maintenance"] | ["wait-for-broadcast-idle"]:
            pass
        case ["broadcast", *words]:
            return _broadcast(process, read_intent(process, words))
        case ["get-current-user"]:
            process.say("0")
        case ["stack" | "task", "list"]:
            with process.handset.use() as phone:
                package, activity = phone.foreground()
            process.say(
                "RootTask id=1 bounds=[0,0] displayId=0 userId=0", f"  taskId=2: {package}/{activity} visible=true"
            )
        case words:
            process.not_known(" ".join(["am", *words[:2]]))
            return process.fail(f"Unknown command: {' '.join(words[:1])}", SHELL_FAILURE)
    return 0


def read_intent(process: Process, words: list[str]) -> Intent:
    """The intent that options and a last word describe."""
    intent = Intent()
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "-c" and left:
            intent.categories.append(left.pop(0))
        elif word in _TAKE_ONE and left:
            intent.fields[_TAKE_ONE[word]] = left.pop(0)
        elif word in _EXTRAS and left:
            # an extra whose value is empty reaches adb's one command line as nothing at all
            name = left.pop(0)
            intent.extras[name] = left.pop(0) if left and not left[0].startswith("--") else ""
        elif word in _FLAGS or word.startswith("--grant-"):
            intent.flags.add(word)
        elif word.startswith("-"):
            process.not_known(f"intent option {word}")
        elif "/" in word and ":" not in word:
            intent.fields["cmp"] = word
        else:
            intent.fields["dat" if ":" in word else "pkg"] = word
    return intent


def _start(process: Process, intent: Intent) -> int:
    shown = str(intent)
    process.say(f"Starting: {shown}")
    with process.handset.use() as phone:
        if "cmp" in intent.fields:
            return _start_component(process, phone, intent)
        if "android.intent.category.HOME" in intent.categories:
            phone.key("home")
            return 0
        package = intent.fields.get("pkg", "")
        if intent.fields.get("act") == "android.settings.SETTINGS":
            package = _SETTINGS
        if (
            package
            and intent.fields.get("act", _MAIN) in (_MAIN, "android.settings.SETTINGS")
            and phone.launch(package)
        ):
            return 0
    process.handset.note("ActivityTaskManager", f"no activity for {shown}", "W")
    intent.fields["flg"] = intent.fields.get("flg", _NEW_TASK)
    return process.fail(f"Error: Activity not started, unable to resolve {intent}")


def _start_component(process: Process, phone: VirtualPhone, intent: Intent) -> int:
    package, _, activity = intent.fields["cmp"].partition("/")
    app = next((app for app in phone.packages() if app.package == package), None)
    if app is None or full_name(package, activity) != full_name(package, app.activity):
        name = f"{package}/{full_name(package, activity)}"
        return process.fail(f"Error type 3\nError: Activity class {{{name}}} does not exist.")
    if "-S" in intent.flags:
        phone.stop(package)
    phone.launch(package)
    process.handset.note("ActivityTaskManager", f"START u0 {{{intent.fields['cmp']}}} from uid 2000")
    if "-W" in intent.flags:
        process.say(
            "Status: ok", "LaunchState: COLD", f"Activity: {package}/{app.activity}",
            "TotalTime: 214", "WaitTime: 220", "Complete",
        )  # fmt: skip
    return 0


def full_name(package: str, activity: str) -> str:
    """An activity's class with its package written out."""
    return package + activity if activity.startswith(".") else activity


def _broadcast(process: Process, intent: Intent) -> int:
    """The current input method may listen; a broadcast nobody hears succeeds, as on any phone."""
    action = intent.fields.get("act", "")
    process.say(f"Broadcasting: {str(intent).replace(' }', ' flg=0x400000 }')}")
    if action.startswith("android.intent.action."):
        denied = f"Permission Denial: not allowed to send broadcast {action} from pid=2048, uid=2000"
        return thrown(process, "broadcast", f"java.lang.SecurityException: {denied}", "android.os.Parcel.readException")
    with process.handset.use() as phone:
        answer = hear(phone, action, intent.extras)
    process.say(f"Broadcast completed: {answer}")
    return 0


def monkey(process: Process) -> int:
    """`monkey -p PACKAGE -c android.intent.category.LAUNCHER 1`: how clients start an app without its activity."""
    words = process.args[1:]
    packages = [value for name, value in itertools.pairwise(words) if name == "-p"]
    events = int(words[-1]) if words and words[-1].isdecimal() else 0
    if events != 1 or len(packages) != 1:
        process.not_known(" ".join(["monkey", *words]))
    process.complain("  bash arg: " + "\n  bash arg: ".join(words))
    if not packages or not _launch(process.handset, packages[0]):
        process.say("** No activities found to run, monkey aborted.")
        return 252
    process.say("Events injected: 1")
    process.say("## Network stats: elapsed time=12ms (0ms mobile, 0ms wifi, 12ms not connected)")
    return 0


def _launch(handset: Handset, package: str) -> bool:
    with handset.use() as phone:
        if package == LAUNCHER:
            phone.key("home")
            return True
        return phone.launch(package)
