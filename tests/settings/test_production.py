"""Production settings in a process of their own: what they refuse, and what they say."""

import os
import subprocess
import sys

import pytest

COMPLETE = {
    "SECRET_KEY": "rahasia-" * 8,
    "DATABASE_URL": "sqlite://:memory:",
    "BASE_DOMAIN": "patikab.example",
    "EMAIL_URL": "smtp://localhost:25",
    "DEFAULT_FROM_EMAIL": "web@patikab.example",
}
SHOW = "from django.conf import settings as s; print(s.WAGTAILADMIN_BASE_URL, s.DEBUG, s.SESSION_COOKIE_SECURE)"


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name not in COMPLETE}
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        env=own | environment | {"DJANGO_SETTINGS_MODULE": "settings.production"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_starts_with_everything_named():
    answer = start(COMPLETE)
    assert answer.stdout.split() == ["https://patikab.example", "False", "True"], answer.stderr[-500:]


@pytest.mark.parametrize("missing", COMPLETE)
def test_it_refuses_and_names_what_is_missing(missing):
    answer = start({name: value for name, value in COMPLETE.items() if name != missing})
    assert answer.returncode != 0
    last_line = answer.stderr.strip().splitlines()[-1]
    assert missing in last_line
    assert not any(name in last_line for name in COMPLETE if name != missing)


def test_it_names_all_that_is_missing_at_once():
    assert all(name in start({}).stderr for name in COMPLETE)
