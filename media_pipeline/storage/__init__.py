"""Where media lie: one storage with a public and a private side, on local folders or in an S3-compatible store."""

from media_pipeline.storage.sided import SidedStorage

__all__ = ["SidedStorage"]
