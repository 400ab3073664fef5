"""Words about videos in templates."""

from django import template

from media_pipeline.models import Video
from media_pipeline.videos.progress import said_of

register = template.Library()


@register.filter
def said(video: Video) -> str:
    """Say how far a video is."""
    return said_of(video)
