"""`ip` and `ifconfig`: the phone's addresses, as a phone behind a home router has them."""

from __future__ import annotations

from typing import Final

from devices.virtual.process import Process

_ADDRESS: Final = "192.168.1.42"


def _up(process: Process) -> bool:
    with process.handset.use() as phone:
        return phone.state.settings.wifi and not phone.state.settings.airplane


def ifconfig(process: Process) -> int:
    wanted = process.args[1] if len(process.args) > 1 else ""
    if wanted in ("", "wlan0"):
        process.say("wlan0     Link encap:Ethernet  HWaddr 02:00:00:00:00:42")
        if _up(process):
            process.say(f"          inet addr:{_ADDRESS}  Bcast:192.168.1.255  Mask:255.255.255.0")
        process.say("          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1", "")
    if wanted in ("", "lo"):
        process.say("lo        Link encap:Local Loopback", "          inet addr:127.0.0.1  Mask:255.0.0.0", "")
    if wanted not in ("", "wlan0", "lo"):
        return process.fail(f"ifconfig: {wanted}: No such device")
    return 0


def ip(process: Process) -> int:
    words = [word for word in process.args[1:] if not word.startswith("-")]
    match words:
        case ["addr" | "address" | "a", *rest]:
            device = rest[-1] if rest and rest[-1] not in ("show", "list") else ""
            if device not in ("", "wlan0", "lo"):
                return process.fail(f'Device "{device}" does not exist.')
            if device != "wlan0":
                process.say("1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536", "    inet 127.0.0.1/8 scope host lo")
            if device != "lo":
                process.say(
                    "21: wlan0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP", "    link/ether 02:00:00:00:00:42"
                )
                if _up(process):
                    process.say(f"    inet {_ADDRESS}/24 brd 192.168.1.255 scope global wlan0")
        case ["route" | "r", *_]:
            if _up(process):
                process.say(f"192.168.1.0/24 dev wlan0 proto kernel scope link src {_ADDRESS}")
        case _:
            process.not_known(f"ip {' '.join(words)}")
            return process.fail(f'Object "{" ".join(words[:1])}" is unknown, try "ip help".')
    return 0
