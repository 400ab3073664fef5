"""Puts another file in the place of one that citizens read, at the same address, once a second person agrees."""
