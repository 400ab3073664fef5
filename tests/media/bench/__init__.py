"""How long media take, measured against what was promised."""
