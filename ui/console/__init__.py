"""The console: drive a phone from a browser on this computer, and watch."""

from ui.console.serve import launch

__all__ = ["launch"]
