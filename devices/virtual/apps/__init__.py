"""The apps of the virtual phone, a file or folder each."""
