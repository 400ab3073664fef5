"""Taking off line what citizens could read, with a reason, and bringing it back. Nothing public is ever deleted."""
