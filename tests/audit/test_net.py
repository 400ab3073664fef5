"""What Wagtail changes without a word of it in the log is in the log all the same."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import LogContext
from wagtail.models import Collection, GroupPagePermission, ModelLogEntry
from wagtail.test.utils.form_data import querydict_from_html

from cms.audit.net import cast_net
from media_pipeline.models import Document, Image, Video
from opd.registry.loader import load_registry
from tests.audit.entries import seen
from tests.factories.sites import provisioned, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of, superuser
from tests.story.people import client_of, jpeg

pytestmark = pytest.mark.django_db
AJAX = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


def entries(**conditions):
    return ModelLogEntry.objects.filter(**conditions).order_by("pk")


def picture(name="foto.jpg"):
    return SimpleUploadedFile(name, jpeg(), "image/jpeg")


def csv(name="daftar.csv"):
    return SimpleUploadedFile(name, b"a,b\n1,2\n", "text/csv")


def bulk(model, action, *objects):
    ids = "&".join(f"id={each.pk}" for each in objects)
    return reverse("wagtail_bulk_action", args=[*model._meta.label_lower.split("."), action]) + f"?{ids}"


def test_many_files_at_once(dinkes):
    operator = operator_of(dinkes, first_name="Ani")
    data = {"title": "Foto posyandu", "files[]": picture(), "collection": dinkes.collection_id}
    client_of(operator).post(reverse("wagtailimages:add_multiple"), data, headers=AJAX)
    data = {"title": "Daftar posyandu", "files[]": csv(), "collection": dinkes.collection_id}
    client_of(operator).post(reverse("wagtaildocs:add_multiple"), data, headers=AJAX)
    text = seen(editor_of(dinkes), perihal="berkas")
    assert text.count("Ani") == 2
    assert "Foto posyandu" in text
    assert "Daftar posyandu" in text
    assert "Foto posyandu" not in seen(editor_of(provisioned("disdukcapil")))


def test_a_file_that_is_chosen_from_the_disk_while_writing(dinkes):
    prefix = "document-chooser-upload"
    data = {f"{prefix}-title": "Formulir", f"{prefix}-file": csv(), f"{prefix}-collection": dinkes.collection_id}
    client_of(operator_of(dinkes)).post(reverse("wagtaildocs_chooser:create"), data)
    assert entries(label="Formulir").get().action == "wagtail.create"


def test_files_that_are_moved_or_deleted_by_the_dozen(dinkes):
    admin = client_of(superuser())
    files = [Document.objects.create(title=f"Berkas {n}", collection=dinkes.collection) for n in range(2)]
    admin.post(bulk(Document, "add_to_collection", *files), {"collection": Collection.get_first_root_node().pk})
    assert [entry.action for entry in entries(label__startswith="Berkas")] == ["wagtail.edit"] * 2
    files = [Document.objects.create(title=f"Hapus {n}", collection=dinkes.collection) for n in range(2)]
    admin.post(bulk(Document, "delete", *files))
    # Files are never deleted, or at least not in silence.
    left = set(Document.objects.filter(title__startswith="Hapus").values_list("title", flat=True))
    gone = entries(label__startswith="Hapus", action="wagtail.delete")
    assert {entry.label for entry in gone} == {"Hapus 0", "Hapus 1"} - left
    assert all(f"|c:{dinkes.collection_id}|" in entry.data["place"] for entry in gone)


def test_videos(dinkes):
    video = Video.objects.create(
        title="Video", duration=1, file="media/x.mp4", type="video", collection=dinkes.collection
    )
    data = {"title": "Video posyandu", "collection": dinkes.collection_id, "duration": 1}
    client_of(editor_of(dinkes)).post(reverse("wagtailmedia:edit", args=[video.pk]), data)
    assert "Video posyandu" in seen(operator_of(dinkes), perihal="berkas")


def test_who_may_read_a_collection(dinkes):
    admin, url = client_of(superuser()), reverse("wagtailadmin_collections:set_privacy", args=[dinkes.collection_id])
    admin.post(url, {"restriction_type": "login"})
    admin.post(url, {"restriction_type": "none"})
    text = seen(editor_of(dinkes), perihal="pengaturan")
    assert "Pembatasan pembaca dipasang" in text
    assert "Pembatasan pembaca dilepas" in text


def test_a_workflow_that_is_taken_off_a_site(dinkes):
    page, workflow = dinkes.site.root_page, dinkes.workflow
    client_of(superuser()).post(reverse("wagtailadmin_workflows:remove", args=[page.pk, workflow.pk]))
    assert str(workflow) in seen(editor_of(dinkes), perihal="pengaturan")


def test_roles_that_change_in_the_account_s_form(dinkes):
    person = operator_of(dinkes, first_name="Siti")
    admin, url = client_of(diskominfo()), reverse("wagtailusers_users:edit", args=[person.pk])
    data = {"username": person.username, "email": person.email, "first_name": "Siti", "last_name": "A"}
    admin.post(url, data | {"is_active": "on", "groups": [dinkes.editors_id], "password1": "", "password2": ""})
    assert list(person.groups.all()) == [dinkes.editors]
    assert seen(diskominfo(), perihal="hak").count("mendapat: Dinkes: Editor; kehilangan: Dinkes: Operator") == 1


def test_rights_of_a_group_are_told_right_by_right(dinkes):
    group = Group.objects.create(name="Uji")
    GroupPagePermission.objects.create(
        group=group, page=dinkes.site.root_page, permission=Permission.objects.get(codename="lock_page")
    )
    admin, url = client_of(superuser()), reverse("wagtailusers_groups:edit", args=[group.pk])
    form = admin.get(url)
    data = querydict_from_html(form.content.decode(), form_index=0)
    data.setlist("page_permissions-0-permissions", ["publish_page"])
    assert admin.post(url, data).status_code == 302
    name = dinkes.site.root_page.title
    text = seen(diskominfo(), perihal="hak")
    assert f"mendapat: menerbitkan halaman di “{name}”; kehilangan: mengunci halaman di “{name}”" in text


def test_what_wagtail_logs_itself_is_logged_once(dinkes):
    admin = client_of(superuser())
    data = {"title": "Foto", "file": picture(), "collection": dinkes.collection_id}
    admin.post(reverse("wagtailimages:add"), data)
    image = Image.objects.get()
    admin.post(
        reverse("wagtailimages:edit", args=[image.pk]), {"title": "Foto baru", "collection": image.collection_id}
    )
    actions = [entry.action for entry in entries(object_id=str(image.pk), label__startswith="Foto")]
    assert actions == ["wagtail.create", "wagtail.edit"]


def test_looking_and_failing_leave_no_entry(dinkes):
    admin, before = client_of(superuser()), entries().count()
    admin.get(reverse("wagtailimages:index"))
    admin.post(reverse("wagtailimages:add"), {"title": "", "collection": dinkes.collection_id})
    admin.post(reverse("wagtailadmin_collections:add"), {"name": ""})
    # The superuser and the Diskominfo account that the fixtures made are all that was added meanwhile.
    assert entries().count() == before


def test_what_was_taken_back_half_way_leaves_no_entry(dinkes):
    def save_and_fail():
        with transaction.atomic():
            Document.objects.create(title="Tidak jadi", collection=dinkes.collection)
            kept.delete()
            raise RuntimeError

    kept = Document.objects.create(title="Tetap ada", collection=dinkes.collection)
    with cast_net(), LogContext(user=editor_of(dinkes)), pytest.raises(RuntimeError):
        save_and_fail()
    assert not entries(label__in=["Tidak jadi", "Tetap ada"])


def test_the_registry_that_a_command_loads():
    load_registry()
    load_registry()
    assert entries(action="wagtail.create", content_type__model="agency").count() > 40
    assert not entries(content_type__model="agency").exclude(user=None)


def test_a_superuser_appears_from_nowhere_never():
    account = superuser(first_name="Muncul")
    assert entries(object_id=str(account.pk)).get().user_id is None
