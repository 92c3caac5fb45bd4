"""The ADB protocol as bytes and values, no sockets: the client and the virtual phone read this one file.

Three layers lie over each other. Packets (24-byte header) run between an adb server and a phone's adbd. Host strings
(four hexadecimal digits of length) run between a client and the adb server. Inside an opened service, sync frames carry
files and shell frames carry a command's streams. Source of every number: the protocol notes of the Android project,
`packages/modules/adb` (docs/dev/protocol.md, SYNC.TXT, file_sync_protocol.h, shell_protocol.h, adb.h).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final


class WireError(ValueError):
    """The bytes are not what the protocol says they are."""


# --- packets, between an adb server and adbd -------------------------------------------------------------------------

CNXN: Final = b"CNXN"
AUTH: Final = b"AUTH"
OPEN: Final = b"OPEN"
OKAY: Final = b"OKAY"
WRTE: Final = b"WRTE"
CLSE: Final = b"CLSE"
STLS: Final = b"STLS"
PACKETS: Final = frozenset({CNXN, AUTH, OPEN, OKAY, WRTE, CLSE, STLS})

AUTH_TOKEN: Final = 1
AUTH_SIGNATURE: Final = 2
AUTH_PUBLIC_KEY: Final = 3
TOKEN_BYTES: Final = 20

VERSION_WITH_CHECKSUM: Final = 0x01000000
VERSION: Final = 0x01000001
"""From this version on nobody looks at the checksum."""
MAX_PAYLOAD_BYTES: Final = 1024 * 1024
HEADER_BYTES: Final = 24

_HEADER = struct.Struct("<4s5I")


@dataclass(frozen=True, slots=True)
class Header:
    """The 24 bytes before a packet's payload."""

    command: bytes
    arg0: int
    arg1: int
    length_bytes: int
    checksum: int
    """0 where the sender speaks VERSION."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One message between an adb server and adbd. For streams arg0 is the sender's stream id, arg1 the receiver's."""

    command: bytes
    arg0: int = 0
    arg1: int = 0
    data: bytes = b""

    def encode(self, *, checksum: bool = False) -> bytes:
        """Header and payload. Only the first packet, sent before versions are known, needs its checksum."""
        magic = int.from_bytes(self.command, "little") ^ 0xFFFFFFFF
        total = sum(self.data) & 0xFFFFFFFF if checksum else 0
        return _HEADER.pack(self.command, self.arg0, self.arg1, len(self.data), total, magic) + self.data


def decode_header(head: bytes) -> Header:
    """Read the 24 bytes before a payload.

    Raises:
        WireError: if they are too few, the magic does not match, or the command or length is impossible.
    """
    if len(head) != HEADER_BYTES:
        raise WireError(f"a packet header has {HEADER_BYTES} bytes, not {len(head)}")
    command, arg0, arg1, length_bytes, checksum, magic = _HEADER.unpack(head)
    if magic != int.from_bytes(command, "little") ^ 0xFFFFFFFF:
        raise WireError(f"the magic of {command!r} does not match: {magic:#010x}")
    if command not in PACKETS:
        raise WireError(f"unknown packet {command!r}")
    if length_bytes > MAX_PAYLOAD_BYTES:
        raise WireError(f"a packet of {length_bytes} bytes is longer than the {MAX_PAYLOAD_BYTES} allowed")
    return Header(command, arg0, arg1, length_bytes, checksum)


def decode_packets(buffer: bytes) -> tuple[list[Packet], bytes]:
    """All whole packets at the start of a buffer, and what is left of it."""
    packets: list[Packet] = []
    at = 0
    while len(buffer) - at >= HEADER_BYTES:
        header = decode_header(buffer[at : at + HEADER_BYTES])
        end = at + HEADER_BYTES + header.length_bytes
        if len(buffer) < end:
            break
        packets.append(Packet(header.command, header.arg0, header.arg1, buffer[at + HEADER_BYTES : end]))
        at = end
    return packets, buffer[at:]


# --- the banner in a CNXN packet --------------------------------------------------------------------------------------

PHONE_FEATURES: Final = ("shell_v2", "cmd", "stat_v2", "ls_v2", "fixed_push_mkdir", "fixed_push_symlink_timestamp")
"""What the virtual phone offers. With `abb`, `sendrecv_v2` or `delayed_ack` besides, adb would take harder ways."""


@dataclass(frozen=True, slots=True)
class Banner:
    """Who speaks: `device::ro.product.name=x;...;features=shell_v2,cmd`."""

    kind: str
    """"device", "host", "recovery", "bootloader", "unauthorized"."""
    props: Mapping[str, str] = field(default_factory=dict)
    features: Sequence[str] = ()

    def encode(self) -> bytes:
        pairs = [f"{name}={value}" for name, value in self.props.items()]
        if self.features:
            pairs.append("features=" + ",".join(self.features))
        return f"{self.kind}::{';'.join(pairs)}".encode()


