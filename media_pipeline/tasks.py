"""Long work on media, outside every request. Arguments are ids only: the task table must never hold a secret."""

from django_tasks import task

from media_pipeline import document_changes, renditions, texts
from media_pipeline.models import Image
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


@task()
def announce_documents_below(page_id: int) -> int:
    """Tell the search of every document that pages below a page use: all of them changed with it."""
    return document_changes.announce_below(page_id)


@task()
def announce_documents_in(collection_id: int) -> int:
    """Tell the search of every document in a collection and in those below it."""
    return document_changes.announce_in(collection_id)
