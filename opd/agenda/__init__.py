"""Agenda: when an event takes place, as a rule, as rows that lists ask, and as a calendar file."""
