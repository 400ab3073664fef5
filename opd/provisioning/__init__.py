"""Turns an agency of the registry into a living site."""
