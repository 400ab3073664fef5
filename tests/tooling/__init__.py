"""Tests of the harness itself: a checker that cannot fail proves nothing."""
