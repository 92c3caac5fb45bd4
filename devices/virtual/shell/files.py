"""The virtual phone's files: a tree in memory, and nowhere near the host's."""

from __future__ import annotations

import errno
import fnmatch
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from devices.adb.wire import FileStat

_SAID: Final = {
    errno.ENOENT: "No such file or directory",
    errno.EACCES: "Permission denied",
    errno.EEXIST: "File exists",
    errno.ENOTDIR: "Not a directory",
    errno.EISDIR: "Is a directory",
    errno.ENOTEMPTY: "Directory not empty",
    errno.EROFS: "Read-only file system",
    errno.ELOOP: "Too many symbolic links encountered",
}

_WRITABLE: Final = ("/data/local/tmp", "/storage/emulated/0")
"""Where the shell user may write on a phone that is not rooted."""
_CLOSED: Final = ("/data", "/data/app", "/data/data", "/data/local", "/storage/emulated", "/root")
"""Folders the shell user may pass through but not list."""
_READ_ONLY: Final = ("/system", "/vendor", "/product", "/apex")
_FOLDERS: Final = (
    *_WRITABLE, *_CLOSED, "/system/bin", "/system/app", "/system/priv-app",
    "/vendor", "/product", "/apex", "/proc", "/dev", "/mnt",
    *(f"/storage/emulated/0/{name}" for name in ("Alarms", "Android", "DCIM", "Documents", "Download")),
    *(f"/storage/emulated/0/{name}" for name in ("Movies", "Music", "Pictures")),
)  # fmt: skip
_LINKS: Final = {
    "/sdcard": "/storage/emulated/0",
    "/storage/self/primary": "/storage/emulated/0",
    "/mnt/sdcard": "/storage/emulated/0",
    "/bin": "/system/bin",
    "/etc": "/system/etc",
}
_LINKS_FOLLOWED: Final = 16


class FileError(Exception):
    """A file command cannot be done; says what the phone would."""

    def __init__(self, number: int) -> None:
        super().__init__(_SAID[number])
        self.number = number


@dataclass(slots=True)
class File:
    """A file with its bytes."""

    data: bytes = b""
    mode: int = stat.S_IFREG | 0o660
    mtime_s: int = 0


@dataclass(slots=True)
class Folder:
    """A folder with what lies in it, by name."""

    entries: dict[str, Node] = field(default_factory=dict)
    mode: int = stat.S_IFDIR | 0o771
    mtime_s: int = 0


@dataclass(slots=True)
class Link:
    """A symbolic link."""

    target: str
    mode: int = stat.S_IFLNK | 0o777
    mtime_s: int = 0


Node = File | Folder | Link


def absolute(path: str, folder: str = "/") -> str:
    """The path from the root, without `.`, `..` and doubled slashes; links are left as they are."""
    parts: list[str] = []
    for part in (path if path.startswith("/") else f"{folder}/{path}").split("/"):
        if part == "..":
            parts[-1:] = []
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


