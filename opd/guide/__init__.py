"""The guide of an OPD's people, in the order in which a newcomer needs it.

What it asks for comes from the evaluation of the OPD websites of 9 May 2017: news that touch citizens' lives instead
of ceremonies, testimonials, agenda, photos and videos; the rest from what this system does.
"""

from opd.guide.keeping import KEEPING
from opd.guide.sections import SECTIONS
from opd.guide.writing import WRITING

CHAPTERS = (*WRITING, *SECTIONS, *KEEPING)

__all__ = ["CHAPTERS"]
