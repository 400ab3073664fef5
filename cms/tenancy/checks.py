"""A rule that a check states cannot rot: no address of the admin without a rule."""

from typing import Any

from django.core import checks

from cms.registries.admin_urls import rule_of
from cms.tenancy.guard import admin_addresses


@checks.register(checks.Tags.urls)
def every_admin_address_has_a_rule(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"The admin's address {address.name!r} ({address.route}) has no rule, so nobody reaches it.",
            hint="Register one with cms.registries.admin_urls.register_admin_rules.",
            id="cms.E010",
        )
        for address in admin_addresses()
        if rule_of(address.name) is None
    ]
