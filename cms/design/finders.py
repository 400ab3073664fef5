"""Gives the composed style sheet to collectstatic and to the embedded server like any other static file."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from cms.design.bundle import compose

ENTRY = Path(__file__).resolve().parent.parent / "static" / "cms" / "css" / "site.css"
BUNDLE_NAME = "cms/css/site.bundle.css"


class BundleFinder(BaseFinder):
    """Finds `cms/css/site.bundle.css`, composed again whenever a source has changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=str(Path(settings.DATA_DIR) / "bundle"))
        super().__init__(*args, **kwargs)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the path of the bundle, or nothing for any other file; `all` is Django's older spelling."""
        everything = find_all or kwargs.get("all", False)
        if path != BUNDLE_NAME:
            return []
        target = self._composed()
        return [target] if everything else target

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the one file of this finder."""
        self._composed()
        yield BUNDLE_NAME, self.storage

    def _composed(self) -> str:
        target = Path(self.storage.path(BUNDLE_NAME))
        css = compose(ENTRY)
        if not target.exists() or target.read_text(encoding="utf-8") != css:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Several processes may start at once: each writes its own file, the rename is atomic.
            with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as draft:
                draft.write(css)
            os.chmod(draft.name, 0o644)
            os.replace(draft.name, target)
        return str(target)
