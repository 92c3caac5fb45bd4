"""Gallery: what was photographed, in albums, edited and shared."""
