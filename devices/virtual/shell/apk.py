"""What an APK says about itself: its package, version and input methods, out of its binary manifest.

Source of the format: ResourceTypes.h of Android (chunks, string pool, elements and attributes).
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LARGEST_MANIFEST_BYTES: Final = 4 * 1024 * 1024
_STRING_POOL: Final = 0x0001
_XML: Final = 0x0003
_START_ELEMENT: Final = 0x0102
_UTF8: Final = 0x100
_NONE: Final = 0xFFFFFFFF
_IME_PERMISSION: Final = "android.permission.BIND_INPUT_METHOD"


class NoApk(Exception):
    """The bytes are no APK that a phone would install."""


@dataclass(frozen=True, slots=True)
class Apk:
    """What the manifest says."""

    package: str
    version: str
    keyboards: tuple[str, ...]
    """Input methods in it, as `ime` calls them: PACKAGE/.CLASS."""


def read_apk(data: bytes) -> Apk:
    """Read an APK.

    Raises:
        NoApk: if it is none; the message is the reason `pm install` gives.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("AndroidManifest.xml").file_size > _LARGEST_MANIFEST_BYTES:
                raise NoApk("INSTALL_PARSE_FAILED_BAD_MANIFEST")
            manifest = archive.read("AndroidManifest.xml")
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError) as error:
        raise NoApk("INSTALL_PARSE_FAILED_NOT_APK") from error
    try:
        return _read_manifest(manifest)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NoApk("INSTALL_PARSE_FAILED_BAD_MANIFEST") from error


def _read_manifest(data: bytes) -> Apk:
    package = version = ""
    keyboards = []
    for element, attributes in _elements(data):
        if element == "manifest":
            package, version = attributes.get("package", ""), attributes.get("versionName", "")
        elif element == "service" and attributes.get("permission") == _IME_PERMISSION:
            name = attributes.get("name", "")
            keyboards.append(f"{package}/{name.removeprefix(package) if name.startswith(package + '.') else name}")
    if not package:
        raise NoApk("INSTALL_PARSE_FAILED_MANIFEST_MALFORMED")
    return Apk(package, version, tuple(keyboards))


def _elements(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element's name with those of its attributes that are texts."""
    kind, at, _ = struct.unpack_from("<HHI", data)
    if kind != _XML:
        raise NoApk("INSTALL_PARSE_FAILED_BAD_MANIFEST")
    strings: list[str] = []
    while at + 8 <= len(data):
        kind, _, size = struct.unpack_from("<HHI", data, at)
        if size < 8:
            raise NoApk("INSTALL_PARSE_FAILED_BAD_MANIFEST")
        if kind == _STRING_POOL:
            strings = _strings(data[at : at + size])
        elif kind == _START_ELEMENT:
            name, start, each, count = struct.unpack_from("<IHHH", data, at + 20)
            places = (at + 16 + start + index * each for index in range(count))
            pairs = (struct.unpack_from("<II", data, place + 4) for place in places)
            yield strings[name], {strings[key]: strings[value] for key, value in pairs if value != _NONE}
        at += size


def _strings(pool: bytes) -> list[str]:
    count, _, flags, start = struct.unpack_from("<IIII", pool, 8)
    offsets = struct.unpack_from(f"<{count}I", pool, 28)
    read = _utf8 if flags & _UTF8 else _utf16
    return [read(pool, start + offset) for offset in offsets]


def _utf8(pool: bytes, at: int) -> str:
    """Two lengths, in characters and in bytes, each of one or two bytes."""
    at += 2 if pool[at] & 0x80 else 1
    length, at = (((pool[at] & 0x7F) << 8) | pool[at + 1], at + 2) if pool[at] & 0x80 else (pool[at], at + 1)
    return pool[at : at + length].decode("utf-8")


def _utf16(pool: bytes, at: int) -> str:
    (length,) = struct.unpack_from("<H", pool, at)
    at += 2
    if length & 0x8000:
        (low,) = struct.unpack_from("<H", pool, at)
        length, at = (length & 0x7FFF) << 16 | low, at + 2
    return pool[at : at + 2 * length].decode("utf-16-le")
