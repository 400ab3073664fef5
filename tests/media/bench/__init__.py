"""`make bench-media`: what pictures and videos cost, side by side in one run."""
