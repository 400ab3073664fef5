"""Who did what, when and where, read from Wagtail's own log; each OPD sees its own entries, Diskominfo all."""
