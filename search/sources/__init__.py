"""Sources of entries that belong to no other room."""
