"""One sample for each address of the admin: how its own people reach it, and what a stranger tries there.

A new address needs a line here, or the walk fails (tests/tenancy/test_stranger_walk.py).
"""

from tests.tenancy.samples.administration import ADMINISTRATION, TRANSLATIONS
from tests.tenancy.samples.api import API
from tests.tenancy.samples.furniture import BULK, FURNITURE
from tests.tenancy.samples.house import HOUSE
from tests.tenancy.samples.media import MEDIA, REPORTS
from tests.tenancy.samples.pages import CHOOSERS, PAGES
from tests.tenancy.samples.portal import PORTAL
from tests.tenancy.samples.sample import Sample

SAMPLES: dict[str, Sample] = (
    FURNITURE | BULK | API | CHOOSERS | PORTAL | PAGES | MEDIA | REPORTS | TRANSLATIONS | ADMINISTRATION | HOUSE
)

__all__ = ["SAMPLES", "Sample"]
