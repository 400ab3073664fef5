"""Fills a fresh database with a portal, an OPD and a superuser, who gets the password that is named."""

import sys

import django

if __name__ == "__main__":
    django.setup()

    from home.demo.bulk import tasks_left_out
    from tests.factories.sites import site_tree
    from tests.factories.users import superuser

    with tasks_left_out():
        site_tree("dinkes")
        user = superuser()
        if len(sys.argv) > 1:
            user.username = "bench"
            user.set_password(sys.argv[1])
            user.save()
