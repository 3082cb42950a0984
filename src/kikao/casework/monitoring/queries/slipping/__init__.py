"""What is slipping, on one page: each kind with how many, since when, who is on it and what comes next."""

from kikao.casework.monitoring.enums import SlipKind
from kikao.casework.monitoring.queries.slipping.kinds import KINDS
from kikao.casework.monitoring.queries.slipping.promised import slips_of_case
from kikao.casework.monitoring.schemas import SlippingPart
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import page_of

__all__ = ["FEW", "slipping", "slipping_of", "slips_of_case"]

FEW = 8
"""So many of each kind stand on the one page; the rest is a page further."""


def slipping(by: Actor, *, size: int = FEW) -> tuple[SlippingPart, ...]:
    """Return every kind of what slips with its first lines; a kind of which nothing slips is left out."""
    parts = (slipping_of(by, kind, size=size) for kind in SlipKind)
    return tuple(part for part in parts if part.number)


def slipping_of(by: Actor, kind: str, *, after: str | None = None, size: int = 50) -> SlippingPart:
    """Return one kind of what slips, longest slipping first, one page of it."""
    rows, order, cut = KINDS[SlipKind(kind)]
    found = rows(by)
    page = page_of(found, order=order, after=after, size=size)
    many = len(page.items) if not after and page.next_cursor is None else found.count()
    lines = iter(cut(by, list(page.items)))
    return SlippingPart(kind, str(SlipKind(kind).label), many, page.map(lambda _row: next(lines)))
