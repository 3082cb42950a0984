"""Seats, and who holds them one after the other."""

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.searching import normalise
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.registry.people.actions.shutting import shut_sealed
from kikao.registry.people.actions.walls import settle_walls
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models import Holding, Organisation, RoleGrant, Seat
from kikao.registry.people.policy import SEATED, may_keep_identities, seen_by
from kikao.registry.people.queries.walls import keys_of
from kikao.registry.people.reckoning import clean_line


@action("seat.add", to={Role.SECRETARIAT})
def add_seat(by: Actor, *, title: str, organisation_id: UUID, pillar: str, title_fr: str = "") -> UUID:
    """Set up a seat at the table for an organisation."""
    fields = _fields(by, title, title_fr, organisation_id, pillar)
    _refuse_double(by, str(fields["title"]))
    return Seat.objects.create(working_group_id=by.working_group_id, **fields).id


@action("seat.edit", to={Role.SECRETARIAT})
def edit_seat(
    by: Actor,
    *,
    seat_id: UUID,
    version: int,
    title: str,
    organisation_id: UUID,
    pillar: str,
    title_fr: str = "",
) -> UUID:
    """Correct a seat; when it goes to another organisation, the walls of its holders follow."""
    fields = _fields(by, title, title_fr, organisation_id, pillar)
    row = _seat(by, seat_id)
    _refuse_double(by, str(fields["title"]), but=row.id)
    before = keys_of(by.working_group_id)
    if not Seat.objects.filter(id=row.id, version=version).update(version=version + 1, **fields):
        raise Clash
    settle_walls(by, before=before)
    return row.id


@action("seat.retire", to={Role.SECRETARIAT})
def retire_seat(by: Actor, *, seat_id: UUID) -> UUID:
    """Close a seat that nobody holds; what its holders did stays under its title."""
    row = _seat(by, seat_id)
    if Holding.objects.filter(seat_id=row.id, until_on__isnull=True).exists():
        raise SeatHeldStop
    Seat.objects.filter(id=row.id).update(active=False)
    return row.id


@action("seat.reopen", to={Role.SECRETARIAT})
def reopen_seat(by: Actor, *, seat_id: UUID) -> UUID:
    """Bring a closed seat back to the table."""
    row = _seat(by, seat_id)
    if row.active:
        raise Stop("seat.open_already", _("This seat is at the table already."))
    Seat.objects.filter(id=row.id).update(active=True)
    return row.id


@action("seat.hold", to={Role.SECRETARIAT})
def hold_seat(
    by: Actor, *, seat_id: UUID, account_id: UUID, alternate: bool = False, from_on: date | None = None
) -> UUID:
    """Let an account hold a seat, as its holder or as an alternate."""
    row = _seat(by, seat_id)
    account = Account.objects.filter(working_group_id=by.working_group_id, id=account_id, active=True).first()
    if account is None:
        raise Unknown
    _refuse_held(row, account_id, alternate=alternate)
    _refuse_custodian(row, account_id)
    since = from_on or today()
    if since > today():
        raise Invalid({"from_on": _("This day has not come yet.")})
    before = keys_of(by.working_group_id)
    holding = Holding.objects.create(
        working_group_id=by.working_group_id, seat=row, account=account, alternate=alternate, from_on=since
    )
    settle_walls(by, before=before)
    return holding.id


@action("seat.leave", to={Role.SECRETARIAT})
def end_holding(by: Actor, *, holding_id: UUID, until_on: date | None = None) -> UUID:
    """End somebody's time at a seat; without any seat their roles at the table end as well."""
    mine = Holding.objects.filter(working_group_id=by.working_group_id)
    holding = mine.filter(id=holding_id).select_related("seat").first()
    if holding is None:
        raise Unknown
    if holding.until_on is not None:
        raise Stop("seat.left_already", _("This ended already."))
    day = until_on or today()
    if not holding.from_on <= day <= today():
        raise Invalid({"until_on": _("Write a day between the beginning and today.")})
    before = keys_of(by.working_group_id)
    mine.filter(id=holding.id).update(until_on=day)
    if not mine.filter(account_id=holding.account_id, until_on__isnull=True).exists():
        _end_roles(by, holding.account_id)
    settle_walls(by, before=before)
    return holding.id


class SeatHeldStop(Stop):
    """Somebody holds the seat."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(
            "seat.held", _("Somebody holds this seat."), cure=_("End the present holder's time at it first.")
        )


class CustodianSeatStop(Stop):
    """A custodian of identities cannot come from a body that may stand accused."""

    def __init__(self) -> None:
        """Say who can be one."""
        super().__init__(
            "role.custodian_body",
            _(
                "A custodian of identities cannot sit for a government, security, company or cooperative body."
            ),
            cure=_("Choose somebody of civil society or of an observer."),
        )


def _seat(by: Actor, seat_id: UUID) -> Seat:
    row = Seat.objects.filter(seen_by(by), id=seat_id).first()
    if row is None:
        raise Unknown
    return row


def _refuse_held(row: Seat, account_id: UUID, *, alternate: bool) -> None:
    now_there = Holding.objects.filter(seat_id=row.id, until_on__isnull=True)
    if now_there.filter(account_id=account_id).exists():
        raise Stop("seat.held_already", _("This account is at this seat already."))
    if not alternate and now_there.filter(alternate=False).exists():
        raise SeatHeldStop
    if not row.active:
        raise Stop("seat.retired", _("This seat is no longer in use."))


def _refuse_custodian(row: Seat, account_id: UUID) -> None:
    keeps = RoleGrant.objects.filter(account_id=account_id, role=Role.CUSTODIAN, ended_at__isnull=True)
    if keeps.exists() and not may_keep_identities(row.organisation):
        raise CustodianSeatStop


def _end_roles(by: Actor, account_id: UUID) -> None:
    standing = RoleGrant.objects.filter(
        working_group_id=by.working_group_id, account_id=account_id, role__in=SEATED, ended_at__isnull=True
    )
    ended = frozenset(standing.values_list("role", flat=True))
    standing.update(ended_at=now(), ended_by_id=by.account_id)
    shut_sealed(by, account_id=account_id, ended=ended, left=frozenset())


def _refuse_double(by: Actor, title: str, but: UUID | None = None) -> None:
    if Seat.objects.filter(seen_by(by), title=title).exclude(Q(id=but)).exists():
        raise Invalid({"title": _("There is a seat of this title already.")})


def _fields(by: Actor, title: str, title_fr: str, organisation_id: UUID, pillar: str) -> dict[str, object]:
    if pillar not in Pillar.values:
        raise Invalid({"pillar": _("Choose a pillar from the list.")})
    if not Organisation.objects.filter(seen_by(by), id=organisation_id).exists():
        raise Invalid({"organisation_id": _("Choose an organisation from the list.")})
    title = clean_line("title", title, longest=200)
    title_fr = clean_line("title_fr", title_fr, longest=200, needed=False)
    return {
        "title": title,
        "title_fr": title_fr,
        "organisation_id": organisation_id,
        "pillar": pillar,
        "search_text": normalise(f"{title} {title_fr}"),
    }
