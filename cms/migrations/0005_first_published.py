"""Pages that the system put on line without a revision were public too: note it, so that none is ever deleted."""

from django.db import migrations
from django.db.models.functions import Coalesce, Now


def note(apps, schema_editor):
    page = apps.get_model("wagtailcore", "Page")
    page.objects.filter(live=True, depth__gt=1, first_published_at=None).update(
        first_published_at=Coalesce("last_published_at", "latest_revision_created_at", Now())
    )


class Migration(migrations.Migration):
    dependencies = [("cms", "0004_accounts")]
    # Nothing to take back: that a page was public stays true.
    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
