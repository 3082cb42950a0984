"""Orders of those who travel beside the team: for who plans, and for the traveller, who finds nothing else."""

from uuid import UUID

from kikao.casework.missions.enums import TravellerKind
from kikao.casework.missions.models import Traveller
from kikao.casework.missions.policy import orders_seen_by, seen_by
from kikao.casework.missions.schemas.mission import TravellerLine
from kikao.casework.missions.schemas.papers import TravellerOrder
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import read_note
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.schemas import in_language

PRINTED = "traveller.print"


def travellers_of(by: Actor, mission_id: UUID) -> tuple[TravellerLine, ...]:
    """Return who travels beside the team, for the secretariat."""
    if not (by.kind == "system" or by.is_(Role.SECRETARIAT)):
        return ()
    rows = Traveller.objects.filter(seen_by(by, "mission_id"), mission_id=mission_id)
    return tuple(
        TravellerLine(
            id=row.id,
            reference=row.reference,
            seat=in_language(row.seat.title, row.seat.title_fr),
            kind=row.kind,
            kind_words=str(TravellerKind(row.kind).label),
            release_id=row.release_id,
            release=row.release.reference,
            stands=_stands(row),
            when=row.when,
            ordered_on=row.ordered_on,
            ended_on=row.ended_on,
        )
        for row in rows.select_related("seat", "release").order_by("ordered_on", "id")
    )


def my_orders(by: Actor, *, after: str | None = None, size: int = 30) -> Page[TravellerOrder]:
    """Return the orders made for the reader's own seat, newest first."""
    rows = Traveller.objects.filter(orders_seen_by(by)).select_related("seat", "release")
    return page_of(rows, order=("-ordered_on", "-id"), after=after, size=size).map(_order)


def my_order(by: Actor, order_id: UUID) -> TravellerOrder:
    """Return one order made for the reader's own seat: the days, what is asked, the text released."""
    row = Traveller.objects.filter(orders_seen_by(by), id=order_id)
    found = row.select_related("seat", "release").first()
    if found is None:
        raise Unknown
    return _order(found)


def order_printed(by: Actor, order_id: UUID) -> TravellerOrder:
    """Return an order to be printed, by the traveller's seat or for it by the secretariat; the trail has it first."""
    own = orders_seen_by(by)
    rows = Traveller.objects.filter(id=order_id).select_related("seat", "release")
    found = rows.filter(own).first()
    if found is None and by.is_(Role.SECRETARIAT):
        found = rows.filter(seen_by(by, "mission_id")).first()
    if found is None:
        raise Unknown
    read_note(by, PRINTED, found.id)
    return _order(found)


def _stands(row: Traveller) -> bool:
    """Tell whether an order holds today: its text is released still, and nobody ended the journey."""
    return row.release.stands and row.ended_on is None


def _order(row: Traveller) -> TravellerOrder:
    """Cut an order to its traveller: once its text stands no more, it says that alone."""
    stands = _stands(row)
    text = row.release
    return TravellerOrder(
        id=row.id,
        reference=row.reference,
        kind_words=str(TravellerKind(row.kind).label),
        seat=in_language(row.seat.title, row.seat.title_fr),
        when=row.when,
        stands=stands,
        what=text.what if stands else "",
        where=text.where if stands else "",
        asked=text.asked if stands else "",
        until_on=text.until_on if stands else None,
        release_id=text.id if stands else None,
        ordered_on=row.ordered_on,
    )
