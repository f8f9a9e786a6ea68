"""The time of day, read here and nowhere below."""

from datetime import UTC, datetime, timedelta


def now(later: timedelta = timedelta()) -> str:
    """This moment, or one ``later``: ISO 8601 in UTC, to the millisecond."""
    return (datetime.now(UTC) + later).isoformat(timespec="milliseconds")
