"""Accounts and roles: who may make and change whom."""
