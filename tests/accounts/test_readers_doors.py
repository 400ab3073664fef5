"""Doors on citizens' pages: no second login, and passwords of pages and files that cannot be tried on and on."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.accounts.steps import (
    later,
    visitor,
)
from tests.factories.pages import NewsPageFactory
from tests.factories.users import PASSWORD

pytestmark = pytest.mark.django_db
CLOSED = "Terlalu banyak percobaan"


class TestCitizensDoors:
    @pytest.mark.parametrize("host", ["localhost", "dinkes.localhost"])
    @pytest.mark.parametrize("path", ["/_util/login/", "/en/_util/login/"])
    def test_the_readers_login_only_leads_to_the_one_login(self, editor, host, path):
        client = visitor()
        for response in (
            client.get(path, headers={"host": host}),
            client.post(path, {"username": editor.username, "password": PASSWORD}, headers={"host": host}),
        ):
            assert response.status_code == 302
            assert response["Location"] == "http://localhost:8000/admin/login/"
        assert "_auth_user_id" not in client.session

    def test_a_page_for_those_who_log_in_leads_there_too(self, sites):
        page = NewsPageFactory(agency=sites["portal"])
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        response = visitor().get(page.get_url_parts()[2])
        assert response["Location"].startswith("http://localhost:8000/admin/login/?next=")

    def try_password(self, address, password, **extra):
        return visitor().post(address, {"password": password, "return_url": "/"}, **extra)

    def check(self, address):
        assert self.try_password(address, "benar").status_code == 302
        for _number in range(5):
            response = self.try_password(address, "salah")
        assert response.status_code == 429
        assert CLOSED in response.content.decode()
        assert self.try_password(address, "benar").status_code == 429
        assert self.try_password(address, "benar", REMOTE_ADDR="10.9.9.9").status_code == 302
        later(16)
        assert self.try_password(address, "benar").status_code == 302

    def test_a_page_s_password_cannot_be_tried_on_and_on(self, sites):
        page = NewsPageFactory(agency=sites["portal"])
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password="benar"
        )
        self.check(reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk]))

    def test_nor_that_of_files(self, sites):
        collection = Collection.get_first_root_node().add_child(name="Terbatas")
        restriction = CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=CollectionViewRestriction.PASSWORD, password="benar"
        )
        self.check(reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk]))

    def test_a_page_that_the_password_does_not_cover_is_not_shown(self, sites):
        covered, other = NewsPageFactory(agency=sites["portal"]), NewsPageFactory(agency=sites["portal"])
        restriction = PageViewRestriction.objects.create(
            page=covered, restriction_type=PageViewRestriction.PASSWORD, password="benar"
        )
        address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, other.pk])
        assert visitor().get(address).status_code == 404
