"""The ADB protocol's bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.adb import wire

numbers = st.integers(0, 0xFFFFFFFF)
packets = st.builds(wire.Packet, st.sampled_from(sorted(wire.PACKETS)), numbers, numbers, st.binary(max_size=300))


@given(st.lists(packets, max_size=5), st.integers(0, 2000))
def test_packets_come_out_whole_wherever_the_bytes_are_cut(sent: list[wire.Packet], cut: int) -> None:
    stream = b"".join(packet.encode() for packet in sent)
    first, rest = wire.decode_packets(stream[:cut])
    second, rest = wire.decode_packets(rest + stream[cut:])
    assert first + second == sent
    assert rest == b""


def test_the_first_packet_of_a_connection_is_what_adb_sends() -> None:
    packet = wire.Packet(wire.CNXN, wire.VERSION, wire.MAX_PAYLOAD_BYTES, b"host::")
    # the magic is the command with every bit turned, the checksum the sum of the payload
    assert (
        packet.encode(checksum=True).hex()
        == "434e584e0100000100001000060000003202" + "0000" + "bcb1a7b1" + b"host::".hex()
    )


def test_a_packet_with_a_wrong_magic_is_refused() -> None:
    head = bytearray(wire.Packet(wire.OKAY).encode())
    head[20] ^= 1
    with pytest.raises(wire.WireError, match="magic"):
        wire.decode_header(bytes(head))


def test_a_packet_longer_than_allowed_is_refused() -> None:
    head = bytearray(wire.Packet(wire.WRTE).encode())
    head[12:16] = (wire.MAX_PAYLOAD_BYTES + 1).to_bytes(4, "little")
    with pytest.raises(wire.WireError, match="longer"):
        wire.decode_header(bytes(head))


def test_a_banner_says_who_speaks_and_what_it_can() -> None:
    banner = wire.Banner("device", {"ro.product.model": "Pixel 7", "ro.product.name": "panther"}, wire.PHONE_FEATURES)
    assert wire.parse_banner(banner.encode()) == banner


def test_a_banner_of_an_old_phone_ends_with_a_zero_byte() -> None:
    assert wire.parse_banner(b"device::\0") == wire.Banner("device")


@given(st.text(max_size=200))
def test_a_host_string_is_its_length_and_its_bytes(text: str) -> None:
    data = wire.encode_string(text)
    assert wire.decode_length(data[:4]) == len(data) - 4
    assert data[4:].decode() == text


@pytest.mark.parametrize("digits", [b"00g0", b"12", b"-001", b" 1 2", b"0x12"])
def test_a_length_that_is_no_hexadecimal_number_is_refused(digits: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode_length(digits)


@given(
    st.lists(st.builds(wire.ShellFrame, st.integers(0, 5), st.binary(max_size=100)), max_size=5), st.integers(0, 600)
)
def test_shell_frames_come_out_whole_wherever_the_bytes_are_cut(sent: list[wire.ShellFrame], cut: int) -> None:
    stream = b"".join(frame.encode() for frame in sent)
    first, rest = wire.decode_shell_frames(stream[:cut])
    second, rest = wire.decode_shell_frames(rest + stream[cut:])
    assert first + second == sent
    assert rest == b""


@given(numbers, numbers, numbers)
def test_a_file_is_known_the_same_in_both_versions(mode: int, size_bytes: int, mtime_s: int) -> None:
    stat = wire.FileStat(mode, size_bytes, mtime_s)
    assert wire.decode_stat(stat.encode()) == stat
    assert wire.decode_stat2(stat.encode2()) == stat


def test_a_listing_ends_with_a_line_as_long_as_the_others() -> None:
    line = wire.FileStat(0o100644, 3, 9).encode_entry("日记.txt")
    assert wire.decode_entry_head(line[: wire.DENT_BYTES]) == (wire.FileStat(0o100644, 3, 9), len("日记.txt".encode()))
    assert wire.decode_entry_head(wire.LIST_END) is None
    assert (len(wire.LIST_END), len(wire.LIST2_END)) == (wire.DENT_BYTES, wire.DENT2_BYTES)


@given(st.text(min_size=1, max_size=50), st.integers(0, 0o177777))
def test_a_path_with_commas_keeps_them_when_sent(path: str, mode: int) -> None:
    assert wire.decode_send_path(wire.encode_send_path(path, mode)) == (path, mode)
