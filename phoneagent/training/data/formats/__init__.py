"""Public data sets in their own formats, read into rows."""

from phoneagent.training.data.formats.reader import READERS, Reader, SplitOf, reader

__all__ = ["READERS", "Reader", "SplitOf", "reader"]
