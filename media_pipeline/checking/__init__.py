"""Compares what the database, the ledger and the storage say of files, and puts right what can be without a loss."""