def _within(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


class Files:
    """What the shell user of a phone sees of its files. Paths are absolute; every failure is a FileError."""

    def __init__(self, now_s: int = 0) -> None:
        self._root = Folder(mtime_s=now_s)
        for path in _FOLDERS:
            self._make_folders(path, now_s)
        for path, target in _LINKS.items():
            parent, name = path.rsplit("/", 1)
            self._make_folders(parent, now_s).entries[name] = Link(target, mtime_s=now_s)

    def read(self, path: str) -> bytes:
        if absolute(path) == "/dev/null":
            return b""
        node = self._find(path)
        if not isinstance(node, File):
            raise FileError(errno.EISDIR)
        return node.data

    def write(self, path: str, data: bytes, now_s: int, *, append: bool = False, mode: int = 0o660) -> None:
        """Write a file, or add to it; an old one keeps its mode."""
        path = self.real(path)
        if path == "/dev/null":
            return
        self._check_writable(path)
        parent, name = self._parent(path)
        old = parent.entries.get(name)
        if isinstance(old, Folder):
            raise FileError(errno.EISDIR)
        if isinstance(old, File):
            old.data, old.mtime_s = (old.data + data if append else data), now_s
        else:
            parent.entries[name] = File(data, stat.S_IFREG | (mode & 0o777), now_s)

    def make_folder(self, path: str, now_s: int, *, parents: bool = False) -> None:
        path = self.real(path)
        if parents and self.is_folder(path):
            return
        self._check_writable(path)
        if self.exists(path):
            raise FileError(errno.EEXIST)
        if parents:
            self._make_folders(path, now_s)
        else:
            parent, name = self._parent(path)
            parent.entries[name] = Folder(mtime_s=now_s)

    def remove(self, path: str, *, recursive: bool = False) -> None:
        path = self.real(path, last=False)
        node = self._find(path, follow=False)
        self._check_writable(path)
        if isinstance(node, Folder) and not recursive:
            raise FileError(errno.EISDIR)
        parent, name = self._parent(path)
        del parent.entries[name]

    def remove_folder(self, path: str) -> None:
        """Remove an empty folder."""
        node = self._find(path, follow=False)
        if not isinstance(node, Folder):
            raise FileError(errno.ENOTDIR)
        if node.entries:
            raise FileError(errno.ENOTEMPTY)
        self.remove(path, recursive=True)

    def link(self, path: str, target: str, now_s: int) -> None:
        """Make a symbolic link."""
        path = self.real(path, last=False)
        self._check_writable(path)
        parent, name = self._parent(path)
        parent.entries[name] = Link(target, mtime_s=now_s)

    def move(self, source: str, target: str) -> None:
        source, target = self.real(source, last=False), self.real(target)
        node = self._find(source, follow=False)
        if self.is_folder(target):
            target = f"{target}/{source.rsplit('/', 1)[1]}"
        self._check_writable(source)
        self._check_writable(target)
        old_parent, old_name = self._parent(source)
        parent, name = self._parent(target)
        if source == target or (isinstance(node, Folder) and _within(target, (source,))):
            return
        del old_parent.entries[old_name]
        parent.entries[name] = node

    def touch(self, path: str, now_s: int, *, mode: int | None = None) -> None:
        """Make an empty file, or give an old one a new time and, where asked, mode."""
        if not self.exists(path):
            self.write(path, b"", now_s)
        path = self.real(path)
        self._check_writable(path)
        node = self._find(path)
        node.mtime_s = now_s
        if mode is not None:
            node.mode = stat.S_IFMT(node.mode) | mode

    def names(self, path: str) -> list[str]:
        """What lies in a folder, in order."""
        node = self._find(path)
        if not isinstance(node, Folder):
            raise FileError(errno.ENOTDIR)
        if self.real(path) in _CLOSED:
            raise FileError(errno.EACCES)
        return sorted(node.entries)

    def stat(self, path: str, *, follow: bool = True) -> FileStat:
        """What is known of a file; one that is not there has an errno instead."""
        try:
            node = self._find(path, follow=follow)
        except FileError as error:
            return FileStat(error=error.number)
        match node:
            case File(data):
                size_bytes = len(data)
            case Folder():
                size_bytes = 4096
            case Link(target):
                size_bytes = len(target)
        return FileStat(node.mode, size_bytes, node.mtime_s)

    def exists(self, path: str) -> bool:
        return self.stat(path).exists

    def is_folder(self, path: str) -> bool:
        return stat.S_ISDIR(self.stat(path).mode)

    def target(self, path: str) -> str | None:
        """Where a link points; None for what is no link."""
        node = self._find(path, follow=False)
        return node.target if isinstance(node, Link) else None

    def walk(self, path: str) -> Iterator[str]:
        """The path and everything below it that may be listed, depth first."""
        yield path
        if stat.S_ISDIR(self.stat(path, follow=False).mode) and self.real(path) not in _CLOSED:
            for name in self.names(path):
                yield from self.walk(f"{path.rstrip('/')}/{name}")

    def glob(self, pattern: str, folder: str) -> list[str]:
        """Paths that match a pattern with `*`, `?` and `[...]`, written as the pattern was; none where none does."""
        found = ["/" if pattern.startswith("/") else ""]
        for part in pattern.strip("/").split("/"):
            found = [match for base in found for match in self._matches(base, part, folder)]
        return sorted(path.rstrip("/") or "/" for path in found)

    def _matches(self, base: str, part: str, folder: str) -> Iterator[str]:
        try:
            names = self.names(absolute(base or ".", folder))
        except FileError:
            names = []
            if not any(char in part for char in "*?[") and self.exists(absolute(base + part, folder)):
                names = [part]
        for name in names:
            if fnmatch.fnmatchcase(name, part) and (part.startswith(".") or not name.startswith(".")):
                yield f"{base}{name}/"

    def real(self, path: str, *, last: bool = True) -> str:
        """The path with its links followed, the last one too where `last` says; what is missing stays as written."""
        for _ in range(_LINKS_FOLLOWED):
            path = absolute(path)
            parts = path.split("/")[1:] if path != "/" else []
            for count in range(1, len(parts) + (1 if last else 0)):
                node = self._step("/" + "/".join(parts[:count]))
                if isinstance(node, Link):
                    path = "/".join([absolute(node.target), *parts[count:]])
                    break
            else:
                return path
        raise FileError(errno.ELOOP)

    def _step(self, path: str) -> Node | None:
        """The node at a path that has no links before its last part."""
        node: Node | None = self._root
        for part in path.split("/")[1:] if path != "/" else []:
            node = node.entries.get(part) if isinstance(node, Folder) else None
        return node

    def _find(self, path: str, *, follow: bool = True) -> Node:
        node = self._step(self.real(path, last=follow))
        if node is None:
            raise FileError(errno.ENOENT)
        return node

    def _parent(self, path: str) -> tuple[Folder, str]:
        above, name = path.rsplit("/", 1)
        parent = self._step(above or "/")
        if parent is None:
            raise FileError(errno.ENOENT)
        if not isinstance(parent, Folder) or not name:
            raise FileError(errno.ENOTDIR)
        return parent, name

    def _check_writable(self, path: str) -> None:
        if _within(path, _READ_ONLY) or path.count("/") == 1:
            raise FileError(errno.EROFS)
        if not _within(path, _WRITABLE):
            raise FileError(errno.EACCES)

    def _make_folders(self, path: str, now_s: int) -> Folder:
        folder = self._root
        for part in path.split("/")[1:] if path != "/" else []:
            below = folder.entries.setdefault(part, Folder(mtime_s=now_s))
            if not isinstance(below, Folder):
                raise FileError(errno.ENOTDIR)
            folder = below
        return folder
