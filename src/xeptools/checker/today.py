"""The day to judge by, and the time to date what is made."""

from __future__ import annotations

import datetime as dt
import os

from xeptools.errors import XeptoolsError


def today_of(given: str | None) -> dt.date:
    """The day given as YYYY-MM-DD; else that of :func:`now_of`.

    XeptoolsError where what is given is no day.
    """
    if given is None:
        return now_of().date()
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise XeptoolsError(f"{given!r} is no day (write YYYY-MM-DD)") from None


def now_of() -> dt.datetime:
    """The time, in UTC, that SOURCE_DATE_EPOCH says; else that of the clock.

    https://reproducible-builds.org/docs/source-date-epoch/ XeptoolsError where it says no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise XeptoolsError(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds") from None


def later(day: dt.date, days: int) -> dt.date:
    """So many days after ``day``; the last of the year 9999 where Python has none so late."""
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))
