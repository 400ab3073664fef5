"""How the citizen-facing style sheet is delivered: many sources, one file."""
