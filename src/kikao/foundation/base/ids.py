"""Names for rows: ordered ids for the group's own acts, random ones for what sources told."""

import secrets
from uuid import UUID, uuid4

from uuid6 import uuid7

_LETTERS = "23456789ACDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, 1, B, I or O: a reference is read aloud over bad telephone lines."""
FAMILY = 16
"""Bits by which the ids of one family differ; 106 others are random."""


def new_id() -> UUID:
    """Return a time-ordered id (UUIDv7) for a row whose time of making is no secret."""
    return UUID(int=uuid7().int)


def random_id() -> UUID:
    """Return an id (UUIDv4) that tells nothing, for reports, sealed items, files and receipts."""
    return uuid4()


def random_family(count: int) -> list[UUID]:
    """Return random ids that lie side by side, for rows that are written together and hang on one thing anyway.

    They tell nothing more than rows of one report do; but in an index of millions they touch one page, not one each.
    """
    first = uuid4().int >> FAMILY << FAMILY
    return [UUID(int=first | number) for number in range(count)]


def new_reference(prefix: str, year: int) -> str:
    """Return a reference people can say aloud, such as SK-2026-7QF4KD; it is random, so gaps tell nothing."""
    tail = "".join(secrets.choice(_LETTERS) for _ in range(6))
    return f"{prefix}-{year}-{tail}"
