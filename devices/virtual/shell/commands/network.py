"""`ip` and `ifconfig`: the phone's addresses, as a phone behind a home router has them."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from devices.virtual.adb.reverse import connect_reversed
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.process import Hangup, Process

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


def nc(process: Process) -> int:
    """`nc 127.0.0.1 PORT`: says its input to what `adb reverse` put behind the port, then prints what comes back."""
    options = read_options(process, process.args[1:], flags="v", values="wq")
    host, port = (*options.words, "", "")[:2]
    stream = connect_reversed(process.handset, f"tcp:{port}") if host in ("127.0.0.1", "localhost") else None
    if stream is None:
        return process.fail("nc: connect: Connection refused")
    try:
        with suppress(Hangup):  # the computer closed first, or had nobody there to connect to
            stream.write(process.read_all())
        while piece := stream.read():
            process.write(piece)
    finally:
        stream.close()
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
