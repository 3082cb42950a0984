"""Lists of roles, interests, accounts and of what was recorded for others."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.accounts.policy import seen_by as accounts_seen_by
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.registry.people.models import Holding, Interest, OnBehalf, RoleGrant
from kikao.registry.people.policy import CONFIRMERS, grants_seen_by, interests_seen_by, seen_by
from kikao.registry.people.queries.actors import account_names
from kikao.registry.people.schemas import AccountLine, BehalfLine, GrantLine, InterestLine, in_language


def grants(
    by: Actor,
    *,
    account_id: UUID | None = None,
    ended: bool = False,
    after: str | None = None,
    size: int = 50,
) -> Page[GrantLine]:
    """Return roles as they were given, newest first."""
    rows = RoleGrant.objects.filter(grants_seen_by(by))
    if account_id:
        rows = rows.filter(account_id=account_id)
    if not ended:
        rows = rows.filter(ended_at__isnull=True)
    page = page_of(rows, order=("-id",), after=after, size=size)
    names = _grant_names(by, page.items)
    return page.map(lambda row: _grant(by, row, names))


def waiting_grants(by: Actor) -> tuple[GrantLine, ...]:
    """Return the roles that wait for a second person, longest waiting first."""
    waiting = Q(confirmed_at__isnull=True, ended_at__isnull=True)
    rows = list(RoleGrant.objects.filter(grants_seen_by(by) & waiting).order_by("given_at", "id")[:100])
    names = _grant_names(by, rows)
    return tuple(_grant(by, row, names) for row in rows)


def interests(
    by: Actor, *, account_id: UUID | None = None, after: str | None = None, size: int = 50
) -> Page[InterestLine]:
    """Return the interests that stand, newest first: one's own, or everybody's for the secretariat."""
    rows = Interest.objects.filter(interests_seen_by(by), withdrawn_on__isnull=True)
    if account_id:
        rows = rows.filter(account_id=account_id)
    page = page_of(rows.select_related("organisation", "place"), order=("-id",), after=after, size=size)
    names = account_names(by.working_group_id, [row.account_id for row in page.items])
    return page.map(lambda row: _interest(row, names))


def accounts(by: Actor, *, after: str | None = None, size: int = 50) -> Page[AccountLine]:
    """Return the accounts that this reader may see, each with its seats and the roles that count."""
    rows = Account.objects.filter(accounts_seen_by(by))
    page = page_of(rows, order=("name", "id"), after=after, size=size)
    shown = [row.id for row in page.items]
    seats, roles = _seats_of(shown), _roles_of(shown)
    return page.map(
        lambda row: AccountLine(
            row.id, row.name, row.username, seats[row.id], roles[row.id], row.may_enter(today())
        )
    )


def on_behalf_of(by: Actor, object_ids: Iterable[UUID]) -> dict[UUID, BehalfLine]:
    """Return, for things the caller may already see, what was recorded for somebody without an account."""
    rows = OnBehalf.objects.filter(seen_by(by), object_id__in=list(object_ids)).select_related("seat")
    return {
        row.object_id: BehalfLine(
            row.object_id,
            row.verb,
            in_language(row.seat.title, row.seat.title_fr),
            row.how,
            row.get_how_display(),
            row.said_on,
            row.read_back,
        )
        for row in rows
    }


def _grant_names(by: Actor, rows: Iterable[RoleGrant]) -> dict[UUID, str]:
    people = {person for row in rows for person in (row.account_id, row.given_by_id, row.confirmed_by_id)}
    return account_names(by.working_group_id, people)


def _grant(by: Actor, row: RoleGrant, names: dict[UUID, str]) -> GrantLine:
    open_to = by.is_(*CONFIRMERS) and by.account_id not in (row.account_id, row.given_by_id)
    waiting = row.confirmed_at is None and row.ended_at is None
    return GrantLine(
        id=row.id,
        account_id=row.account_id,
        account=names.get(row.account_id, ""),
        role=row.role,
        role_label=row.get_role_display(),
        given_by=names.get(row.given_by_id, "") if row.given_by_id else "",
        given_at=row.given_at,
        confirmed_by=names.get(row.confirmed_by_id, "") if row.confirmed_by_id else "",
        confirmed_at=row.confirmed_at,
        ended_at=row.ended_at,
        confirmable=waiting and open_to,
    )


def _interest(row: Interest, names: dict[UUID, str]) -> InterestLine:
    body, place = row.organisation, row.place
    what = in_language(body.name, body.name_fr) if body else place.name if place else ""
    kind = "organisation" if body else "place"
    return InterestLine(
        row.id, row.account_id, names.get(row.account_id, ""), kind, what, row.declared_on, row.withdrawn_on
    )


def _seats_of(account_ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    rows = Holding.objects.filter(account_id__in=account_ids, until_on__isnull=True).order_by("from_on", "id")
    for account_id, title, french in rows.values_list("account_id", "seat__title", "seat__title_fr"):
        found[account_id] += (in_language(title, french),)
    return found


def _roles_of(account_ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    rows = RoleGrant.objects.filter(
        account_id__in=account_ids, confirmed_at__isnull=False, ended_at__isnull=True
    ).order_by("role")
    for account_id, role in rows.values_list("account_id", "role"):
        found[account_id] += (str(Role(role).label),)
    return found
