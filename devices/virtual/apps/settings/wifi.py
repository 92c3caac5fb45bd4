"""Settings > Network & internet > Internet: Wi-Fi networks."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.settings.rows import View, fact, link, paragraph, screen, stored_switch
from devices.virtual.state import Network, Page, PhoneState
from devices.virtual.system import dialogs
from devices.virtual.widgets import (
    Node,
    button,
    checkbox,
    column,
    divider,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    switch_row,
    text,
)

PASSWORD_MIN = 8
"""WPA2 passphrases have 8 to 63 characters (IEEE 802.11i); Android keeps "Connect" disabled below."""


def set_wifi(state: PhoneState, on: bool) -> None:
    """Turn Wi-Fi on or off; on, it joins the strongest network it knows."""
    state.settings.wifi = on
    known = sorted((network for network in state.networks if network.saved), key=lambda network: -network.bars)
    state.settings.wifi_name = known[0].name if on and known else ""


def internet_page(phone: Phone, page: Page) -> Node:
    state, say = phone.state, phone.say
    settings = state.settings
    carrier = say("Airplane mode is on") if settings.airplane else say("Mobile data is off")
    if settings.mobile_data and not settings.airplane:
        carrier = say("Connected") + " / LTE"
    rows = [
        list_row(say("T-Mobile"), carrier, leading=icon("signal_cellular_4_bar"), on_tap=phone.to(Page("mobile"))),
        switch_row(say("Wi-Fi"), settings.wifi, lambda: set_wifi(state, not settings.wifi)),
    ]
    if settings.wifi:
        near = sorted(state.networks, key=lambda network: (network.name != settings.wifi_name, -network.bars))
        rows += [_network_row(phone, network) for network in near]
        rows.append(list_row(say("Add network"), leading=icon("add"), on_tap=phone.to(Page("wifi_add", {}, True))))
        rows.append(divider())
        saved = sum(network.saved for network in state.networks)
        rows.append(
            link(
                phone,
                "wifi_saved",
                say("Saved networks"),
                say("{} networks").format(saved) if saved != 1 else say("1 network"),
            )
        )
    else:
        rows.append(paragraph(say("To see available networks, turn on Wi-Fi")))
    rows.append(link(phone, "wifi_preferences", say("Network preferences"), say("Wi-Fi turns back on automatically")))
    return screen(phone, page, say("Internet"), *rows)


def _network_row(phone: Phone, network: Network) -> Node:
    settings = phone.state.settings
    joined = network.name == settings.wifi_name
    symbol = icon(_bars(network.bars), ink="primary" if joined else "on_surface_dim")
    details = Page("wifi_details", {"name": network.name})
    if joined:
        gear = icon_button("settings", phone.say("Settings"), phone.to(details))
        return list_row(network.name, phone.say("Connected"), leading=symbol, trailing=gear, on_tap=phone.to(details))

    def join() -> None:
        if network.secured and not network.saved:
            phone.open(Page("wifi_password", {"name": network.name, "password": "", "shown": False}, dialog=True))
            phone.focus("password")
        else:
            _join(phone, network)

    if network.saved:
        gear = icon_button("settings", phone.say("Settings"), phone.to(details))
        return list_row(network.name, phone.say("Saved"), leading=symbol, trailing=gear, on_tap=join)
    lock = icon("lock", 20, desc=phone.say("Secured")) if network.secured else None
    return list_row(network.name, leading=symbol, trailing=lock, on_tap=join)


def _bars(bars: int) -> str:
    return ("wifi_1_bar", "wifi_2_bar", "wifi")[min(max(bars, 1), 3) - 1]


def _join(phone: Phone, network: Network) -> None:
    network.saved = True
    phone.state.settings.wifi = True
    phone.state.settings.wifi_name = network.name


def _named(phone: Phone, page: Page) -> Network:
    """The network a page is about; one that has gone in the meantime is shown out of reach."""
    name = str(page.args["name"])
    return next((network for network in phone.state.networks if network.name == name), Network(name, 0))


def _password_field(phone: Phone, page: Page) -> Node:
    def typed(words: str) -> None:
        page.args["password"] = words

    def show() -> None:
        page.args["shown"] = not page.args.get("shown")

    shown = bool(page.args.get("shown"))
    password = str(page.args.get("password", ""))
    return column(
        field_("password", password, typed, hint=phone.say("Password"), password=not shown, fill="surface"),
        row(checkbox(shown), text(phone.say("Show password"), 14), gap=12, min_height=48, on_tap=show, checked=shown,
            class_name="android.widget.CheckBox"),
        gap=8, pad=(24, 20, 24, 0),
    )  # fmt: skip


def wifi_password(phone: Phone, page: Page) -> Node:
    """Dialog: the password of a secured network."""
    network = _named(phone, page)

    def connect() -> None:
        phone.back()
        _join(phone, network)

    ready = len(str(page.args.get("password", ""))) >= PASSWORD_MIN
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("Connect"), connect if ready else None)]
    return dialogs.dialog(phone, network.name, _password_field(phone, page), buttons=buttons)


def wifi_add(phone: Phone, page: Page) -> Node:
    """Dialog: a network that does not show itself."""
    say = phone.say

    def typed(words: str) -> None:
        page.args["ssid"] = words

    name, password = str(page.args.get("ssid", "")), str(page.args.get("password", ""))

    def save() -> None:
        phone.back()
        network = Network(name, 2, secured=bool(password), saved=True)
        phone.state.networks = [other for other in phone.state.networks if other.name != name] + [network]
        _join(phone, network)

    ssid = column(field_("ssid", name, typed, hint=say("Network name"), fill="surface"), pad=(24, 20, 24, 0))
    ready = bool(name) and (not password or len(password) >= PASSWORD_MIN)
    buttons = [(say("Cancel"), phone.back), (say("Save"), save if ready else None)]
    return dialogs.dialog(phone, say("Add network"), ssid, _password_field(phone, page), buttons=buttons)


def wifi_details(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings
    network = _named(phone, page)
    joined = network.name == settings.wifi_name

    def forget() -> None:
        network.saved = False
        settings.wifi_name = "" if joined else settings.wifi_name
        phone.back()

    def leave() -> None:
        settings.wifi_name = ""

    act = button(say("Disconnect"), leave, style="tonal", grow=1) if joined else button(
        say("Connect"), lambda: _join(phone, network), style="tonal", grow=1)  # fmt: skip
    strength = ("Weak", "Weak", "Fair", "Excellent")[min(network.bars, 3)]
    return screen(phone, page, say("Network details"),
        column(
            icon(_bars(network.bars), 40, ink="primary"), text(network.name, 20, id="entity_header_title"),
            text(say("Connected" if joined else "Saved"), 14, ink="on_surface_dim"),
            gap=6, align="center", pad=(24, 0, 24, 20),
        ),
        row(button(say("Forget"), forget, style="tonal", grow=1), act, gap=12, pad=(24, 0, 24, 16)),
        fact(phone, say("Signal strength"), say(strength)),
        fact(phone, say("Security"), "WPA2/WPA3-Personal" if network.secured else say("None")),
        stored_switch(phone, f"wifi/auto_join/{network.name}", say("Auto-connect"),
                      say("Allow connection to this network when in range"), default=True),
    )  # fmt: skip


def wifi_saved(phone: Phone, page: Page) -> Node:
    known = [network for network in phone.state.networks if network.saved]
    rows = [
        link(phone, "wifi_details", network.name, symbol=_bars(network.bars), name=network.name) for network in known
    ]
    return screen(phone, page, phone.say("Saved networks"), *(rows or [paragraph(phone.say("No saved networks"))]))


def wifi_preferences(phone: Phone, page: Page) -> Node:
    say = phone.say
    return screen(phone, page, say("Network preferences"),
        stored_switch(phone, "global/wifi_wakeup_enabled", say("Turn on Wi-Fi automatically"),
                      say("Wi-Fi will turn back on near saved networks, like your home network"), default=True),
        stored_switch(phone, "global/wifi_networks_available_notification_on", say("Notify for public networks"),
                      say("Notify when a public network is available"), default=True),
    )  # fmt: skip


PAGES: dict[str, View] = {
    "internet": internet_page,
    "wifi_password": wifi_password,
    "wifi_add": wifi_add,
    "wifi_details": wifi_details,
    "wifi_saved": wifi_saved,
    "wifi_preferences": wifi_preferences,
}
