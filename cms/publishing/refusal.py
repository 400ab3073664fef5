"""Why something may not go on line; shown to the person, who keeps what was typed."""


class PublicationRefused(Exception):  # noqa: N818 (a refusal, not a fault)
    """The message is for people. Not a PermissionDenied: Wagtail would replace the message by its own."""
