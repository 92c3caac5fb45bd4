"""App store: apps to find, install, update and remove."""
