"""The Android commands the virtual shell knows."""
