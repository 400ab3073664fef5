"""`media_check` finds what does not agree and puts right what it can without a loss; `media_migrate` copies all."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from media_pipeline.models import Image, StoredFile
from media_pipeline.settling import settle
from media_pipeline.storage.holders import held_by
from media_pipeline.storage.local import LocalSide
from media_pipeline.storage.names import bare, twin
from media_pipeline.storage.sides import StoreFailedError
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import site_tree
from tests.media.doors import body_with, files_of
from tests.media.faults import at_random, failing

pytestmark = [pytest.mark.django_db, pytest.mark.contract, pytest.mark.storage_contract]


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> dict[str, Any]:
    """An OPD's files, in places that hold nothing else; its pictures are public."""
    settings.MEDIA_ROOT, settings.MEDIA_PRIVATE_ROOT = str(tmp_path / "public"), str(tmp_path / "private")
    store: Any = default_storage
    for side in (store.public, store.private):
        for name, _size in list(side.walk()):
            side.delete(name)
    agency = site_tree("dinkes")["dinkes"]
    files = files_of(agency, None, "contoh")
    NewsPageFactory(agency=agency, image=files["image"], body=body_with(files | {"video": files["video"]}))
    for item in files.values():
        settle(type(item), [item.pk])
        item.refresh_from_db()
    return files


def check(*options: str) -> tuple[int, list[dict[str, Any]], dict[str, Any]]:
    """Return the exit code, the findings and the sum."""
    out, code = StringIO(), 0
    try:
        call_command("media_check", "--json", *options, stdout=out, stderr=StringIO())
    except SystemExit as ended:
        code = int(str(ended.code))
    *found, total = [json.loads(line) for line in out.getvalue().splitlines()]
    return code, found, total


def problems(*options: str) -> list[str]:
    return sorted(finding["problem"] for finding in check(*options)[1])


def assert_clean() -> None:
    assert check("--hash") == (0, [], {"counts": {}, "repaired": 0, "left": 0})


def test_a_sound_house_is_clean(files: dict[str, Any]) -> None:
    assert_clean()


def test_a_missing_file_is_named_with_its_row(files: dict[str, Any]) -> None:
    name = files["image"].file.name
    default_storage.public.delete(name)
    code, found, total = check("--perbaiki")
    assert code == 1
    assert [(one["problem"], one["name"], one["where"], one["repaired"]) for one in found] == [
        ("missing", name, f"media_pipeline.image.file {files['image'].pk}", False)
    ]
    assert total["left"] == 1


def test_a_row_that_names_the_other_side_gets_its_name_back(files: dict[str, Any]) -> None:
    name = files["image"].file.name
    Image._base_manager.filter(pk=files["image"].pk).update(file=twin(name))
    assert "missing" in problems()
    assert check("--perbaiki")[0] == 0
    assert Image.objects.get(pk=files["image"].pk).file.name == name
    assert_clean()


def test_orphans_are_kept_where_nobody_comes_upon_them_and_second_copies_go(files: dict[str, Any]) -> None:
    default_storage.public.put("images/yatim.jpg", [b"siapa punya"])
    name = files["image"].file.name
    default_storage.private.copy_from(default_storage.public, name)
    assert problems() == ["orphaned", "orphaned"]
    code, _found, total = check("--perbaiki")
    assert (code, total["repaired"], total["left"]) == (1, 1, 1)
    assert not default_storage.public.exists("images/yatim.jpg")
    assert b"".join(default_storage.private.chunks("images/yatim.jpg")) == b"siapa punya"
    assert default_storage.exists(name)
    default_storage.private.delete("images/yatim.jpg")
    assert_clean()


def test_the_ledger_is_completed_and_cleared(files: dict[str, Any]) -> None:
    StoredFile.objects.filter(name=files["image"].file.name).delete()
    StoredFile.objects.create(name="images/tidak-ada.jpg", sha256="0" * 64, size=1)
    assert problems() == ["stale", "unnoted"]
    assert check("--perbaiki")[0] == 0
    assert_clean()


