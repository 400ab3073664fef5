"""The contracts on real engines: what `make test-engines` runs."""
