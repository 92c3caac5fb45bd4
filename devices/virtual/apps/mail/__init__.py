"""Mail: an inbox, folders, writing, replying, attachments."""