@pytest.mark.parametrize(("content", "options"), [(b"pendek", ()), (None, ("--hash",))])
def test_other_bytes_are_found_and_left_to_a_backup(
    files: dict[str, Any], content: bytes | None, options: tuple[str, ...]
) -> None:
    name = files["document"].file.name
    whole = b"".join(default_storage.chunks(name))
    default_storage.public.put(name, [content or b"X" + whole[1:]])
    code, found, _total = check("--perbaiki", *options)
    assert (code, [one["problem"] for one in found], found[0]["name"]) == (1, ["changed"], name)
    default_storage.put(name, ContentFile(whole))
    assert_clean()


def test_what_lies_on_the_wrong_side_is_moved(files: dict[str, Any]) -> None:
    Image._base_manager.filter(pk=files["image"].pk).update(scan="infected")
    code, found, _total = check()
    assert (code, [(one["problem"], one["where"]) for one in found]) == (
        1,
        [("wrong-side", f"image {files['image'].pk}")],
    )
    assert check("--perbaiki")[0] == 0
    assert_clean()


def test_moves_that_were_cut_off_are_ended(files: dict[str, Any]) -> None:
    name = files["image"].file.name
    default_storage.private.copy_from(default_storage.public, name)
    row = StoredFile.objects.get(name=name)
    StoredFile.objects.create(name=twin(name), sha256=row.sha256, size=row.size, state="leaving")
    assert problems() == ["unfinished"]
    assert check("--perbaiki")[0] == 0
    assert_clean()


@pytest.mark.parametrize("seed", range(3))
def test_after_any_sequence_of_faults_it_is_clean(
    files: dict[str, Any], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    image = files["image"]
    contents = {bare(one.name): b"".join(default_storage.chunks(one.name)) for one in held_by(Image, [image.pk])}
    for turn in range(4):
        Image._base_manager.filter(pk=image.pk).update(scan="infected" if turn % 2 else "clean")
        with failing(monkeypatch, at_random(seed * 10 + turn, one_in=6)):
            try:
                settle(Image, [image.pk])
            except StoreFailedError:
                continue
    check("--perbaiki")
    assert_clean()
    assert {
        bare(one.name): b"".join(default_storage.chunks(one.name)) for one in held_by(Image, [image.pk])
    } == contents


def test_words_for_people(files: dict[str, Any]) -> None:
    out = StringIO()
    call_command("media_check", stdout=out, stderr=StringIO())
    assert out.getvalue() == "Semua sesuai.\n"
    default_storage.public.delete(files["image"].file.name)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("media_check", stdout=out, stderr=StringIO())
    assert "hilang dari penyimpanan: original_images/" in out.getvalue()
    assert "Tersisa: 1." in out.getvalue()


@pytest.mark.skipif(not project.MEDIA_STORE, reason="needs an object store")
def test_all_goes_from_the_store_to_folders_and_back(files: dict[str, Any]) -> None:
    out = StringIO()
    names = {held.name for item in files.values() for held in held_by(type(item), [item.pk])}
    call_command("media_migrate", "--ke", "lokal", stdout=out, stderr=StringIO())
    assert f"Disalin {len(names)}, sudah ada 0" in out.getvalue()
    folders = {True: LocalSide(public=True), False: LocalSide(public=False)}
    for name in names:
        side = folders[not name.startswith("privat/")]
        assert b"".join(side.chunks(bare(name))) == b"".join(default_storage.chunks(name))
    # Cut off: one was not copied, one only by half, one has changed its side since.
    first, second, third = sorted(name for name in names if not name.startswith("privat/"))[:3]
    folders[True].delete(first)
    folders[True].put(second, [b"separuh"])
    folders[False].put(third, [b"lama"])
    out = StringIO()
    call_command("media_migrate", "--ke", "lokal", "--hash", stdout=out, stderr=StringIO())
    assert f"Disalin 2, sudah ada {len(names) - 2}" in out.getvalue()
    assert not folders[False].exists(third)
    default_storage.public.delete(first)
    out = StringIO()
    call_command("media_migrate", "--ke", "s3", stdout=out, stderr=StringIO())
    assert "Disalin 1," in out.getvalue()
    assert_clean()
