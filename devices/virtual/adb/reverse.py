"""`adb reverse`: ports of the phone that lead to the computer.

Nothing listens on the host's side of this process: a connection to such a port is a stream the host is asked to open.
"""

from __future__ import annotations

from typing import Final

from devices.adb.wire import encode_string
from devices.virtual.adb.adbd import Connection, Stream
from devices.virtual.handset import Handset

_FIRST_FREE_PORT: Final = 40000


def serve_reverse(handset: Handset, stream: Stream, request: str) -> None:
    """Answer one request: `forward:`, `forward:norebind:`, `list-forward`, `killforward:`, `killforward-all`."""
    mine = {place: goal for place, (owner, goal) in handset.reversed.items() if owner is stream.connection}
    verb, _, rest = request.partition(":")
    match verb:
        case "list-forward":
            lines = "".join(f"host-1 {place} {goal}\n" for place, goal in mine.items())
            return stream.write(encode_string(lines))
        case "killforward-all":
            for place in mine:
                del handset.reversed[place]
        case "killforward" if rest in mine:
            del handset.reversed[rest]
        case "killforward":
            return stream.write(b"FAIL" + encode_string(f"listener '{rest}' not found"))
        case "forward":
            place, _, goal = rest.removeprefix("norebind:").partition(";")
            return stream.write(_forward(handset, stream.connection, place, goal, rest.startswith("norebind:")))
        case _:
            handset.not_known(f"service reverse:{request}")
            return stream.write(b"FAIL" + encode_string(f"unknown request {verb}"))
    return stream.write(b"OKAY")


def _forward(handset: Handset, connection: Connection, place: str, goal: str, keeps: bool) -> bytes:
    chosen = ""
    if place == "tcp:0":
        taken = {name for name in handset.reversed if name.startswith("tcp:")}
        chosen = next(str(port) for port in range(_FIRST_FREE_PORT, 65536) if f"tcp:{port}" not in taken)
        place = f"tcp:{chosen}"
    elif keeps and place in handset.reversed:
        return b"FAIL" + encode_string("cannot rebind existing socket")
    handset.reversed[place] = (connection, goal)
    return b"OKAY" + (encode_string(chosen) if chosen else b"")


def connect_reversed(handset: Handset, place: str) -> Stream | None:
    """A stream to where a port of the phone leads; None where it leads nowhere."""
    owner, goal = handset.reversed.get(place, (None, ""))
    return owner.open(goal) if isinstance(owner, Connection) else None
