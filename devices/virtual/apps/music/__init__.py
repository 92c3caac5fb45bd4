"""Music: songs, playlists, and what is playing."""
