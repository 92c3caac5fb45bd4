"""Settings > Connected devices: Bluetooth, pairing, NFC."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.settings.asking import name_dialog
from devices.virtual.apps.settings.rows import (
    View,
    ask,
    fact,
    flip,
    is_stored,
    link,
    main_switch,
    on_off,
    own_switch,
    paragraph,
    screen,
    stored_switch,
)
from devices.virtual.state import Gadget, Page
from devices.virtual.system import dialogs
from devices.virtual.widgets import Node, button, column, header, icon, icon_button, list_row, row, text


def connected_page(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings
    return screen(
        phone,
        page,
        say("Connected devices"),
        link(phone, "bluetooth", say("Bluetooth"), on_off(phone, settings.bluetooth), symbol="bluetooth"),
        _pair_row(phone),
        *_saved(phone),
        header(say("Connection preferences")),
        link(phone, "nfc", say("NFC"), on_off(phone, settings.nfc), symbol="nfc"),
        link(phone, "nearby", say("Quick Share"), say("Share files with nearby devices"), symbol="share"),
    )


def bluetooth_page(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings
    rows = [main_switch(say("Use Bluetooth"), settings.bluetooth, flip(phone, "bluetooth"))]
    rows.append(ask(phone, "rename_phone", say("Device name"), settings.device_name, symbol="smartphone"))
    if settings.bluetooth:
        rows += [_pair_row(phone), *_saved(phone)]
    note = "When Bluetooth is turned on, your device can communicate with other nearby Bluetooth devices."
    return screen(phone, page, say("Bluetooth"), *rows, paragraph(say(note)))


def _pair_row(phone: Phone) -> Node:
    def pair() -> None:
        phone.state.settings.bluetooth = True
        phone.open(Page("pair"))

    words = "" if phone.state.settings.bluetooth else phone.say("Bluetooth will turn on to pair")
    return list_row(phone.say("Pair new device"), words, leading=icon("add"), on_tap=pair)


def _saved(phone: Phone) -> list[Node]:
    paired = [gadget for gadget in phone.state.gadgets if gadget.paired]
    rows = []
    for gadget in paired:
        details = phone.to(Page("gadget", {"name": gadget.name}))
        gear = icon_button("settings", phone.say("Settings"), details)
        summary = phone.say("Saved") if phone.state.settings.bluetooth else phone.say("Bluetooth is off")
        rows.append(list_row(gadget.name, summary, leading=icon(gadget.icon), trailing=gear, on_tap=details))
    return [header(phone.say("Saved devices")), *rows] if rows else []


def pair_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    near = [gadget for gadget in phone.state.gadgets if not gadget.paired]

    def row_of(gadget: Gadget) -> Node:
        ask_first = Page("pair_confirm", {"name": gadget.name}, dialog=True)
        return list_row(gadget.name, leading=icon(gadget.icon), on_tap=phone.to(ask_first))

    return screen(
        phone,
        page,
        say("Pair new device"),
        ask(phone, "rename_phone", say("Device name"), phone.state.settings.device_name),
        header(say("Available devices")),
        *([row_of(gadget) for gadget in near] or [text(say("No devices in reach"), 14, pad=(24, 8, 24, 8))]),
        fact(phone, say("Phone's Bluetooth address"), "3C:28:6D:0A:51:7E"),
    )


def _named(phone: Phone, page: Page) -> Gadget:
    name = str(page.args["name"])
    return next((gadget for gadget in phone.state.gadgets if gadget.name == name), Gadget(name))


def pair_confirm(phone: Phone, page: Page) -> Node:
    """Dialog."""
    gadget = _named(phone, page)

    def pair() -> None:
        gadget.paired = True
        phone.back()

    title = phone.say("Pair with {}?").format(gadget.name)
    return dialogs.confirm(phone, title, "", phone.say("Pair"), pair, leading="bluetooth")


def gadget_page(phone: Phone, page: Page) -> Node:
    say, gadget = phone.say, _named(phone, page)
    rename = icon_button(
        "edit", say("Rename device"), phone.to(Page("rename_gadget", {"name": gadget.name}, dialog=True))
    )
    forget = phone.to(Page("forget_gadget", {"name": gadget.name}, dialog=True))
    key = f"bluetooth/{gadget.name}"
    return screen(
        phone,
        page,
        say("Device details"),
        column(
            icon(gadget.icon, 44, ink="primary"), text(gadget.name, 20, id="entity_header_title"),
            text(say("Saved"), 14, ink="on_surface_dim"), gap=6, align="center", pad=(24, 0, 24, 20),
        ),
        row(button(say("Forget"), forget, style="tonal", grow=1), pad=(24, 0, 24, 16)),
        stored_switch(phone, f"{key}/calls", say("Phone calls"), default=True),
        stored_switch(phone, f"{key}/media", say("Media audio"), default=True),
        stored_switch(phone, f"{key}/contacts", say("Contact sharing")),
        actions=(rename,),
    )  # fmt: skip


def rename_gadget(phone: Phone, page: Page) -> Node:
    """Dialog."""
    gadget = _named(phone, page)

    def keep(name: str) -> None:
        gadget.name = name
        phone.replace(Page("gadget", {"name": name}))

    return name_dialog(phone, page, "Rename device", gadget.name, keep, yes="Rename")


def forget_gadget(phone: Phone, page: Page) -> Node:
    """Dialog."""
    gadget = _named(phone, page)

    def forget() -> None:
        gadget.paired = False
        phone.back()

    words = phone.say("Your phone will no longer be paired with {}").format(gadget.name)
    return dialogs.confirm(phone, phone.say("Forget device?"), words, phone.say("Forget device"), forget)


def rename_phone(phone: Phone, page: Page) -> Node:
    """Dialog."""
    settings = phone.state.settings
    keep = lambda name: setattr(settings, "device_name", name)  # noqa: E731
    return name_dialog(phone, page, "Rename this device", settings.device_name, keep, yes="Rename")


def nfc_page(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings
    return screen(
        phone,
        page,
        say("NFC"),
        main_switch(say("Use NFC"), settings.nfc, flip(phone, "nfc")),
        stored_switch(phone, "secure/nfc_payment_foreground", say("Require device unlock for NFC"), default=True),
        paragraph(say("NFC lets this device exchange data with payment terminals, readers and tags.")),
    )


def nearby_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    on = is_stored(phone.state, "secure/quick_share", True)

    def turn() -> None:
        phone.state.system_settings["secure/quick_share"] = str(int(not on))

    return screen(
        phone,
        page,
        say("Quick Share"),
        main_switch(say("Use Quick Share"), on, turn),
        ask(phone, "rename_phone", say("Device name"), phone.state.settings.device_name),
        own_switch(phone, "bluetooth", say("Bluetooth"), say("Needed to find devices nearby")),
    )


PAGES: dict[str, View] = {
    "connected": connected_page,
    "bluetooth": bluetooth_page,
    "pair": pair_page,
    "pair_confirm": pair_confirm,
    "gadget": gadget_page,
    "rename_gadget": rename_gadget,
    "forget_gadget": forget_gadget,
    "rename_phone": rename_phone,
    "nfc": nfc_page,
    "nearby": nearby_page,
}
