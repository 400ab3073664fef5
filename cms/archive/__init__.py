"""What citizens could read once and cannot now: how it gets there, and how it comes back."""
