"""Samples of the house's own screens: archive, kept input, log, deletion of files, accounts."""

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tests.tenancy.samples.sample import Sample, Try, of_all, one, page_of, shown
from tests.tenancy.world import World


def _settle_archived(w: World) -> list[Try]:
    addresses = [reverse("archive:restore", args=[entry.pk]) for entry in (w.a_archived, w.a_archived_image)]
    return [(method, address, {"publish": "1"}, {}) for address in addresses for method in ("get", "post")]


def _settle_kept(w: World) -> list[Try]:
    address = reverse("kept_input:show", args=[w.a_kept.pk])
    return [("post", address, {"action": action}, {}) for action in ("take", "discard")]


def _alert_for_another(w: World) -> list[Try]:
    words = {"level": "awas", "title": "Titipan", "text": "Titipan", "area": "Titipan", "ends_at": "2199-01-01 10:00"}
    return [("post", reverse("alerts:add"), {**words, "agency": w.a.pk}, {})]


def _settle_alerts(w: World) -> list[Try]:
    steps = ("ajukan", "tarik", "kembalikan", "setujui", "mendesak", "konfirmasi", "akhiri", "batalkan")
    body = {"edition": 1, "reason": "Titipan"}
    return [
        ("post", reverse("alerts:act", args=[alert.pk, step]), body, {})
        for alert in (w.a_alert, w.a_standing_alert)
        for step in steps
    ]


def _try_again(w: World) -> list[Try]:
    return [("post", reverse("search_state"), {}, {})]


def _foreign_album(w: World) -> list[Try]:
    """Write into the other OPD's album, upload into its collection, and take its picture into one's own album."""
    row = {"foto-TOTAL_FORMS": 1, "foto-INITIAL_FORMS": 0, "foto-0-image": w.a_image.pk, "base": ""}
    foreign, own = (reverse("album_desk", args=[page.pk]) for page in (w.a_album, w.b_album))
    return [
        ("post", foreign, row, {}),
        ("post", foreign, row | {"tambah": 1, "add": w.a_image.pk}, {}),
        ("post", own, row | {"tambah": 1, "add": w.a_image.pk}, {}),
        ("post", own, row | {"unggah": 1}, {}),
    ]


def _account(w: World) -> dict[str, Any]:
    return {"pk": w.a_operator.pk}


def _used_link(w: World) -> dict[str, Any]:
    """A link of the other kind: whatever it is, it names somebody else's account."""
    uid = urlsafe_base64_encode(force_bytes(w.a_operator.pk))
    return {"uidb64": uid, "token": default_token_generator.make_token(w.a_operator)}


HOUSE: dict[str, Sample] = (
    {
        "archive:index": shown(),
        "archive:restore": one(page_of("a_archived", "entry_id"), who="a_editor", shows=True, tries=_settle_archived),
        "kept_input:show": one(page_of("a_kept", "kept_id"), who="a_editor", shows=True, tries=_settle_kept),
        "audit:index": shown(),
        "audit:export": shown(kwargs=lambda w: {"file_format": "csv"}),
        "search_insight:index": shown(who="a_editor"),
        "search_insight:export": shown(who="a_editor", kwargs=lambda w: {"file_format": "csv"}),
        "alerts:index": shown(),
        "alerts:add": Sample(tries=_alert_for_another),
        "alerts:show": one(page_of("a_alert", "pk"), shows=True),
        "alerts:edit": one(page_of("a_alert", "pk"), shows=True),
        "alerts:correct": one(page_of("a_standing_alert", "pk"), shows=True),
        "alerts:preview": one(page_of("a_alert", "pk"), shows=True),
        "alerts:act": one(
            lambda w: {"pk": w.a_alert.pk, "step": "ajukan"},
            method="post",
            data=lambda w: {"edition": 1},
            status=(302,),
            tries=_settle_alerts,
        ),
        "search_state": of_all(who="diskominfo", tries=_try_again),
        "guide:index": Sample(),
        "guide:chapter": Sample(kwargs=lambda w: {"slug": "berita"}),
        "add_picture": Sample(),
        "add_pictures": Sample(),
        "edit_picture": one(page_of("a_image", "image_id"), shows=True),
        "finish_picture": one(page_of("a_upload_image", "uploaded_file_id"), method="post"),
        "album_desk": one(page_of("a_album"), shows=True, tries=_foreign_album),
        # Without a file: that the address is theirs is all there is to see.
        "album_upload": one(page_of("a_album"), method="post", status=(400,), tries=_foreign_album),
        "remove_image": one(page_of("a_image", "image_id"), shows=True),
        "remove_document": one(page_of("a_document", "document_id"), shows=True),
        "add_document": Sample(),
        "quarantine:index": Sample(),
        "media_usage:index": Sample(),
        "media_usage:limit": of_all(kwargs=lambda w: {"pk": w.a_document.collection_id}, who="diskominfo"),
        "replacing:propose": one(lambda w: {"kind": "document", "pk": w.a_document.pk, "field": "file"}, shows=True),
        "replacing:show": one(page_of("a_replacement", "pk"), shows=True),
        "replacing:file": one(lambda w: {"pk": w.a_replacement.pk, "which": "baru"}),
        "replacing:act": one(
            lambda w: {"pk": w.a_replacement.pk, "step": "tarik"}, method="post", status=(302,), who="a_operator"
        ),
        "quarantine:release": of_all(
            kwargs=lambda w: {"kind": "document", "pk": w.a_document.pk}, who="diskominfo", shows=True
        ),
        "add_documents": Sample(),
        "remove_video": one(page_of("a_video", "media_id"), shows=True),
        "accounts_invitation": Sample(kwargs=_used_link, status=(200, 302, 404)),
        "accounts_second_factor_verify": Sample(status=(200, 302), to_home=True),
        "accounts_second_factor_setup": Sample(),
        "accounts_recovery_codes": Sample(status=(200, 302)),
        "accounts_second_factor_remove": Sample(status=(200, 302)),
        "accounts_end_my_sessions": Sample(method="post", status=(302,)),
    }
    | {
        f"wagtailusers_users:{action}": of_all(kwargs=_account, who="diskominfo")
        for action in ("unlock", "end_sessions", "reset_second_factor", "suspend")
    }
    | {
        # Of an account that never logged in, or is suspended: the others are led back to the list.
        f"wagtailusers_users:{action}": of_all(kwargs=_account, who="diskominfo", status=(200, 302))
        for action in ("invite", "reactivate")
    }
)
