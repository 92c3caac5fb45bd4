"""Server-sent events off a stream of bytes.

Lines end at CR and LF only: `str.splitlines` and the line readers built on it also end them at U+2028 and the like,
which may stand unescaped in a model's JSON. (Format: https://html.spec.whatwg.org/multipage/server-sent-events.html)
"""

from __future__ import annotations

import codecs


class EventReader:
    """Cuts a stream, as it comes in, into the data of its events."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._line: list[str] = []
        self._data: list[str] = []
        self._after_cr = False

    def feed(self, chunk: bytes) -> list[str]:
        """The data of the events that are whole with these bytes."""
        text = self._decoder.decode(chunk)
        if self._after_cr:
            text = text.removeprefix("\n")
        if text:
            self._after_cr = text.endswith("\r")
        *ended, rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        events: list[str] = []
        for end in ended:
            self._line.append(end)
            self._take("".join(self._line), events)
            self._line = []
        if rest:
            self._line.append(rest)
        return events

    def _take(self, line: str, events: list[str]) -> None:
        if not line:
            if self._data:
                events.append("\n".join(self._data))
            self._data = []
        elif line.startswith("data:"):
            self._data.append(line.removeprefix("data:").removeprefix(" "))
        # all else is a comment that keeps the connection open, or a field nobody here needs
