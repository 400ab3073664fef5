"""The desk: what the admin's home screen puts before a person."""
