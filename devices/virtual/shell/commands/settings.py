"""`settings`, `getprop`, `setprop`, `ime` and `svc`: what is stored about the phone, and its switches.

Source of words: SettingsService, InputMethodManagerService and Svc of Android.
"""

from __future__ import annotations

from typing import Final

from devices.virtual import faults
from devices.virtual.phone import VirtualPhone
from devices.virtual.shell.commands.java import not_permitted, thrown
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.process import SHELL_FAILURE, Process

_NAMESPACES: Final = frozenset({"system", "secure", "global"})
_SECURE: Final = "android.permission.WRITE_SECURE_SETTINGS"
_PROVIDER: Final = "com.android.providers.settings.SettingsProvider"
_SWITCHES: Final = {"wifi": "wifi_on", "data": "mobile_data", "bluetooth": "bluetooth_on", "nfc": "nfc_on"}


def settings(process: Process) -> int:
    words = process.args[1:]
    if words[1:2] == ["--user"]:
        del words[1:3]
    match words:
        case ["get", namespace, key] if namespace in _NAMESPACES:
            with process.handset.use() as phone:
                process.say(phone.setting(namespace, key) or "null")
        case ["put", namespace, key, value, *_] if namespace in _NAMESPACES:
            return _put(process, namespace, key, value)
        case ["delete", namespace, key] if namespace in _NAMESPACES:
            process.not_known(f"settings delete {namespace} {key}")
            process.say("Deleted 0 rows")
        case ["list", namespace] if namespace in _NAMESPACES:
            with process.handset.use() as phone:
                stored = phone.state.system_settings
            process.say(
                *(
                    f"{name.split('/', 1)[1]}={value}"
                    for name, value in sorted(stored.items())
                    if name.startswith(namespace)
                )
            )
        case ["get" | "put" | "delete" | "list", *_]:
            return process.fail(
                "Invalid namespace 'null'" if len(words) < 2 else f"Invalid namespace '{words[1]}'", SHELL_FAILURE
            )
        case _:
            process.not_known(" ".join(["settings", *words]))
            return process.fail("Invalid command", SHELL_FAILURE)
    return 0


def _put(process: Process, namespace: str, key: str, value: str) -> int:
    if namespace != "system" and _may_not(process):
        why = f"Permission denial: writing to settings requires:{_SECURE}"
        return not_permitted(process, "put", why, f"{_PROVIDER}.enforceWritePermission")
    try:
        with process.handset.use() as phone:
            phone.put_setting(namespace, key, value)
    except ValueError:
        exception = f"java.lang.IllegalArgumentException: Invalid value: {value} for setting: {key}"
        return thrown(process, "put", exception, f"{_PROVIDER}.insert")
    return 0


def _may_not(process: Process) -> bool:
    with process.handset.use() as phone:
        return faults.has(phone.state, "write_secure_settings")


def getprop(process: Process) -> int:
    with process.handset.use() as phone:
        props = phone.props | process.handset.set_props
    match process.args[1:]:
        case []:
            process.say(*(f"[{name}]: [{value}]" for name, value in sorted(props.items())))
        case [name, *default]:
            process.say(props.get(name, "".join(default[:1])))
    return 0


def setprop(process: Process) -> int:
    match process.args[1:]:
        case [name, value] if name.startswith("debug."):
            process.handset.set_props[name] = value
            return 0
        case [name, value]:
            return process.fail(f"Failed to set property '{name}' to '{value}'.\nSee dmesg for error reason.")
    return process.fail("usage: setprop NAME VALUE")


def ime(process: Process) -> int:
    match process.args[1:]:
        case ["list", *words]:
            options = read_options(process, words, flags="as")
            with process.handset.use() as phone:
                listed = process.handset.keyboards if "a" in options else _enabled(phone, process.handset.keyboards)
            for name in listed:
                process.say(name if "s" in options else f"{name}:\n  mId={name}")
            return 0
        case ["enable" | "set" | "disable" | "reset" as verb, *_] if _may_not(process):
            why = f"uid 2000 does not have {_SECURE}."
            return not_permitted(process, verb, why, "android.app.ContextImpl.enforce")
        case ["enable" | "set" | "disable" as verb, *_, name]:
            return _choose(process, verb, name)
        case ["reset"]:
            keyboards = process.handset.keyboards
            with process.handset.use() as phone:
                phone.put_setting("secure", "enabled_input_methods", keyboards[0])
                phone.put_setting("secure", "default_input_method", keyboards[0])
            process.say(f"Reset current and enabled IMEs for user #0\n  Newly selected: {keyboards[0]}")
            return 0
        case words:
            process.not_known(" ".join(["ime", *words]))
            return process.fail(f"Unknown command: {' '.join(words[:1])}", SHELL_FAILURE)


def _enabled(phone: VirtualPhone, keyboards: list[str]) -> list[str]:
    """Those that can be chosen; the phone's own always can."""
    stored = (phone.setting("secure", "enabled_input_methods") or "").split(":")
    return [name for name in keyboards if name == keyboards[0] or name in stored]


def _choose(process: Process, verb: str, name: str) -> int:
    """`ime enable`, `ime disable` and `ime set`; only an enabled keyboard can be set."""
    keyboards = process.handset.keyboards
    with process.handset.use() as phone:
        in_vain = faults.has(phone.state, "ime_disabled")
        enabled = _enabled(phone, keyboards)
        if name not in (enabled if verb == "set" and not in_vain else keyboards):
            what = {"enable": "enabled", "set": "selected", "disable": "disabled"}[verb]
            return process.fail(f"Unknown input method {name} cannot be {what} for user #0", SHELL_FAILURE)
        if verb == "set":
            process.say(f"Input method {name} selected for user #0")
        else:
            already = "already" if (name in enabled) == (verb == "enable") else "now"
            process.say(f"Input method {name}: {already} {verb}d for user #0")
        if in_vain:
            return 0  # some makers' phones put their own keyboard back at once
        if verb == "set":
            phone.put_setting("secure", "default_input_method", name)
        else:
            left = [other for other in enabled if other != name]
            phone.put_setting("secure", "enabled_input_methods", ":".join([*left, name] if verb == "enable" else left))
    return 0


def svc(process: Process) -> int:
    match process.args[1:]:
        case [what, "enable" | "disable" as to] if what in _SWITCHES:
            with process.handset.use() as phone:
                phone.put_setting("global", _SWITCHES[what], str(int(to == "enable")))
        case ["power", "stayon", to]:
            with process.handset.use() as phone:
                phone.put_setting("global", "stay_on_while_plugged_in", {"true": "7", "false": "0"}.get(to, "1"))
        case words:
            process.not_known(" ".join(["svc", *words]))
            process.say(
                "Available commands:",
                "    help",
                "    power",
                "    data",
                "    wifi",
                "    usb",
                "    nfc",
                "    bluetooth",
            )
            return 1
    return 0