def parse_banner(data: bytes) -> Banner:
    """Read the payload of a CNXN packet; old phones end it with a zero byte and offer nothing."""
    kind, _, rest = data.rstrip(b"\0").decode("utf-8", "replace").partition(":")
    pairs = (pair.partition("=") for pair in rest.partition(":")[2].split(";") if "=" in pair)
    props = {name: value for name, _, value in pairs}
    features = tuple(name for name in props.pop("features", "").split(",") if name)
    return Banner(kind, props, features)


# --- host strings, between a client and the adb server ---------------------------------------------------------------

LENGTH_DIGITS: Final = 4
DEFAULT_SERVER_PORT: Final = 5037


def encode_string(text: str) -> bytes:
    """A string after its length in four hexadecimal digits: a request, or the answer to one.

    Raises:
        WireError: if it is longer than four digits can say.
    """
    data = text.encode()
    if len(data) > 0xFFFF:
        raise WireError(f"a host string has at most 65535 bytes, not {len(data)}")
    return b"%04x" % len(data) + data


def decode_length(digits: bytes) -> int:
    """The number in four hexadecimal digits.

    Raises:
        WireError: if they are not four such digits.
    """
    if len(digits) != LENGTH_DIGITS or not all(digit in b"0123456789abcdefABCDEF" for digit in digits):
        raise WireError(f"a length is four hexadecimal digits, not {digits!r}")
    return int(digits, 16)


# --- shell frames (shell_v2) ------------------------------------------------------------------------------------------

SHELL_STDIN: Final = 0
SHELL_STDOUT: Final = 1
SHELL_STDERR: Final = 2
SHELL_EXIT: Final = 3
"""One byte of data: the exit code."""
SHELL_CLOSE_STDIN: Final = 4
SHELL_WINDOW_SIZE: Final = 5
"""Data is text, `ROWSxCOLS,WIDTHxHEIGHT`."""
SHELL_HEAD_BYTES: Final = 5

_SHELL_HEAD = struct.Struct("<BI")


@dataclass(frozen=True, slots=True)
class ShellFrame:
    """A piece of one of a command's streams."""

    stream: int
    data: bytes = b""

    def encode(self) -> bytes:
        return _SHELL_HEAD.pack(self.stream, len(self.data)) + self.data


def decode_shell_head(head: bytes) -> tuple[int, int]:
    """The stream and the length of the data that follows."""
    if len(head) != SHELL_HEAD_BYTES:
        raise WireError(f"a shell frame's head has {SHELL_HEAD_BYTES} bytes, not {len(head)}")
    stream, length_bytes = _SHELL_HEAD.unpack(head)
    return int(stream), int(length_bytes)


def decode_shell_frames(buffer: bytes) -> tuple[list[ShellFrame], bytes]:
    """All whole frames at the start of a buffer, and what is left of it."""
    frames: list[ShellFrame] = []
    at = 0
    while len(buffer) - at >= SHELL_HEAD_BYTES:
        stream, length_bytes = decode_shell_head(buffer[at : at + SHELL_HEAD_BYTES])
        end = at + SHELL_HEAD_BYTES + length_bytes
        if len(buffer) < end:
            break
        frames.append(ShellFrame(stream, buffer[at + SHELL_HEAD_BYTES : end]))
        at = end
    return frames, buffer[at:]


# --- sync frames: files -----------------------------------------------------------------------------------------------

SYNC_STAT: Final = b"STAT"
SYNC_LIST: Final = b"LIST"
SYNC_SEND: Final = b"SEND"
"""Its text is `PATH,MODE` with a decimal mode; DATA frames follow, then DONE with the time."""
SYNC_RECV: Final = b"RECV"
SYNC_DENT: Final = b"DENT"
SYNC_DATA: Final = b"DATA"
SYNC_DONE: Final = b"DONE"
SYNC_OKAY: Final = b"OKAY"
SYNC_FAIL: Final = b"FAIL"
SYNC_QUIT: Final = b"QUIT"
SYNC_STAT2: Final = b"STA2"
"""stat(2), follows links."""
SYNC_LSTAT2: Final = b"LST2"
SYNC_LIST2: Final = b"LIS2"
SYNC_DENT2: Final = b"DNT2"
SYNC_HEAD_BYTES: Final = 8
SYNC_MAX_DATA_BYTES: Final = 64 * 1024

