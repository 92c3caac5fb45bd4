"""The sync service: an adb server pushes and pulls the virtual phone's files."""

from __future__ import annotations

import stat

from devices.adb import wire
from devices.adb.wire import FileStat, WireError
from devices.virtual.adb.adbd import Stream
from devices.virtual.handset import Handset
from devices.virtual.shell.files import FileError

_LONGEST_PATH_BYTES = 1024
"""adbd's own limit for a path in a request."""


class SyncService:
    """Answers the requests of one sync stream until QUIT."""

    def __init__(self, handset: Handset, stream: Stream) -> None:
        self._handset = handset
        self._files = handset.files
        self._stream = stream
        self._buffer = bytearray()

    def serve(self) -> None:
        while True:
            kind, length = wire.decode_sync_head(self._take(wire.SYNC_HEAD_BYTES))
            if kind == wire.SYNC_QUIT:
                return None
            if length > _LONGEST_PATH_BYTES:
                return self._fail("path too long")
            path = self._take(length).decode("utf-8", "surrogateescape")
            match kind:
                case wire.SYNC_STAT:
                    found = self._files.stat(path, follow=False)
                    self._stream.write((found if found.exists else FileStat()).encode())
                case wire.SYNC_STAT2 | wire.SYNC_LSTAT2:
                    self._stream.write(self._files.stat(path, follow=kind == wire.SYNC_STAT2).encode2(kind))
                case wire.SYNC_LIST | wire.SYNC_LIST2:
                    self._list(path, second=kind == wire.SYNC_LIST2)
                case wire.SYNC_RECV:
                    self._send_file(path)
                case wire.SYNC_SEND:
                    self._receive_file(path.encode("utf-8", "surrogateescape"))
                case _:
                    self._handset.not_known(f"sync request {kind!r}")
                    return self._fail(f"unknown command {kind.decode('latin-1')}")

    def _take(self, count: int) -> bytes:
        return self._stream.read_exactly(count, self._buffer)

    def _fail(self, why: str) -> None:
        self._stream.write(wire.encode_sync(wire.SYNC_FAIL, why.encode()))

    def _list(self, path: str, *, second: bool) -> None:
        try:
            names = [".", "..", *self._files.names(path)]
        except FileError:
            names = []  # adbd sends an empty list for what it cannot open
        answer = bytearray()
        for name in names:
            found = self._files.stat(f"{path}/{name}", follow=False)
            answer += found.encode_entry2(name) if second else found.encode_entry(name)
        self._stream.write(bytes(answer) + (wire.LIST2_END if second else wire.LIST_END))

    def _send_file(self, path: str) -> None:
        try:
            data = self._files.read(path)
        except FileError as error:
            return self._fail(str(error))
        answer = bytearray()
        for at in range(0, len(data), wire.SYNC_MAX_DATA_BYTES):
            answer += wire.encode_sync(wire.SYNC_DATA, data[at : at + wire.SYNC_MAX_DATA_BYTES])
        self._stream.write(bytes(answer) + wire.encode_sync_done())
        return None

    def _receive_file(self, request: bytes) -> None:
        """Take a whole file even where it may not be written: the host reads the answer only after it."""
        path, mode = wire.decode_send_path(request)
        data = bytearray()
        while True:
            kind, number = wire.decode_sync_head(self._take(wire.SYNC_HEAD_BYTES))
            if kind == wire.SYNC_DONE:
                break
            if kind != wire.SYNC_DATA:
                raise WireError(f"a pushed file is DATA and DONE, not {kind!r}")
            data += self._take(number)
        try:
            if stat.S_ISLNK(mode):
                self._files.link(path, data.rstrip(b"\0").decode("utf-8", "surrogateescape"), number)
            else:
                self._files.make_folder(path.rpartition("/")[0] or "/", number, parents=True)
                self._files.write(path, bytes(data), number, mode=mode)
        except FileError as error:
            return self._fail(f"couldn't create file: {error}")
        return self._stream.write(wire.encode_sync(wire.SYNC_OKAY))
