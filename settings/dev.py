"""The embedded default (`make demo`, `make run`): one machine, SQLite, local files."""

from settings.base import *  # noqa: F403
from settings.base import DATA_DIR, env
from settings.logs import logging_config

DEBUG = env.bool("DEBUG", default=False)
# Not a secret: the embedded default listens on loopback only.
SECRET_KEY = env("SECRET_KEY", default="embedded-default-not-for-production")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
DATA_DIR.mkdir(parents=True, exist_ok=True)
LOGGING = logging_config(level=env("LOG_LEVEL", default="WARNING"), json=env.bool("LOG_JSON", default=False))
