"""The OpenAI-style API as bytes and values: what is asked, what is answered, what is refused."""
