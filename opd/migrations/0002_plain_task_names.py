"""Approval tasks and workflows carried the agency's internal code behind its abbreviation: people read them."""

from django.db import migrations


def drop_codes(apps, schema_editor):
    """Runs twice without harm: a name without the code stays."""
    Agency = apps.get_model("opd", "Agency")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    for agency in Agency.objects.exclude(workflow=None).select_related("workflow"):
        tasks = [each.task for each in WorkflowTask.objects.filter(workflow=agency.workflow).select_related("task")]
        for named in (agency.workflow, *tasks):
            plain = named.name.removesuffix(f" ({agency.code})")
            if plain != named.name:
                named.name = plain
                named.save(update_fields=["name"])


class Migration(migrations.Migration):
    dependencies = [
        ("opd", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    # Names are words for people alone: the way back needs no codes.
    operations = [migrations.RunPython(drop_codes, migrations.RunPython.noop)]
