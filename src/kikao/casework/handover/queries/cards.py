"""By which keys groups know each other: our own card, the cards of others, our keys in somebody's session."""

from uuid import UUID

from kikao.casework.handover.enums import CardState
from kikao.casework.handover.models import Card, OwnKeys
from kikao.casework.handover.policy import cards_seen_by
from kikao.casework.handover.schemas import CardLine, OwnCard
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.handkeys import Halves, HandKeys, hand_keys
from kikao.foundation.sealing.vault import read_bytes
from kikao.registry.people.queries import account_names


def own_card(by: Actor) -> OwnCard | None:
    """Return how other groups know us; None as long as nobody made our keys."""
    row = OwnKeys.objects.filter(cards_seen_by(by), ended_on=None).first()
    if row is None:
        return None
    name = WorkingGroup.objects.get(id=by.working_group_id).name
    return OwnCard(name, row.card, halves_of(row).fingerprint, row.made_on)


def cards(by: Actor, *, after: str | None = None, size: int = 50) -> Page[CardLine]:
    """Return the cards of other groups, newest first."""
    rows = Card.objects.filter(cards_seen_by(by))
    page = page_of(rows, order=("-entered_on", "-id"), after=after, size=size)
    people = (one for row in page.items for one in (row.entered_by, row.confirmed_by))
    names = account_names(by.working_group_id, people)
    return page.map(lambda row: _line(by, row, names))


def card(by: Actor, card_id: UUID) -> CardLine:
    """Return one card."""
    row = require_card(by, card_id)
    return _line(by, row, account_names(by.working_group_id, [row.entered_by, row.confirmed_by]))


def require_card(by: Actor, card_id: UUID) -> Card:
    """Return the row for an act, or say that there is nothing here."""
    row = Card.objects.filter(cards_seen_by(by), id=card_id).first()
    if row is None:
        raise Unknown
    return row


def card_choices(by: Actor) -> list[tuple[str, str]]:
    """Return (id, name) of the groups to which a case can be handed over."""
    rows = Card.objects.filter(cards_seen_by(by), state=CardState.CONFIRMED).order_by("name", "id")
    return [(str(row.id), row.name) for row in rows]


def halves_of(row: Card | OwnKeys) -> Halves:
    """Return the public halves of a card, or of our own keys."""
    return Halves(bytes(row.seal_key), bytes(row.sign_key))


def keys_of(by: Actor, row: OwnKeys) -> HandKeys:
    """Return our own keys in the session of somebody entitled; that they were opened is in the trail first."""
    return hand_keys(read_bytes(by, row.item_id), halves_of(row))


def _line(by: Actor, row: Card, names: dict[UUID, str]) -> CardLine:
    desk, own = by.is_(Role.SECRETARIAT), row.entered_by == by.account_id
    entered = row.state == CardState.ENTERED
    return CardLine(
        id=row.id,
        name=row.name,
        state=row.state,
        state_words=str(CardState(row.state).label),
        entered_by=names.get(row.entered_by, "") if row.entered_by else "",
        entered_on=row.entered_on,
        confirmed_by=names.get(row.confirmed_by, "") if row.confirmed_by else "",
        confirmed_on=row.confirmed_on,
        ended_on=row.ended_on,
        fingerprint="" if entered else halves_of(row).fingerprint,
        may_confirm=entered and not own and by.is_(Role.SECRETARIAT, Role.CUSTODIAN),
        may_end=desk and row.state != CardState.ENDED,
    )
