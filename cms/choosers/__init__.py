"""Choosers of the admin, narrowed to what the person may use."""
