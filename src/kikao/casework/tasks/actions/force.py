"""Joining and leaving a task force: with it go the keys to the narratives of its case."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import CaseIncident
from kikao.casework.cases.queries import require_case, require_case_consent
from kikao.casework.incidents.models import IncidentReport
from kikao.casework.incidents.reckoning import chosen
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.casework.tasks.policy import WORKERS
from kikao.casework.tasks.queries import require_person, require_worker
from kikao.casework.tasks.queries.force import withheld_from_force
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


@action("force.join", to={Role.SECRETARIAT})
def join_force(by: Actor, *, case_id: UUID, account_id: UUID, role: str = ForceRole.MEMBER) -> UUID:
    """Take somebody into the task force of a case and let them read its narratives, unless they are walled."""
    case = require_case(by, case_id)
    _require_fit(by, case.id, account_id)
    there = ForceMember.objects.filter(case=case, account_id=account_id, left_on__isnull=True)
    if there.exists():
        raise Stop(
            "force.already_in",
            _("This person is in the task force already."),
            cure=_("Nothing needs to be done."),
        )
    member = ForceMember.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        account_id=account_id,
        role=chosen(role, ForceRole, "role", needed=True),
        joined_on=today(),
    )
    _share(by, case.id, [account_id])
    leave_notice(
        by, [account_id], NoticeKind.FORCE_JOINED, subject_id=case.id, about="case", about_id=case.id
    )
    return member.id


def _require_fit(by: Actor, case_id: UUID, account_id: UUID) -> None:
    person = require_person(by, account_id)
    if walled_of(by.working_group_id, [case_id], [account_id]):
        message = _("This person is walled from the case.")
        cure = _("Choose somebody else, or release a text to that seat.")
        raise Invalid({"account_id": f"{message} {cure}"}, code="force.walled")
    require_worker(person, WORKERS, code="force.no_role")


@action("force.share", to={Role.SECRETARIAT})
def share_with_force(by: Actor, *, case_id: UUID) -> UUID:
    """Share with everybody in the task force what one can open of the case and what was added to it since."""
    case = require_case(by, case_id)
    if by.key is None:
        raise Stop(
            "force.locked",
            _("Your session carries no key, so that nothing can be shared."),
            cure=_("Sign in with your passphrase."),
        )
    there = ForceMember.objects.filter(case=case, left_on__isnull=True)
    members = set(there.values_list("account_id", flat=True))
    walled = walled_of(by.working_group_id, [case.id], members)
    _require_use(by, case.id, members - walled)
    _share(by, case.id, members - walled)
    return case.id


def _require_use(by: Actor, case_id: UUID, members: Iterable[UUID]) -> None:
    """Refuse a sharing that can reach nothing new, because sources did not agree to it."""
    kept = withheld_from_force(by, case_id)
    ready = {one for one in members if has_key(one)}
    if kept and not any(ready - readers_of(one) for one in _subjects_of(case_id) if one not in kept):
        require_case_consent(by, case_id, ConsentScope.FACTS)


def _share(by: Actor, case_id: UUID, account_ids: Iterable[UUID]) -> None:
    """Share what the actor can open now and sources agreed to.

    Without a key on either side, or without consent, the rest waits for an explicit sharing.
    """
    ready = [account_id for account_id in account_ids if account_id != by.account_id and has_key(account_id)]
    if by.key is None or not ready:
        return
    kept = withheld_from_force(by, case_id)
    for subject_id in _subjects_of(case_id):
        if subject_id not in kept and can_open(by, subject_id):
            for account_id in ready:
                grant(by, subject_id, account_id)


def _subjects_of(case_id: UUID) -> Iterator[UUID]:
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
    if member.account_id not in accounts_with(by.working_group_id, Role.SECRETARIAT):
        _take_keys(case.id, member.account_id)
    return member.id


def _take_keys(case_id: UUID, account_id: UUID) -> None:
    """Take back what another task force, in which the person stays, does not need."""
    others = ForceMember.objects.filter(account_id=account_id, left_on__isnull=True)
    kept = {one for case in others.values_list("case_id", flat=True) for one in _subjects_of(case)}
    for subject_id in set(_subjects_of(case_id)) - kept:
        revoke(subject_id, [account_id])
