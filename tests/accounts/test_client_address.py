"""Nobody chooses the address that locks and limits count."""

import pytest
from django.test import RequestFactory, override_settings

from cms.client_address import client_address


def asked(forwarded="", direct="10.0.0.9"):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=direct, headers=headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "direct", "expected"),
    [
        (0, "1.2.3.4", "10.0.0.9", "10.0.0.9"),
        (1, "6.6.6.6, 1.2.3.4", "10.0.0.9", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.8", "10.0.0.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.9", "10.0.0.9"),
        (1, "", "10.0.0.9", "10.0.0.9"),
        (1, "bukan alamat", "10.0.0.9", "10.0.0.9"),
        (1, "1.2.3.4:5678", "10.0.0.9", "1.2.3.4"),
        (1, "[2001:db8::1]:443", "10.0.0.9", "2001:db8::1"),
        (1, "2001:DB8:0::1", "10.0.0.9", "2001:db8::1"),
        (1, "::ffff:1.2.3.4", "10.0.0.9", "1.2.3.4"),
        (0, "", "", ""),
    ],
)
def test_only_what_our_own_proxies_wrote_counts(proxies, forwarded, direct, expected):
    with override_settings(TRUSTED_PROXIES=proxies):
        assert client_address(asked(forwarded, direct)) == expected
