"""Makes a picture's files, in tasks, and fetches them for pages: one query, however many pictures."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from django.conf import settings
from wagtail.blocks import StreamValue
from wagtail.images.models import Filter

from cms.blocks import image_ids, images_within, share_images
from cms.pictures import PictureFile
from media_pipeline import ladders
from media_pipeline.models import Image, Rendition
from media_pipeline.pictures import making_of
from media_pipeline.pictures.making_of import Job
from media_pipeline.pictures.process import Made


def missing(image: Image) -> list[Filter]:
    """Return the files that a picture should have and has not; no query when all its renditions are prefetched."""
    found = {(rendition.filter_spec, rendition.focal_point_key) for rendition in ladders.existing(image)}
    return [wish for wish in ladders.wanted(image) if (wish.spec, wish.get_cache_key(image)) not in found]


def make(image: Image, wishes: Iterable[Filter] = ()) -> int:
    """Make what is missing of a picture and return how many files that were. A second run makes none.

    `wishes` names other files instead. Raises OSError when the original cannot be read or decoded.
    """
    some = list(wishes)
    job = making_of.prepare(image, some or missing(image), is_all=not some)
    return making_of.keep(job, job.run())


def make_all(images: Iterable[Image], on_progress: Callable[[Image, int, OSError | None], None] | None = None) -> int:
    """Make what is missing of many pictures; a broken original is reported and does not stop the others.

    As many at once as the machine may (MEDIA_PARALLEL); the database is asked by this thread alone.
    """
    total = 0
    with ThreadPoolExecutor(max_workers=max(1, settings.MEDIA_PARALLEL)) as threads:
        for image, job in _started(images, threads):
            count, failure = 0, None
            try:
                if isinstance(job, OSError):
                    raise job
                count = making_of.keep(job[0], job[1].result())
            except OSError as error:
                failure = error
            total += count
            if on_progress is not None:
                on_progress(image, count, failure)
    return total


def _started(
    images: Iterable[Image], threads: ThreadPoolExecutor
) -> "Iterator[tuple[Image, OSError | tuple[Job, Future[Made | None]]]]":
    """Yield each picture with its job, always two ahead of whoever waits for the results."""
    waiting: list[tuple[Image, OSError | tuple[Job, Future[Made | None]]]] = []
    source = iter(images)
    while True:
        for image in islice(source, settings.MEDIA_PARALLEL + 1 - len(waiting)):
            try:
                job = making_of.prepare(image, missing(image))
            except OSError as error:
                waiting.append((image, error))
            else:
                waiting.append((image, (job, threads.submit(job.run))))
        if not waiting:
            return
        yield waiting.pop(0)


def collect_images(*streams: StreamValue, beside: Iterable[int] = ()) -> list[Image]:
    """Return the pictures that stand in StreamFields, and those with the ids `beside`, all read with one query.

    Blocks are read as a side effect, so the queries of other choosers happen here too. Follow with
    `attach_renditions`, together with the page's other pictures.
    """
    others = set(beside)
    wanted = others | {pk for stream in streams for pk in image_ids(stream)}
    read = Image.objects.in_bulk(wanted) if wanted else {}
    with share_images(read):
        found = [image for stream in streams for image in images_within(stream) if isinstance(image, Image)]
    return [*found, *(read[pk] for pk in others if pk in read)]


def attach_renditions(images: Iterable[Image]) -> None:
    """Give pictures in memory their renditions, with one query for all; those that have them already are left out."""
    waiting = [image for image in images if image._get_prefetched_renditions() is None]
    if not waiting:
        return
    by_image: dict[int, list[Rendition]] = {image.pk: [] for image in waiting}
    for rendition in Rendition.objects.filter(image_id__in=by_image):
        by_image[rendition.image_id].append(rendition)
    for image in waiting:
        image.prefetched_renditions = by_image[image.pk]


def share_rendition(image: Image | None) -> PictureFile | None:
    """Return the JPEG that links shared elsewhere show, or None while there is none; no query after attaching."""
    return image.picture("content").fallback if image is not None else None
