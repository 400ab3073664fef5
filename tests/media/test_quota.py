"""What an OPD keeps is counted, shown, warned of at 80 % and bounded."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from media_pipeline import quota
from media_pipeline.models import Document, MediaQuota
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.sites import provisioned, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of
from tests.media.hostile_files import pdf
from tests.story.people import client_of
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Any:
    return site_tree("dinkes")["dinkes"]


def keep(collection: Collection, size: int) -> None:
    document = DocumentFactory(collection=collection)
    Document._base_manager.filter(pk=document.pk).update(file_size=size)


def test_everything_below_an_opd_s_collection_counts_and_nothing_else(agency: Any) -> None:
    other = provisioned("disdukcapil")
    below = Collection.objects.get(pk=agency.collection.pk).add_child(name="Album")
    keep(agency.collection, 1_000)
    keep(below, 500)
    keep(other.collection, 7)
    ImageFactory(collection=agency.collection, file_size=20)
    VideoFactory(collection=agency.collection, file_size=3)
    use = quota.use_of(below)
    assert use is not None
    assert (use.collection.pk, use.files, use.size) == (agency.collection.pk, 4, 1_523)
    assert quota.use_of(Collection.get_first_root_node()) is None
    caretaker = diskominfo()
    # One tells what the person works with.
    with assert_max_queries(6, "pemakaian semua OPD"):
        assert {each.collection.pk: each.size for each in quota.uses_for(caretaker)}[other.collection.pk] == 7
    assert [each.collection.pk for each in quota.uses_for(operator_of(agency))] == [agency.collection.pk]


def test_what_has_no_size_yet_is_measured(agency: Any) -> None:
    document = DocumentFactory(collection=agency.collection, file_size=None)
    quota.fill_missing_sizes()
    assert Document.objects.get(pk=document.pk).file_size == document.file.size


def test_at_80_percent_it_is_told_and_at_100_refused_with_what_was_typed_kept(agency: Any) -> None:
    MediaQuota.objects.create(collection=agency.collection, gigabytes=1)
    operator = client_of(operator_of(agency))
    screens = [
        reverse("wagtaildocs:add_multiple"),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailmedia:add", args=["video"]),
        reverse("wagtailadmin_home"),
    ]
    keep(agency.collection, quota.GIGABYTE * 79 // 100)
    for screen in screens:
        assert "Terpakai 79%" not in operator.get(screen).content.decode()
        assert "terpakai 79%" not in operator.get(screen).content.decode()
    keep(agency.collection, quota.GIGABYTE * 3 // 100)
    for screen in screens:
        assert "erpakai 81%" in operator.get(screen).content.decode(), screen

    keep(agency.collection, quota.GIGABYTE * 19 // 100)
    html = operator.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Judul yang diketik",
            "file": SimpleUploadedFile("a.pdf", pdf("a")),
            "collection": agency.collection.pk,
        },
    ).content.decode()
    assert "Penyimpanan OPD Anda tidak cukup" in html
    assert 'value="Judul yang diketik"' in html
    assert Document.objects.count() == 3


def test_diskominfo_alone_sets_an_opd_s_own_limit(agency: Any) -> None:
    address = reverse("media_usage:limit", args=[agency.collection.pk])
    for person in (operator_of(agency), editor_of(agency)):
        assert client_of(person).post(address, {"gigabytes": 90}).status_code == 404
        with pytest.raises(PermissionDenied):
            quota.set_limit(collection=agency.collection, gigabytes=90, actor=person)
    client = client_of(diskominfo())
    assert "angka bulat" in client.post(address, {"gigabytes": "banyak"}).content.decode()
    client.post(address, {"gigabytes": 90})
    html = client_of(editor_of(agency)).get(reverse("media_usage:index")).content.decode()
    assert "batas khusus" in html
    assert "90,0" in html
    client.post(address, {"gigabytes": ""})
    assert not MediaQuota.objects.exists()
