"""Who sees tasks and recommendations: readers of their case, and a released seat those that are its own."""

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.meetings.enums import ReleaseState
from kikao.foundation.access.actor import Actor


def seen_by(by: Actor) -> Q:
    """Return the tasks this reader may see; a walled owner sees what was given through a standing release."""
    return cases_seen_by(by, "case_id") | (_released_to(by) & Q(owner_id=by.account_id))


def recommendations_seen_by(by: Actor) -> Q:
    """Return the recommendations this reader may see; an addressee's seat those that came with its release."""
    return cases_seen_by(by, "case_id") | _released_to(by)


def _released_to(by: Actor) -> Q:
    if by.seat_id is None or by.account_id is None:
        return Q(pk__in=())
    return Q(
        working_group_id=by.working_group_id,
        release__seat_id=by.seat_id,
        release__state=ReleaseState.APPROVED,
    )
