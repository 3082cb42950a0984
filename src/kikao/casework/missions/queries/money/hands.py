"""What each of the team has in hand: advances, less what was spent, changed and given back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q, Sum

from kikao.casework.missions.enums import SPENT, MoneyKind
from kikao.casework.missions.models import MoneyEntry, TeamMember
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.reckoning.money import Move, in_hand
from kikao.casework.missions.schemas.money import HandLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.money import Currency, Money, sum_of
from kikao.registry.people.queries import account_names

GIVEN_OUT = Q(kind__in=(MoneyKind.ADVANCE, MoneyKind.RETURNED, MoneyKind.REPAID), proof="")


@dataclass
class Hand:
    """What went through one person's hands, summed by kind."""

    moves: list[Move] = field(default_factory=list)
    unsigned: int = 0


def left_in_hand(mission_id: UUID, holder_id: UUID) -> Mapping[Currency, Money]:
    """Return what somebody has left of a mission's money, in each currency (inner: asked by acts)."""
    hand = hands_of(mission_id).get(holder_id)
    return in_hand(hand.moves if hand else ())


def hands_of(mission_id: UUID) -> dict[UUID, Hand]:
    """Return the sums of each person of a mission with one query, whatever the number of entries."""
    rows = (
        MoneyEntry.objects.filter(mission_id=mission_id, struck_on=None, holder__isnull=False)
        .order_by()
        .values_list("holder_id", "kind", "currency", "got_currency")
        .annotate(given=Sum("amount_minor"), got=Sum("got_minor"), unsigned=Count("id", filter=GIVEN_OUT))
    )
    found: dict[UUID, Hand] = {}
    for holder_id, kind, currency, into, given, got, unsigned in rows:
        hand = found.setdefault(holder_id, Hand())
        changed = Money(int(got), Currency(into)) if into else None
        hand.moves.append(Move(MoneyKind(kind), Money(int(given), Currency(currency)), changed))
        hand.unsigned += unsigned
    return found


def hand_lines(hands: Mapping[UUID, Hand], names: Mapping[UUID, str]) -> tuple[HandLine, ...]:
    """Return a line for each person and currency in which money moved."""
    lines = [
        HandLine(
            account_id=holder_id,
            name=names.get(holder_id, ""),
            advanced=_sum(hand.moves, {MoneyKind.ADVANCE}, currency),
            spent=_sum(hand.moves, SPENT, currency),
            left=left,
            unsigned=hand.unsigned,
        )
        for holder_id, hand in hands.items()
        for currency, left in in_hand(hand.moves).items()
        if any(effect.currency == currency for move in hand.moves for effect in move.effects())
    ]
    return tuple(sorted(lines, key=lambda line: (line.name, str(line.account_id), line.left.currency)))


def team_choices(by: Actor, mission_id: UUID) -> list[tuple[str, str]]:
    """Return (account, name) of everybody who is or was in the team, for a form."""
    mission = require_mission(by, mission_id)
    rows = TeamMember.objects.filter(mission=mission).order_by("joined_on", "id")
    ids = list(dict.fromkeys(rows.values_list("account_id", flat=True)))
    names = account_names(by.working_group_id, ids)
    return [(str(account_id), names.get(account_id, "")) for account_id in ids]


def _sum(moves: Iterable[Move], kinds: "frozenset[MoneyKind] | set[MoneyKind]", currency: Currency) -> Money:
    return sum_of(
        (move.amount for move in moves if move.kind in kinds and move.amount.currency == currency), currency
    )
