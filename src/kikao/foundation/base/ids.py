"""Names for rows: ordered ids for the group's own acts, random ones for what sources told."""

import secrets
from datetime import date
from uuid import UUID

from uuid6 import uuid7

from kikao.foundation.base.clock import today

_LETTERS = "23456789ACDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, 1, B, I or O: a reference is read aloud over bad telephone lines."""
DAY = 16
"""Bits at the head of a random id that say its day, as its row does: days from 1970 on, good until 2149."""
FAMILY = 16
"""Bits by which the ids of one family differ; 90 others are random."""
_FIRST_DAY = date(1970, 1, 1)


def new_id() -> UUID:
    """Return a time-ordered id (UUIDv7) for a row whose time of making is no secret."""
    return UUID(int=uuid7().int)


def random_id() -> UUID:
    """Return an id (UUIDv4) that tells no more than its day, for reports, sealed items, files and receipts.

    What is written on one day lies together in every index, however many years of reports there are; within the day
    nothing tells what came first.
    """
    return UUID(int=_drawn_today(), version=4)


def random_family(count: int) -> list[UUID]:
    """Return random ids that lie side by side, for rows that are written together and hang on one thing anyway.

    They tell nothing more than rows of one report do; but in an index of millions they touch one page, not one each.
    """
    first = random_id().int >> FAMILY << FAMILY
    return [UUID(int=first | number) for number in range(count)]


def _drawn_today() -> int:
    days = (today() - _FIRST_DAY).days % (1 << DAY)
    return days << 128 - DAY | secrets.randbits(128 - DAY)


def new_reference(prefix: str, year: int) -> str:
    """Return a reference people can say aloud, such as SK-2026-7QF4KD; it is random, so gaps tell nothing."""
    tail = "".join(secrets.choice(_LETTERS) for _ in range(6))
    return f"{prefix}-{year}-{tail}"
