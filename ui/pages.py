"""One run as one HTML file that needs no network."""

from pathlib import Path


def write_page(folder: Path) -> Path:
    return folder / "page.html"
