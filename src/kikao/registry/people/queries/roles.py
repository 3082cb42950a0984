"""Lists of roles, interests, accounts and of what was recorded for others."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.accounts.policy import seen_by as accounts_seen_by
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.models import Interest, OnBehalf, RoleGrant
from kikao.registry.people.policy import CONFIRMERS, grants_seen_by, interests_seen_by, seen_by
from kikao.registry.people.queries.actors import account_names
from kikao.registry.people.schemas import BehalfLine, GrantLine, InterestLine, in_language


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
    page = page_of(rows.select_related("account"), order=("-id",), after=after, size=size)
    names = _grant_names(by, page.items)
    return page.map(lambda row: _grant(by, row, names))


def grant(by: Actor, grant_id: UUID) -> GrantLine:
    """Return one role as it was given."""
    row = RoleGrant.objects.filter(grants_seen_by(by), id=grant_id).select_related("account").first()
    if row is None:
        raise Unknown
    return _grant(by, row, _grant_names(by, [row]))


def waiting_grants(by: Actor) -> tuple[GrantLine, ...]:
    """Return the roles that wait for a second person, longest waiting first."""
    waiting = Q(confirmed_at__isnull=True, ended_at__isnull=True)
    held = RoleGrant.objects.filter(grants_seen_by(by) & waiting).select_related("account")
    rows = list(held.order_by("given_at", "id")[:100])
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


def account_choices(by: Actor) -> list[tuple[str, str]]:
    """Return (id, name) of the open accounts of the group, for the forms of the secretariat."""
    if not by.is_(Role.SECRETARIAT):
        return []
    rows = Account.objects.filter(accounts_seen_by(by), active=True).order_by("name", "username")
    return [(str(row.id), f"{row.name} ({row.username})") for row in rows]


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
        username=row.account.username,
    )


def _interest(row: Interest, names: dict[UUID, str]) -> InterestLine:
    body, place = row.organisation, row.place
    what = in_language(body.name, body.name_fr) if body else place.name if place else ""
    kind = "organisation" if body else "place"
    return InterestLine(
        row.id, row.account_id, names.get(row.account_id, ""), kind, what, row.declared_on, row.withdrawn_on
    )
