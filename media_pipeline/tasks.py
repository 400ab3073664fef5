"""Long work on media, outside every request. Arguments are ids only: the task table must never hold a secret."""

from django_tasks import task

from media_pipeline import media_changes, renditions, settling, texts
from media_pipeline.models import Image
from media_pipeline.scanning import mail, services
from media_pipeline.storage.holders import KINDS
from media_pipeline.videos import transcoding


@task(queue_name="media")
def make_renditions(image_id: int) -> int:
    """Make what is missing of one picture; may run twice, and does nothing for a picture that is gone.

    What fails here is asked for again by the minutely job, and shown in the admin in the end.
    """
    image = Image.objects.filter(pk=image_id).with_renditions().first()
    return renditions.make(image) if image is not None else 0


@task(queue_name="media")
def read_document_text(document_id: int) -> str:
    """Read the text of one document; may run twice. What fails here is asked for again by the minutely job."""
    row = texts.read_text(document_id=document_id)
    return row.state if row is not None else ""


@task(queue_name="video")
def transcode_video(video_id: int) -> str:
    """Make what citizens get of one uploaded video; may run twice, and does nothing for one that is done or gone."""
    return transcoding.transcode(video_id=video_id)


@task(queue_name="media")
def look_at_media_below(page_id: int) -> int:
    """Look again at everything that pages below a page use: all of it changed with the page."""
    return media_changes.look_below(page_id)


@task(queue_name="media")
def look_at_media_in(collection_id: int) -> int:
    """Look again at everything in a collection and in those below it."""
    return media_changes.look_within(collection_id)


@task(queue_name="media")
def settle_media(kind: str, ids: list[int]) -> int:
    """Bring files of these pictures, documents or videos to the side where they belong; may run twice.

    What the store does not take or give fails here and is asked for again by the minutely job.
    """
    return settling.settle(KINDS[kind], ids)


@task(queue_name="media")
def scan_media(kind: str, item_id: int) -> str:
    """Have one item's uploads scanned for viruses; may run twice, and is asked for again while the scanner is down."""
    return services.scan_item(kind=kind, pk=item_id)


@task()
def tell_of_virus(kind: str, item_id: int) -> int:
    """Mail who uploaded something harmful, and Diskominfo."""
    return mail.tell(kind=kind, pk=item_id)
