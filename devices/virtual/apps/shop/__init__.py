"""Shop: search, cart, and a checkout with a payment step."""
