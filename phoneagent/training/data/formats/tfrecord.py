"""TFRecord files of tf.train.Example without TensorFlow: framing and the three kinds of features.

Source: tensorflow/tensorflow:tensorflow/core/lib/io/record_writer.h (framing) and core/example/feature.proto (fields);
protobuf's wire format. Checksums are not verified: gzip has its own.
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterator
from pathlib import Path

Feature = list[bytes] | list[int] | list[float]
MOST_BYTES = 2**31
"""protobuf's own limit of a message."""


def examples(path: Path) -> Iterator[dict[str, Feature]]:
    """The examples of a file, compressed with gzip or not; a last one that is cut off is left out.

    Raises:
        ValueError: if the bytes are no examples.
        OSError: if the file cannot be read.
    """
    with path.open("rb") as raw:
        is_zipped = raw.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rb") if is_zipped else path.open("rb") as file:
        while len(head := file.read(12)) == 12:
            (length,) = struct.unpack("<Q", head[:8])
            if length > MOST_BYTES:
                raise ValueError(f"a record would be {length} bytes long")
            record = file.read(length)
            if len(record) < length:
                return
            file.read(4)
            yield example(record)


def example(record: bytes) -> dict[str, Feature]:
    """The features of one tf.train.Example by name.

    Raises:
        ValueError: if the bytes are none.
    """
    found: dict[str, Feature] = {}
    for number, features in _fields(record):
        if number == 1 and isinstance(features, bytes):
            for _, entry in _fields(features):
                if isinstance(entry, bytes):
                    pair = dict(_fields(entry))
                    found[_bytes(pair.get(1, b"")).decode()] = _feature(_bytes(pair.get(2, b"")))
    return found


def _feature(said: bytes) -> Feature:
    for number, inside in _fields(said):
        values = [value for field, value in _fields(_bytes(inside)) if field == 1]
        match number:
            case 1:
                return [_bytes(value) for value in values]
            case 2:
                return [
                    float(each)
                    for value in values
                    for each in struct.unpack(f"<{len(_bytes(value)) // 4}f", _bytes(value))
                ]
            case 3:
                return [each for value in values for each in (_varints(value) if isinstance(value, bytes) else [value])]
    return []


def _fields(said: bytes) -> Iterator[tuple[int, bytes | int]]:
    at = 0
    while at < len(said):
        key, at = _varint(said, at)
        match key & 7:
            case 0:
                value, at = _varint(said, at)
                yield key >> 3, value
            case 1:
                yield key >> 3, said[at : at + 8]
                at += 8
            case 2:
                length, at = _varint(said, at)
                yield key >> 3, said[at : at + length]
                at += length
            case 5:
                yield key >> 3, said[at : at + 4]
                at += 4
            case _:
                raise ValueError("these bytes are no tf.train.Example")
        if at > len(said):
            raise ValueError("a tf.train.Example is cut off")


def _varint(said: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(said) or shift > 63:
            raise ValueError("a tf.train.Example is cut off")
        byte = said[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return (value - 2**64 if value >= 2**63 else value), at


def _varints(said: bytes) -> list[int]:
    found, at = [], 0
    while at < len(said):
        value, at = _varint(said, at)
        found.append(value)
    return found


def _bytes(value: bytes | int) -> bytes:
    if not isinstance(value, bytes):
        raise ValueError("these bytes are no tf.train.Example")
    return value
