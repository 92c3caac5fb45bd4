"""Apps by the names people and models use."""

from __future__ import annotations

from typing import Any

import pytest

from devices.adb import apps
from devices.adb.app_names import NAMES, names_of, packages_called, plain
from devices.adb.client import AdbClient
from devices.device import App
from devices.errors import CannotDo

Fake = Any  # the class stands in conftest, which no test can import

QUERY = """3 activities found:
  Activity #0:
    priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false
    ActivityInfo:
      name=com.android.settings.Settings
      packageName=com.android.settings
      labelRes=0x7f1219c2 nonLocalizedLabel=null icon=0x7f080203 banner=0x0
      ApplicationInfo:
        packageName=com.android.settings
        labelRes=0x7f1219c2 nonLocalizedLabel=null icon=0x7f080203 banner=0x0
  Activity #1:
    priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false
    ActivityInfo:
      name=com.tencent.mm.ui.LauncherUI
      packageName=com.tencent.mm
      labelRes=0x7f12 nonLocalizedLabel=null icon=0x7f08 banner=0x0
      ApplicationInfo:
        packageName=com.tencent.mm
  Activity #2:
    ActivityInfo:
      name=org.example.recipes.Main
      packageName=org.example.recipes
      labelRes=0x0 nonLocalizedLabel=Recipe Box icon=0x7f08 banner=0x0
      ApplicationInfo:
        packageName=org.example.recipes
"""


@pytest.fixture
def installed(client: AdbClient, fake: Fake) -> dict[str, App]:
    fake.answers["cmd package query-activities"] = (QUERY, "", 0)
    return apps.launcher_apps(client)


def test_apps_with_an_icon_are_known_with_their_launcher(installed: dict[str, App]) -> None:
    assert installed == {
        "com.android.settings/com.android.settings.Settings": App("com.android.settings", "Settings"),
        "com.tencent.mm/com.tencent.mm.ui.LauncherUI": App("com.tencent.mm", "WeChat"),
        "org.example.recipes/org.example.recipes.Main": App("org.example.recipes", "Recipe Box"),
    }


@pytest.mark.parametrize("name", ["微信", "WeChat", "wechat", "com.tencent.mm", "Weixin"])
def test_an_app_is_found_by_any_of_its_names(installed: dict[str, App], name: str) -> None:
    assert apps.find(name, installed).startswith("com.tencent.mm/")


@pytest.mark.parametrize("name", ["Recipe Box", "recipebox", "recipes", "Recipe", "the Recipe Box app"])
def test_an_app_nobody_has_heard_of_is_found_by_its_label_or_package(installed: dict[str, App], name: str) -> None:
    assert apps.find(name, installed).startswith("org.example.recipes/")


def test_a_name_of_no_app_lists_near_names(installed: dict[str, App]) -> None:
    with pytest.raises(CannotDo) as caught:
        apps.find("Setings Pro", installed)
    assert "Settings" in caught.value.remedy


def test_an_old_phone_lists_its_packages_at_least(client: AdbClient, fake: Fake) -> None:
    fake.answers["cmd"] = ("", "cmd: not found", 127)
    fake.answers["pm list"] = ("package:com.android.settings\npackage:org.x\n", "", 0)
    assert apps.launcher_apps(client) == {
        "com.android.settings": App("com.android.settings", "Settings"),
        "org.x": App("org.x", "org.x"),
    }


def test_an_app_that_will_not_start_is_told(client: AdbClient, fake: Fake) -> None:
    fake.answers["am start"] = ("Starting: Intent\nError type 3\nError: Activity class {x/y} does not exist.\n", "", 1)
    fake.answers["monkey"] = ("** No activities found to run, monkey aborted.\n", "", 252)
    with pytest.raises(CannotDo):
        apps.start(client, "org.x/org.x.Main")


def test_every_name_means_one_list_of_packages() -> None:
    spoken = [plain(name) for names, _ in NAMES for name in names]
    assert len(spoken) == len(set(spoken))
    assert packages_called("支付宝") == ("com.eg.android.AlipayGphone",)
    assert names_of("com.android.vending")