_SYNC_HEAD = struct.Struct("<4sI")
_STAT = struct.Struct("<4s3I")
_DENT = struct.Struct("<4s4I")
_STAT2 = struct.Struct("<4sI2Q4IQ3q")
_DENT2 = struct.Struct("<4sI2Q4IQ3qI")
STAT_BYTES: Final = _STAT.size
DENT_BYTES: Final = _DENT.size
"""Before the name; a DONE that ends a list has as many bytes."""
STAT2_BYTES: Final = _STAT2.size
DENT2_BYTES: Final = _DENT2.size


def encode_sync(kind: bytes, data: bytes = b"") -> bytes:
    """A sync frame: a request with its path, a piece of a file, OKAY, QUIT, or FAIL with its reason."""
    return _SYNC_HEAD.pack(kind, len(data)) + data


def encode_sync_done(mtime_s: int = 0) -> bytes:
    """The end of a file. Sent by a pushing client, its number is the file's time, not a length."""
    return _SYNC_HEAD.pack(SYNC_DONE, mtime_s)


def decode_sync_head(head: bytes) -> tuple[bytes, int]:
    """The kind of a frame and its number: a length, or for a client's DONE a time."""
    if len(head) != SYNC_HEAD_BYTES:
        raise WireError(f"a sync frame's head has {SYNC_HEAD_BYTES} bytes, not {len(head)}")
    kind, number = _SYNC_HEAD.unpack(head)
    return bytes(kind), int(number)


def encode_send_path(path: str, mode: int) -> bytes:
    return f"{path},{mode}".encode()


def decode_send_path(data: bytes) -> tuple[str, int]:
    """Path and mode out of a SEND request; a path may hold commas."""
    path, _, mode = data.decode("utf-8", "replace").rpartition(",")
    if not path or not mode.isdigit():
        raise WireError(f"a SEND request says PATH,MODE, not {data[:80]!r}")
    return path, int(mode)


@dataclass(frozen=True, slots=True)
class FileStat:
    """What is known of a file; all zero means there is none."""

    mode: int = 0
    size_bytes: int = 0
    mtime_s: int = 0
    error: int = 0
    """An errno, in the second version only; 2 is "no such file"."""

    @property
    def exists(self) -> bool:
        return self.error == 0 and self.mode != 0

    def encode(self) -> bytes:
        """The answer to STAT."""
        return _STAT.pack(SYNC_STAT, self.mode, min(self.size_bytes, 0xFFFFFFFF), self.mtime_s)

    def encode2(self, kind: bytes = SYNC_STAT2) -> bytes:
        """The answer to STA2 or LST2, whichever kind says."""
        return _STAT2.pack(kind, *self._fields2())

    def encode_entry(self, name: str) -> bytes:
        """One line of the answer to LIST."""
        data = name.encode()
        return _DENT.pack(SYNC_DENT, self.mode, min(self.size_bytes, 0xFFFFFFFF), self.mtime_s, len(data)) + data

    def encode_entry2(self, name: str) -> bytes:
        """One line of the answer to LIS2."""
        data = name.encode()
        return _DENT2.pack(SYNC_DENT2, *self._fields2(), len(data)) + data

    def _fields2(self) -> tuple[int, ...]:
        device = inode = uid = gid = 0
        links, times = 1, (self.mtime_s,) * 3
        return self.error, device, inode, self.mode, links, uid, gid, self.size_bytes, *times


LIST_END: Final = _DENT.pack(SYNC_DONE, 0, 0, 0, 0)
LIST2_END: Final = _DENT2.pack(SYNC_DONE, *(0,) * 12)


def decode_stat(data: bytes) -> FileStat:
    """The answer to STAT, its kind included."""
    if len(data) != STAT_BYTES or data[:4] != SYNC_STAT:
        raise WireError(f"not the answer to STAT: {data[:24]!r}")
    _, mode, size_bytes, mtime_s = _STAT.unpack(data)
    return FileStat(mode, size_bytes, mtime_s)


def decode_stat2(data: bytes) -> FileStat:
    """The answer to STA2 or LST2, its kind included."""
    if len(data) != STAT2_BYTES or data[:4] not in (SYNC_STAT2, SYNC_LSTAT2):
        raise WireError(f"not the answer to STA2: {data[:24]!r}")
    _, error, _, _, mode, _, _, _, size_bytes, _, mtime_s, _ = _STAT2.unpack(data)
    return FileStat(mode, size_bytes, mtime_s, error)


def decode_entry_head(data: bytes) -> tuple[FileStat, int] | None:
    """A line of the answer to LIST without its name, and the length of that name; None at the end of the list."""
    if len(data) != DENT_BYTES or data[:4] not in (SYNC_DENT, SYNC_DONE):
        raise WireError(f"not a line of a LIST: {data[:24]!r}")
    kind, mode, size_bytes, mtime_s, name_bytes = _DENT.unpack(data)
    return None if kind == SYNC_DONE else (FileStat(mode, size_bytes, mtime_s), name_bytes)
