"""Messages: conversations by text message."""
