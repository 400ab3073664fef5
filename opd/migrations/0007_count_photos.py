"""Albums that stand already get their number of photos; from then on it is written with the photos."""

from django.db import migrations


def count_photos(apps, schema_editor):
    """May run twice. The field holds plain JSON here (cms/fields.py)."""
    GalleryPage = apps.get_model("opd", "GalleryPage")
    for page in GalleryPage.objects.all():
        values = [child["value"] for child in page.photos or [] if child["type"] == "photo"]
        count = len({value["image"] for value in values if value and value.get("image")})
        if count != page.photo_count:
            GalleryPage.objects.filter(pk=page.pk).update(photo_count=count)


class Migration(migrations.Migration):
    dependencies = [("opd", "0006_albums_of_events")]

    # The number is derived; the field goes with the migration before.
    operations = [migrations.RunPython(count_photos, migrations.RunPython.noop)]
