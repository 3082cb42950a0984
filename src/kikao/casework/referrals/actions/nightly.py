"""Calling silence by its name: the day an answer was due is past and nothing came."""

from datetime import timedelta

from kikao.casework.referrals.actions._parts import note_step
from kikao.casework.referrals.enums import ReferralState, Step
from kikao.casework.referrals.models import Referral
from kikao.casework.referrals.queries.lists import WAITING
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.queries import desk_of

AT_ONCE = 500


@job("referrals.silent", every=timedelta(hours=12))
@action("referral.mark_silent", to=SYSTEM_ONLY)
def mark_silent(by: Actor) -> int:
    """Mark every referral whose day for an answer is past as silent, and tell the secretariat; it can still be answered."""
    late = Referral.objects.filter(
        working_group_id=by.working_group_id, state__in=WAITING, answer_due_on__lt=today()
    )
    rows = list(late.order_by("answer_due_on", "id")[:AT_ONCE])
    for row in rows:
        moved = Referral.objects.filter(id=row.id, version=row.version).update(
            state=ReferralState.SILENT, version=row.version + 1
        )
        if moved:
            note_step(by, row, Step.SILENT)
            _tell(by, row)
    return len(rows)


def _tell(by: Actor, row: Referral) -> None:
    desk = desk_of(row.working_group_id, row.case_id)
    leave_notice(
        by,
        desk,
        NoticeKind.REFERRAL_SILENT,
        subject_id=row.case_id,
        about="referral",
        about_id=row.id,
    )
