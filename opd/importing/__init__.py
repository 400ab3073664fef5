"""What comes from legacy sites: readers, cleaning, and what an editor has to check before it is submitted."""
