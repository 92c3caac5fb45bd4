"""Files: the folders of the phone, and what can be done with what lies in them."""
