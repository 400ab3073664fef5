"""Screens of the media room in Wagtail's admin."""
