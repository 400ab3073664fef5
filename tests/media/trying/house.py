"""Fills a fresh database with a portal and an OPD; each file that is tried gets a copy."""

import django

if __name__ == "__main__":
    django.setup()

    from home.demo.bulk import tasks_left_out
    from tests.factories.sites import site_tree
    from tests.factories.users import superuser

    with tasks_left_out():
        site_tree("dinkes")
        superuser()
