"""Browser: local pages with links and forms, tabs and bookmarks."""
