"""The system's pages over an app: sharing, permissions, links."""

from __future__ import annotations

import pytest

from devices.virtual.apps import links, sharing
from devices.virtual.apps.registry import APPS
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Page, PhoneState
from devices.virtual.system import permissions
from devices.virtual.system.notifying import notify

NOTES = "org.phoneagent.notes"


@pytest.fixture
def phone() -> VirtualPhone:
    phone = VirtualPhone(PhoneState(width_px=540, height_px=1200, density_dpi=210))
    phone.launch(NOTES)
    return phone


def tap(phone: VirtualPhone, label: str) -> None:
    found = [each for each in phone.nodes() if each.label == label]
    assert found, [each.label for each in phone.nodes() if each.label]
    phone.tap(*found[-1].box.center_px)


def shows(phone: VirtualPhone, label: str) -> bool:
    return any(each.label == label for each in phone.nodes())


def test_a_shared_text_can_be_copied(phone: VirtualPhone) -> None:
    sharing.share(phone, "text", "a pound of flour")
    assert shows(phone, "Sharing text")
    tap(phone, "Copy")
    assert phone.clipboard == "a pound of flour"
    assert phone.page().name == "board"


def test_a_tap_beside_the_share_sheet_closes_it(phone: VirtualPhone) -> None:
    sharing.share(phone, "file", "Download/report.pdf")
    assert shows(phone, "report.pdf")
    phone.tap(270, 100)
    assert not shows(phone, "report.pdf")


@pytest.mark.parametrize(
    ("answer", "may"), [("While using the app", True), ("Only this time", True), ("Don’t allow", False)]
)
def test_a_permission_is_what_the_person_said(phone: VirtualPhone, answer: str, may: bool) -> None:
    assert not permissions.granted(phone, NOTES, "camera")
    permissions.ask(phone, NOTES, "camera")
    assert any(each.package == permissions.CONTROLLER for each in phone.nodes())
    tap(phone, answer)
    assert permissions.granted(phone, NOTES, "camera") is may
    assert phone.page().name == "board"


def test_what_is_granted_is_not_asked_again(phone: VirtualPhone) -> None:
    phone.state.permissions[f"{NOTES}/contacts"] = True
    permissions.ask(phone, NOTES, "contacts")
    assert phone.page().name == "board"


def test_a_link_nobody_knows_is_said_to_be_one(phone: VirtualPhone) -> None:
    assert not links.follow(phone, "gopher://old")
    assert phone.toast_text() == "No app can open this"


def test_every_link_and_every_receiver_leads_to_a_page_that_can_be_drawn(phone: VirtualPhone) -> None:
    for package, opens in links.LINKS.values():
        assert package in APPS
        assert isinstance(opens("x"), Page)
    for (package, _), takes_in in sharing.RECEIVERS.items():
        assert package in APPS
        assert isinstance(takes_in("x"), Page)


def test_an_app_whose_notifications_are_off_puts_none_up(phone: VirtualPhone) -> None:
    assert notify(phone, NOTES, "Reminder", "Call Ann", page="note", id=4) is not None
    assert phone.state.notifications[0].args == {"id": 4}
