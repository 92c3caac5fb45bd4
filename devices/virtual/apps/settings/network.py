"""Settings > Network & internet, but for Wi-Fi: mobile data, airplane mode, hotspot, data saver."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.settings.asking import name_dialog, stored_choice, stored_label
from devices.virtual.apps.settings.rows import (
    View,
    ask,
    fact,
    flip,
    link,
    main_switch,
    on_off,
    own_switch,
    paragraph,
    screen,
    stored,
    stored_switch,
)
from devices.virtual.state import Page
from devices.virtual.widgets import Node, switch_row

NETWORK_TYPES = (("26", "5G (recommended)"), ("9", "LTE"), ("0", "3G"), ("1", "2G"))
"""Values: com.android.internal.telephony.RILConstants."""
DNS_MODES = (("off", "Off"), ("opportunistic", "Automatic"), ("hostname", "Private DNS provider hostname"))


def network_page(phone: Phone, page: Page) -> Node:
    settings, say = phone.state.settings, phone.say
    dns = stored_label(phone, "global/private_dns_mode", DNS_MODES, "opportunistic")
    return screen(
        phone,
        page,
        say("Network & internet"),
        link(phone, "internet", say("Internet"), internet_summary(phone), symbol="wifi"),
        link(phone, "mobile", say("SIMs"), say("T-Mobile"), symbol="sim_card"),
        own_switch(phone, "airplane", say("Airplane mode"), symbol="flight"),
        link(phone, "hotspot", say("Hotspot & tethering"), on_off(phone, settings.hotspot), symbol="wifi_tethering"),
        link(phone, "data_saver", say("Data Saver"), on_off(phone, settings.data_saver), symbol="data_saver_on"),
        ask(phone, "private_dns", say("Private DNS"), dns, symbol="dns"),
    )


def internet_summary(phone: Phone) -> str:
    """What the internet comes over, as the row in front of the list says it."""
    settings = phone.state.settings
    if settings.wifi and settings.wifi_name:
        return settings.wifi_name
    if settings.airplane:
        return phone.say("Airplane mode is on")
    if settings.mobile_data:
        return phone.say("T-Mobile")
    return phone.say("Networks available" if settings.wifi else "Off")


def mobile_page(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings
    if settings.airplane:
        note = paragraph(say("Mobile data is not available while airplane mode is on"))
        return screen(phone, page, say("T-Mobile"), switch_row(say("Mobile data"), settings.mobile_data, None), note)
    return screen(
        phone,
        page,
        say("T-Mobile"),
        own_switch(phone, "mobile_data", say("Mobile data"), say("Access data using mobile network")),
        own_switch(phone, "roaming", say("Roaming"), say("Connect to data services when roaming")),
        stored_switch(phone, "global/wifi_calling", say("Wi-Fi calling"), say("Make calls over Wi-Fi")),
        ask(
            phone,
            "network_type",
            say("Preferred network type"),
            stored_label(phone, "global/preferred_network_mode", NETWORK_TYPES),
        ),
    )


def hotspot_page(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings
    name = stored(phone.state, "secure/hotspot_name", settings.device_name)
    return screen(phone, page, say("Hotspot & tethering"),
        main_switch(say("Use Wi-Fi hotspot"), settings.hotspot, flip(phone, "hotspot")),
        ask(phone, "hotspot_name", say("Hotspot name"), name),
        fact(phone, say("Hotspot password"), "k3mwz8tn4aqr"),
        stored_switch(phone, "global/soft_ap_timeout_enabled", say("Turn off hotspot automatically"),
                      say("When no devices are connected"), default=True),
        paragraph(say("Use hotspot and tethering to provide internet to other devices through your mobile data "
                      "connection")),
    )  # fmt: skip


def hotspot_name(phone: Phone, page: Page) -> Node:
    """Dialog."""
    state = phone.state
    return name_dialog(
        phone, page, "Hotspot name", stored(state, "secure/hotspot_name", state.settings.device_name),
        lambda name: state.system_settings.update({"secure/hotspot_name": name}),
    )  # fmt: skip


def data_saver_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    return screen(phone, page, say("Data Saver"),
        main_switch(say("Use Data Saver"), phone.state.settings.data_saver, flip(phone, "data_saver")),
        paragraph(say("To help reduce data usage, Data Saver prevents some apps from sending or receiving data in the "
                      "background.")),
    )  # fmt: skip


PAGES: dict[str, View] = {
    "network": network_page,
    "mobile": mobile_page,
    "network_type": stored_choice("Preferred network type", "global/preferred_network_mode", NETWORK_TYPES),
    "private_dns": stored_choice("Private DNS", "global/private_dns_mode", DNS_MODES, "opportunistic"),
    "hotspot": hotspot_page,
    "hotspot_name": hotspot_name,
    "data_saver": data_saver_page,
}
