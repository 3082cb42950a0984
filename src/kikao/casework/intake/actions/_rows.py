"""Finding what waits apart for this actor and no other, locked until the act ends."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.policy import seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop, Unknown


def waiting_row(
    by: Actor, submission_id: UUID, states: Collection[SubmissionState], reasons: Collection[str] = ()
) -> Submission:
    """Return a submission that still waits in one of these states; somebody else may have been quicker."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("report", "earlier__report")
    row = rows.filter(seen_by(by), id=submission_id).first()
    if row is None:
        raise Unknown
    if row.state not in states or (reasons and row.held_reason not in reasons):
        raise Stop(
            "intake.settled",
            _("This waits no longer: somebody has looked at it already."),
            cure=_("Go back to the list; its page says what became of it."),
        )
    return row
