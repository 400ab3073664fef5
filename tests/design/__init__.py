"""The citizen-facing design system."""
