"""Recommending to an authority, and following up until somebody went to see."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.casework.meetings.models import Decision
from kikao.casework.tasks.actions._parts import standing_release
from kikao.casework.tasks.enums import RecommendationStatus as Status
from kikao.casework.tasks.lifecycle import RECOMMENDATION
from kikao.casework.tasks.models import Recommendation, RecommendationMove
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
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
    group = by.working_group_id
    if not Organisation.objects.filter(id=addressee_id, working_group_id=group).exists():
        raise Invalid({"addressee_id": _("Choose from the list.")})
    if decision_id and not Decision.objects.filter(id=decision_id, case=case).exists():
        raise Unknown
    row = Recommendation.objects.create(
        working_group_id=group,
        case=case,
        addressee_id=addressee_id,
        words=prose(words, "words", needed=_("Say what is recommended.")),
        level=chosen(level, Level, "level", needed=True),
        due_on=due_on,
        issued_on=today(),
        decision_id=decision_id,
        release=standing_release(case, release_id),
    )
    _note(by, row, "", Status.ISSUED)
    return row.id


@action("recommendation.move", to={Role.SECRETARIAT})
def move_recommendation(
    by: Actor,
    *,
    recommendation_id: UUID,
    new: str,
    words: str = "",
    real_on: date | None = None,
    version: int | None = None,
    check_reference: str = "",
) -> UUID:
    """Write down what became of a recommendation; verified only with what was seen, by another than who claimed it.

    What was seen stands in words, or on the check that is named.
    """
    row = Recommendation.objects.filter(id=recommendation_id, working_group_id=by.working_group_id).first()
    if row is None:
        raise Unknown
    require_case(by, row.case_id)
    if version not in (None, row.version):
        raise Clash
    RECOMMENDATION.check(row.status, new)
    said = line(" ".join(words.split()), "words", most=300, needed="" if check_reference else _needed(new))
    if real_on and real_on > today():
        raise Invalid({"real_on": _("This day has not come yet.")})
    if new == Status.VERIFIED:
        _require_another(by, row)
    moved = Recommendation.objects.filter(id=row.id, version=row.version).update(
        status=new, version=row.version + 1
    )
    if not moved:
        raise Clash
    _note(by, row, row.status, new, words=said, real_on=real_on, check_reference=check_reference)
    return row.id


def _needed(new: str) -> str:
    return _("Say who went to see, and what they saw.") if new == Status.VERIFIED else ""


def _require_another(by: Actor, row: Recommendation) -> None:
    claimed = row.moves.filter(new=Status.CLAIMED).order_by("-id").first()
    if claimed and claimed.by_account == by.account_id:
        raise Stop(
            "recommendation.verified_by_another",
            _("You entered yourself that it was implemented."),
            cure=_("Ask another person to verify it in the field."),
        )


def _note(by: Actor, row: Recommendation, old: str, new: str, **said: object) -> None:
    RecommendationMove.objects.create(
        working_group_id=by.working_group_id,
        recommendation=row,
        old=old,
        new=new,
        entered_on=today(),
        by_account=by.account_id,
        **said,
    )
