"""Tags of the media room for the admin."""
