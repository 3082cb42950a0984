"""The circle: who may read restricted reports, named by one and confirmed by another."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.reports.actions._circle import close_circle
from kikao.casework.reports.models import CircleMember, Report
from kikao.casework.reports.policy import circle
from kikao.casework.reports.queries import desk_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.keys import has_key
from kikao.foundation.sealing.vault import can_open, grant, readers_of, revoke
from kikao.registry.people.queries import accounts_with, walled_of

KEEPERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})


@action("circle.name", to={Role.SECRETARIAT})
def name_for_circle(by: Actor, *, account_id: UUID) -> UUID:
    """Name somebody trained for the circle of restricted reports; it counts when a second person has confirmed it."""
    if account_id == by.account_id:
        raise ToOneselfStop
    if account_id not in accounts_with(by.working_group_id, *KEEPERS):
        raise Invalid({"account_id": _("Choose somebody of the secretariat or a custodian.")})
    there = CircleMember.objects.filter(
        working_group_id=by.working_group_id, account_id=account_id, ended_on__isnull=True
    )
    if there.exists():
        raise Stop(
            "circle.named_already", _("This person is in the circle already, or waits to be confirmed.")
        )
    row = CircleMember.objects.create(
        working_group_id=by.working_group_id, account_id=account_id, given_by=by.account_id, given_on=today()
    )
    others = set(accounts_with(by.working_group_id, *KEEPERS)) - {account_id}
    leave_notice(by, others, NoticeKind.SECOND_NEEDED, about="circle", about_id=row.id)
    return row.id


@action("circle.confirm", to=KEEPERS)
def confirm_in_circle(by: Actor, *, member_id: UUID) -> UUID:
    """Confirm somebody for the circle, as a second person; whoever is outside of it reads no restricted report any more."""
    row = _held(by, member_id)
    if row.confirmed_on is not None:
        raise Stop("circle.confirmed_already", _("This person is in the circle already."))
    if row.account_id == by.account_id:
        raise ToOneselfStop
    if by.account_id is not None and row.given_by == by.account_id:
        raise Stop(
            "circle.same_person",
            _("You named this person: a second person has to confirm it."),
            cure=_("Ask another secretary or a custodian."),
        )
    row.confirmed_by, row.confirmed_on = by.account_id, today()
    row.save(update_fields=["confirmed_by", "confirmed_on"])
    for report in _restricted(by):
        _let_in(by, report, row.account_id)
        close_circle(report)
    return row.id


@action("circle.end", to={Role.SECRETARIAT})
def end_in_circle(by: Actor, *, member_id: UUID) -> UUID:
    """Let somebody leave the circle; restricted reports are closed to that person at once."""
    row = _held(by, member_id)
    others = circle(by.working_group_id).exclude(id=row.id)
    if row.confirmed_on is not None and not others.exists():
        raise Stop(
            "circle.last",
            _("This is the last person in the circle: nobody trained would read restricted reports."),
            cure=_("Name somebody else and have it confirmed first."),
        )
    row.ended_by, row.ended_on = by.account_id, today()
    row.save(update_fields=["ended_by", "ended_on"])
    for report in _restricted(by):
        revoke(report.id, [row.account_id])
    return row.id


class ToOneselfStop(Stop):
    """Somebody reached for the circle alone."""

    def __init__(self) -> None:
        """Send them to others."""
        super().__init__(
            "circle.to_oneself",
            _("Nobody names or confirms themselves for the circle."),
            cure=_("Two other people have to do it."),
        )


def _held(by: Actor, member_id: UUID) -> CircleMember:
    rows = CircleMember.objects.select_for_update()
    row = rows.filter(working_group_id=by.working_group_id, id=member_id, ended_on__isnull=True).first()
    if row is None:
        raise Unknown
    return row


def _restricted(by: Actor) -> list[Report]:
    """Return every restricted report: keys are moved here, nothing is read."""
    return list(
        Report.objects.filter(working_group_id=by.working_group_id).exclude(restricted="").order_by("id")
    )


def _let_in(by: Actor, report: Report, account_id: UUID) -> None:
    """Share with somebody new in the circle what the one who confirms can open; the rest waits for a sharing."""
    wanted = account_id in desk_of(report) and has_key(account_id) and account_id not in readers_of(report.id)
    walled = walled_of(report.working_group_id, [report.id], [account_id])
    if wanted and not walled and can_open(by, report.id):
        grant(by, report.id, account_id)
