"""Calendar: events by day, week and month."""
