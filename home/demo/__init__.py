"""The demo: words, pictures and people that are visibly examples, and the way back to an empty house."""
