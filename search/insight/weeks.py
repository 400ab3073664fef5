"""Days and weeks of the counts, in Jakarta."""

from datetime import date, datetime, time, timedelta

from cms.dates import JAKARTA, local_date

WEEK = timedelta(days=7)


def start_of_day(day: date) -> datetime:
    """Return the moment at which a day begins."""
    return datetime.combine(day, time(), JAKARTA)


def monday_of(moment: date | datetime) -> date:
    """Return the Monday of the week that a moment lies in."""
    day = local_date(moment)
    return day - timedelta(days=day.weekday())
