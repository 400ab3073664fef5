"""The portal: its first screen, what it lists of all OPDs, and who handles a matter."""
