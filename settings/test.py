"""Tests: SQLite unless DATABASE_URL names a server, tasks at once, mail in memory."""

import os
import tempfile
from pathlib import Path

from settings.base import *  # noqa: F403
from settings.logs import logging_config

SECRET_KEY = "tests-only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": TASK_QUEUES}}
if SEARCH_CLUSTER:
    # Workers share the server and must not share its indices.
    SEARCH_CLUSTER["PREFIX"] += "-" + os.environ.get("PYTEST_XDIST_WORKER", "test")
MEDIA_PRIVATE_ROOT = tempfile.mkdtemp(prefix="pati-test-private-")
if MEDIA_STORE:
    # Workers share the server and must not share its buckets.
    for bucket in ("PUBLIC_BUCKET", "PRIVATE_BUCKET"):
        MEDIA_STORE[bucket] += "-" + os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    MEDIA_STORE["PUBLIC_ADDRESS"] = f"{MEDIA_STORE['ENDPOINT']}/{MEDIA_STORE['PUBLIC_BUCKET']}"
MEDIA_ROOT = tempfile.mkdtemp(prefix="pati-test-media-")
MEDIA_WORK_DIR = str(Path(MEDIA_ROOT) / "work")
STATIC_ROOT = str(Path(MEDIA_ROOT) / "static")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# No style or script changes while tests run: a browser need not ask again for each.
WHITENOISE_MAX_AGE = 3600
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10
# Tests ask hundreds of times a minute; those about limits switch them on.
RATELIMIT_ENABLE = False
LOGGING = logging_config(level="ERROR", json=True)
