"""Finding the OPD that handles a matter: words, reading, and what the reader asked for."""
