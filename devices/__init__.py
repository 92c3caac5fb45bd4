"""What a phone shows and how it is touched, whether it is real, virtual or recorded."""
