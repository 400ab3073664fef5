"""Marks the files that pages on line use already; bears being run twice, and marks nothing twice.

Read from Wagtail's table of references: where that may lag behind, run `rebuild_references_index` before.
"""

from django.db import migrations
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone

MODELS = ("image", "document", "video")


def mark(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    page_type = content_types.filter(app_label="wagtailcore", model="page").first()
    if page_type is None:
        # A new installation: no content type yet, so no page either.
        return
    pages = apps.get_model("wagtailcore", "Page").objects.filter(live=True)
    # The key as text, because the table keeps ids of all models as text, not all of them numbers.
    live = dict(pages.annotate(key=Cast("pk", CharField())).values_list("key", "first_published_at"))
    references = apps.get_model("wagtailcore", "ReferenceIndex").objects
    now = timezone.now()
    for name in MODELS:
        content_type = content_types.filter(app_label="media_pipeline", model=name).first()
        if content_type is None:
            continue
        first = {}
        rows = references.filter(to_content_type=content_type.pk, base_content_type=page_type.pk)
        for key, page in rows.values_list("to_object_id", "object_id").distinct().iterator():
            if page in live:
                first[key] = min(first.get(key, now), live[page] or now)
        model = apps.get_model("media_pipeline", name)
        for key, moment in first.items():
            model.objects.filter(pk=key, first_public_at=None).update(first_public_at=moment)


class Migration(migrations.Migration):
    dependencies = [
        ("media_pipeline", "0002_first_public_at"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    # Reversed, the marks stay: what citizens could read does not become private again.
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
