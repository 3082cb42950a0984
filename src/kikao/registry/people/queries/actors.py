"""Making the actor that every act and every question receives, and finding who holds a role."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import today
from kikao.foundation.base.prepared import Prepared
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.models import Holding, Interest, RoleGrant
from kikao.registry.people.policy import SEATED
from kikao.registry.people.queries.walls import walled_of, web_of
from kikao.registry.people.schemas import in_language


def actor_for(account_id: UUID, *, key: bytes | None = None, session_id: UUID | None = None) -> Actor:
    """Return the account as an actor, with its confirmed roles, its seat and its wall keys (six queries).

    Raises Unknown for an account that is not there or has ended.
    """
    found = _ACCOUNT(account_id, today())
    if not found:
        raise Unknown
    group_id, name = found[0]
    seats = [_Seat(*row) for row in _HELD(group_id, account_id)]
    bodies, places = _interests(group_id, account_id)
    roles = _roles(group_id, account_id, seated=bool(seats))
    bodies |= {seat.organisation_id for seat in seats}
    web = web_of(group_id, bodies)
    first = seats[0] if seats else None
    return Actor(
        working_group_id=group_id,
        account_id=account_id,
        name=in_language(first.title, first.title_fr) if first else name,
        roles=roles,
        seat_id=first.id if first else None,
        organisation_id=web.root(first.organisation_id) if first else None,
        wall_keys=web.keys(bodies, places),
        session_id=session_id,
        key=key,
    )


def accounts_with(working_group_id: UUID, *roles: Role) -> list[UUID]:
    """Return the open accounts that hold one of these roles, given and confirmed by two people."""
    free = [str(role) for role in roles if role not in SEATED]
    bound = [str(role) for role in roles if role in SEATED]
    asked = _SEATED_WITH(working_group_id, today(), bound) if not free else None
    rows = _with(working_group_id, today(), bound, free) if asked is None else asked
    return [account_id for (account_id,) in rows]


def desk_of(working_group_id: UUID, *subject_ids: UUID) -> list[UUID]:
    """Return the secretariat's accounts that are walled from none of these subjects: who is told, and who may read."""
    desk = accounts_with(working_group_id, Role.SECRETARIAT)
    walled = walled_of(working_group_id, subject_ids, desk)
    return [account_id for account_id in desk if account_id not in walled]


def _with(
    working_group_id: UUID, day: date, bound: Sequence[str], free: Sequence[str] = ()
) -> "QuerySet[Account, tuple[UUID]]":
    seated = Holding.objects.filter(account_id=OuterRef("id"), until_on__isnull=True)
    granted = RoleGrant.objects.filter(
        account_id=OuterRef("id"), confirmed_at__isnull=False, ended_at__isnull=True
    )
    holding = Q(Exists(granted.filter(role__in=bound)), Exists(seated))
    if free:
        holding |= Q(Exists(granted.filter(role__in=free)))
    open_on = Q(active=True) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    rows = Account.objects.filter(open_on, holding, working_group_id=working_group_id)
    return rows.order_by("id").values_list("id")


_SEATED_WITH = Prepared(_with)


def account_names(working_group_id: UUID, account_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return what each account is called: the seat that it holds or held last, else its own name (two queries)."""
    asked = [account_id for account_id in account_ids if account_id]
    rows = Account.objects.filter(working_group_id=working_group_id, id__in=asked)
    names = dict(rows.values_list("id", "name"))
    seats = Holding.objects.filter(working_group_id=working_group_id, account_id__in=asked)
    for account_id, title, french in seats.order_by("from_on", "id").values_list(
        "account_id", "seat__title", "seat__title_fr"
    ):
        names[account_id] = in_language(title, french)
    return names


class _Seat(NamedTuple):
    id: UUID
    organisation_id: UUID
    title: str
    title_fr: str


_ACCOUNT = Prepared(
    lambda account_id, day: Account.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day), active=True, id=account_id
    ).values_list("working_group_id", "name")
)
_HELD = Prepared(
    lambda working_group_id, account_id: (
        Holding.objects.filter(
            working_group_id=working_group_id, account_id=account_id, until_on__isnull=True
        )
        .order_by("alternate", "from_on", "id")
        .values_list("seat_id", "seat__organisation_id", "seat__title", "seat__title_fr")
    )
)
_ROLES = Prepared(
    lambda working_group_id, account_id: RoleGrant.objects.filter(
        working_group_id=working_group_id,
        account_id=account_id,
        confirmed_at__isnull=False,
        ended_at__isnull=True,
    ).values_list("role")
)
_INTERESTS = Prepared(
    lambda working_group_id, account_id: Interest.objects.filter(
        working_group_id=working_group_id, account_id=account_id, withdrawn_on__isnull=True
    ).values_list("organisation_id", "place_id")
)


def _roles(working_group_id: UUID, account_id: UUID, *, seated: bool) -> frozenset[Role]:
    roles = frozenset(Role(role) for (role,) in _ROLES(working_group_id, account_id))
    return roles if seated else roles - SEATED


def _interests(working_group_id: UUID, account_id: UUID) -> tuple[set[UUID], set[UUID]]:
    pairs = _INTERESTS(working_group_id, account_id)
    return {body for body, _place in pairs if body}, {place for _body, place in pairs if place}
