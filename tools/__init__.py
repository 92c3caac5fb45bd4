"""What a model may do with a phone: the function tools, their schemas, and the guard over them."""
