"""What a video is, and how a small, clean one is made of it: outside every request, in bounded processes."""
