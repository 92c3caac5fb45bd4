"""The virtual phone's shell: a small mksh, its files, its commands. None of it touches the host."""
