"""Recommending to an authority, and following up until somebody went to see."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import Decision, Release
from kikao.casework.tasks.enums import RecommendationStatus as Status
from kikao.casework.tasks.lifecycle import RECOMMENDATION
from kikao.casework.tasks.models import Recommendation, RecommendationMove
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Unknown
from kikao.registry.people.models import Organisation


@action("recommendation.issue", to={Role.SECRETARIAT})
def issue_recommendation(
    by: Actor,
    *,
    case_id: UUID,
    addressee_id: UUID,
    words: str,
    level: str = Level.PROVINCIAL,
    due_on: date | None = None,
    decision_id: UUID | None = None,
    release_id: UUID | None = None,
) -> UUID:
    """Issue a recommendation to an authority; an addressee is not walled by being asked."""
    case = require_case(by, case_id)
    if not words.strip():
        raise Invalid({"words": _("Say what is recommended.")})
    group = by.working_group_id
    if not Organisation.objects.filter(id=addressee_id, working_group_id=group).exists():
        raise Unknown
    if decision_id and not Decision.objects.filter(id=decision_id, case=case).exists():
        raise Unknown
    standing = Release.objects.filter(case=case, state=ReleaseState.APPROVED)
    if release_id and not standing.filter(id=release_id).exists():
        raise Unknown
    row = Recommendation.objects.create(
        working_group_id=group,
        case=case,
        addressee_id=addressee_id,
        words=words.strip(),
        level=Level(level),
        due_on=due_on,
        issued_on=today(),
        decision_id=decision_id,
        release_id=release_id,
    )
    _note(by, row, "", Status.ISSUED, "", None)
    return row.id


@action("recommendation.move", to={Role.SECRETARIAT})
def move_recommendation(
    by: Actor, *, recommendation_id: UUID, new: str, words: str = "", real_on: date | None = None
) -> UUID:
    """Write down what became of a recommendation; verified only with what was seen in the field."""
    row = Recommendation.objects.filter(id=recommendation_id, working_group_id=by.working_group_id).first()
    if row is None:
        raise Unknown
    require_case(by, row.case_id)
    RECOMMENDATION.check(row.status, new)
    if new == Status.VERIFIED and not words.strip():
        raise Invalid({"words": _("Say who went to see, and what they saw.")})
    if real_on and real_on > today():
        raise Invalid({"real_on": _("This day has not come yet.")})
    moved = Recommendation.objects.filter(id=row.id, version=row.version).update(
        status=new, version=row.version + 1
    )
    if not moved:
        raise Clash
    _note(by, row, row.status, new, words, real_on)
    return row.id


def _note(by: Actor, row: Recommendation, old: str, new: str, words: str, real_on: date | None) -> None:
    RecommendationMove.objects.create(
        working_group_id=by.working_group_id,
        recommendation=row,
        old=old,
        new=new,
        words=words.strip()[:300],
        real_on=real_on,
        entered_on=today(),
        by_account=by.account_id,
    )
