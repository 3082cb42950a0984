"""Through whose phone something came: it stays sealed with the submission when a reader's session opened it."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.intake.models import Submission
from kikao.casework.intake.policy import READERS, seen_by
from kikao.casework.reports.queries.consent import require_consent_to_be_known
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.stops import Unknown


def phones_behind(by: Actor, subject_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the references of those submissions among the subjects of which this reader may know."""
    asked = set(subject_ids)
    if not asked or not by.is_(*READERS, Role.CUSTODIAN):
        return {}
    mine = seen_by(by) if by.is_(*READERS) else unwalled(by)
    rows = Submission.objects.filter(mine, working_group_id=by.working_group_id, id__in=asked)
    return dict(rows.values_list("id", "reference"))


def has_phone_behind(by: Actor, report_id: UUID) -> bool:
    """Tell whether it lies sealed beside a report through whose phone it came."""
    rows = Submission.objects.filter(seen_by(by), report_id=report_id)
    return rows.exclude(identity_item_id=None).exists()


def require_consent_of_phone(by: Actor, subject_id: UUID) -> None:
    """Refuse to ask through whose phone a report came when its source did not agree to be known."""
    row = Submission.objects.filter(working_group_id=by.working_group_id, id=subject_id).first()
    if row is None:
        return
    if by.is_(*READERS) and not Submission.objects.filter(seen_by(by), id=subject_id).exists():
        raise Unknown
    if row.report_id:
        require_consent_to_be_known(by, row.report_id)
