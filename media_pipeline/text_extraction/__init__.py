"""Reads the text of a document that may be hostile, in a process of its own (`process.extract`) without Django."""
