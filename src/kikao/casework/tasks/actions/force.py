"""Joining and leaving a task force: with it go the keys to the narratives of its case."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case, CaseIncident
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.models import IncidentReport
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.keys import has_key
from kikao.foundation.sealing.vault import can_open, grant, revoke
from kikao.registry.people.queries import walled_of


@action("force.join", to={Role.SECRETARIAT})
def join_force(by: Actor, *, case_id: UUID, account_id: UUID, role: str = ForceRole.MEMBER) -> UUID:
    """Take somebody into the task force of a case and let them read its narratives, unless they are walled."""
    case = require_case(by, case_id)
    account = Account.objects.filter(id=account_id, working_group_id=by.working_group_id).first()
    if account is None:
        raise Unknown
    if walled_of(by.working_group_id, [case.id], [account.id]):
        raise Stop(
            "force.walled",
            _("This person is walled from the case."),
            cure=_("Choose somebody else, or release a text to that seat."),
            status=403,
        )
    member, made = ForceMember.objects.get_or_create(
        working_group_id=by.working_group_id,
        case=case,
        account=account,
        left_on=None,
        defaults={"role": ForceRole(role), "joined_on": today()},
    )
    if not made:
        raise Stop(
            "force.already_in",
            _("This person is in the task force already."),
            cure=_("Nothing needs to be done."),
        )
    _share(by, case, account.id)
    leave_notice(
        by, [account.id], NoticeKind.FORCE_JOINED, subject_id=case.id, about="case", about_id=case.id
    )
    return member.id


def _share(by: Actor, case: Case, account_id: UUID) -> None:
    """Share what the actor can open now; without a key on either side the rest waits for an explicit sharing."""
    if by.key is None or not has_key(account_id):
        return
    for subject_id in subjects_of(case.id):
        if can_open(by, subject_id):
            grant(by, subject_id, account_id)


def subjects_of(case_id: UUID) -> Iterator[UUID]:
    """Return the case, its incidents and the reports they were made from."""
    yield case_id
    incidents = list(CaseIncident.objects.filter(case_id=case_id).values_list("incident_id", flat=True))
    yield from incidents
    yield from IncidentReport.objects.filter(incident_id__in=incidents).values_list("report_id", flat=True)


@action("force.leave", to={Role.SECRETARIAT})
def leave_force(by: Actor, *, member_id: UUID) -> UUID:
    """Let somebody leave a task force and take the keys back; what was read is not forgotten."""
    member = ForceMember.objects.filter(
        id=member_id, working_group_id=by.working_group_id, left_on__isnull=True
    ).first()
    if member is None:
        raise Unknown
    case = require_case(by, member.case_id)
    member.left_on = today()
    member.save(update_fields=["left_on"])
    for subject_id in subjects_of(case.id):
        revoke(subject_id, [member.account_id])
    return member.id
