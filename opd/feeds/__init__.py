"""Feeds, sitemap and robots of a host."""
