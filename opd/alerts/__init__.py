"""Informasi serta-merta: what threatens people, told on every site at once, begun and ended by the clock."""
