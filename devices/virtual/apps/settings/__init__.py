"""Settings, as a Pixel has them: one file for each section of the home page."""
