"""Opens the pictures that people upload, in a process of its own: cleans them, and makes their files."""
