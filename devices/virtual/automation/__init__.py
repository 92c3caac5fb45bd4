"""The calls of uiautomator2's server, as they run on the virtual phone."""
