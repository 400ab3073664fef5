"""What was searched and what was opened, counted without knowing who: recording, keeping, reading, showing."""
