"""Phone: keypad, recent calls, contacts to call, blocked numbers."""
