"""What the Files app keeps beside the storage itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devices.virtual.state import StoredFile


@dataclass(slots=True)
class Files:
    """All of it."""

    trash: list[StoredFile] = field(default_factory=list)
    """What was deleted and can still be restored to where it was."""
