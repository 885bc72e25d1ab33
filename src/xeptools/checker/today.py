"""The day to judge by."""

from __future__ import annotations

import datetime as dt
import os

from xeptools.errors import XeptoolsError


def today_of(given: str | None) -> dt.date:
    """The day given as YYYY-MM-DD; else that of SOURCE_DATE_EPOCH; else today, in UTC.

    https://reproducible-builds.org/docs/source-date-epoch/ XeptoolsError where what is given is no day.
    """
    if given is not None:
        try:
            return dt.date.fromisoformat(given)
        except ValueError:
            raise XeptoolsError(f"{given!r} is no day (write YYYY-MM-DD)") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise XeptoolsError(f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds") from None
    return dt.datetime.now(dt.UTC).date()
