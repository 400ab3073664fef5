"""Structured logs: every line carries the request id that django-structlog binds."""

from typing import Any

import structlog

# What citizens ask a search may be anybody's number or name; beside their address it belongs in no log.
_SEARCH = "/cari/"


def _without_question(logger: Any, name: str, event: Any) -> Any:
    request = event.get("request")
    if isinstance(request, str) and _SEARCH in request:
        event["request"] = request.partition("?")[0]
    return event


def _shared() -> list[Any]:
    return [
        _without_question,
        structlog.contextvars.merge_contextvars,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
    ]


def logging_config(level: str, json: bool) -> dict[str, Any]:
    """Return a LOGGING dict; `json` False prints lines that people read at a terminal."""
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": renderer,
                "foreign_pre_chain": _shared(),
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.db.backends": {"level": "WARNING"},
            "django_structlog": {"level": level},
        },
    }
