"""Panduan: what an operator must know, inside the admin."""
