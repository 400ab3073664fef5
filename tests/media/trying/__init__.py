"""`make media-try`: any files through the upload's own path, and what the public would get of them."""
