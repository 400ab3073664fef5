"""Long work on media, outside every request. Arguments are ids only: the task table must never hold a secret."""

from django_tasks import task

from media_pipeline import renditions
from media_pipeline.models import Image


@task()
def make_renditions(image_id: int) -> int:
    """Make what is missing of one picture; may run twice, and does nothing for a picture that is gone."""
    image = Image.objects.filter(pk=image_id).with_renditions().first()
    return renditions.make(image) if image is not None else 0
