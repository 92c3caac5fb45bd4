"""Which apps a phone has, what they are called, and starting one."""

from __future__ import annotations

import difflib
import re

from devices import problems
from devices.adb import outputs
from devices.adb.app_names import names_of, packages_called, plain
from devices.adb.client import AdbClient
from devices.adb.users import shell_as_user
from devices.device import App
from devices.errors import CannotDo

_LAUNCHER = ["-a", "android.intent.action.MAIN", "-c", "android.intent.category.LAUNCHER"]
_NEAR = 8


def launcher_apps(phone: AdbClient) -> dict[str, App]:
    """Every app with an icon, by its launcher component (PACKAGE/ACTIVITY)."""
    said = shell_as_user(phone, ["cmd", "package", "query-activities"], _LAUNCHER)
    found = dict(_activities(said.out))
    if not found:  # before Android 7 there is no `cmd package`: every package, without knowing which have icons
        packages = outputs.read_packages(shell_as_user(phone, ["pm", "list", "packages"]).out).packages
        found = {package: App(package, (*names_of(package), package)[0]) for package in packages}
    return found


def _activities(text: str) -> list[tuple[str, App]]:
    """Read `cmd package query-activities`. Labels are resources the shell does not resolve, except literal ones."""
    found: list[tuple[str, App]] = []
    for block in re.split(r"^\s*Activity #\d+:", text, flags=re.MULTILINE)[1:]:
        activity, _, application = block.partition("ApplicationInfo:")
        name = re.search(r"^\s*name=(\S+)", activity, re.MULTILINE)
        package = re.search(r"^\s*packageName=(\S+)", activity, re.MULTILINE)
        if name is None or package is None:
            continue
        labels = re.findall(r"nonLocalizedLabel=(.+?)(?: icon=|\s*$)", f"{activity}\n{application}", re.MULTILINE)
        spoken = [label for label in labels if label != "null"]
        label = (*spoken, *names_of(package[1]), package[1])[0]
        found.append((f"{package[1]}/{name[1]}", App(package[1], label)))
    return found


def find(name: str, installed: dict[str, App]) -> str:
    """The launcher component of the app that a person or a model calls so.

    Raises:
        CannotDo: if none is; the remedy lists near names.
    """
    wanted = plain(name)
    by_package = {app.package: component for component, app in reversed(installed.items())}
    if name in by_package:
        return by_package[name]
    for component, app in installed.items():
        if wanted and plain(app.label) == wanted:
            return component
    for package in packages_called(name):
        if package in by_package:
            return by_package[package]
    parts = [component for component, app in installed.items() if _is_part(name, app)]
    if len({component.partition("/")[0] for component in parts}) == 1:
        return parts[0]
    labels = sorted({app.label for app in installed.values()})
    near = difflib.get_close_matches(name, labels, _NEAR, 0.4) + [installed[part].label for part in parts]
    listed = ", ".join(dict.fromkeys(near or labels[:30]))
    raise CannotDo(f"No app on this phone is called {name!r}.", remedy=f"There are: {listed}.")


def _is_part(name: str, app: App) -> bool:
    """Whether a name begins the label, holds it as whole words, or is a word of the package ("spotify")."""
    wanted, label = plain(name), plain(app.label)
    if len(wanted) < 2 or len(label) < 2:
        return False
    held = re.search(rf"(?<![a-z0-9]){re.escape(app.label.casefold())}(?![a-z0-9])", name.casefold())
    return bool(held) or label.startswith(wanted) or wanted in {plain(word) for word in app.package.split(".")[1:]}


def start(phone: AdbClient, component: str) -> None:
    """Bring an app to the front.

    Raises:
        CannotDo: if Android says that it cannot.
    """
    if "/" in component:
        said = shell_as_user(phone, ["am", "start"], [*_LAUNCHER, "-n", component])
        if said.code == 0 and not re.search(r"^\s*Error|Exception", said.said, re.MULTILINE):
            return
    package = component.partition("/")[0]
    said = phone.shell(["monkey", "-p", package, "-c", "android.intent.category.LAUNCHER", "1"])
    if said.code != 0 or "No activities found" in said.said or "Error" in said.said:
        raise problems.error_for(said.said, CannotDo)
