"""Recording what changed and who says so; going to see; asking the parties."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.queries import require_case
from kikao.casework.outcomes.enums import Change, Proof
from kikao.casework.outcomes.models import Outcome, Satisfaction
from kikao.casework.outcomes.policy import seen_by
from kikao.casework.tasks.enums import ForceRole
from kikao.casework.tasks.models import ForceMember
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Organisation


@action("outcome.record", to={Role.SECRETARIAT, Role.TASK_FORCE})
def record_outcome(
    by: Actor,
    *,
    case_id: UUID,
    change: str,
    words: str,
    said_by: str = "",
    said_by_organisation_id: UUID | None = None,
    happened: Moment | None = None,
) -> UUID:
    """Record something that changed and who says so; it is claimed until another person verified it."""
    case, when = require_case(by, case_id), happened or Moment()
    wrong = {}
    if change not in Change.values:
        wrong["change"] = _("Choose what changed.")
    if not words.strip():
        wrong["words"] = _("Say what changed.")
    if not said_by.strip() and said_by_organisation_id is None:
        wrong["said_by"] = _("Say who says so: a source's title or an organisation, never a person's name.")
    if wrong:
        raise Invalid(wrong)
    if said_by_organisation_id:
        _organisation(by, said_by_organisation_id)
    row = Outcome.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        change=change,
        words=words.strip(),
        said_by=said_by.strip(),
        said_by_organisation_id=said_by_organisation_id,
        happened_from=when.start,
        happened_until=when.end,
        happened_precision=when.precision,
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    return row.id


def _organisation(by: Actor, organisation_id: UUID) -> Organisation:
    row = Organisation.objects.filter(id=organisation_id, working_group_id=by.working_group_id).first()
    if row is None:
        raise Unknown
    return row


@action("outcome.verify", to={Role.SECRETARIAT, Role.TASK_FORCE})
def verify_outcome(by: Actor, *, outcome_id: UUID, how: str) -> UUID:
    """Verify, as another person than the one who recorded it, what was claimed: who went to see, and how."""
    row = Outcome.objects.filter(seen_by(by), id=outcome_id).first()
    if row is None:
        raise Unknown
    if row.recorded_by == by.account_id:
        raise Stop(
            "outcome.verified_by_another",
            _("You recorded this claim yourself."),
            cure=_("Ask another person to verify it."),
            status=403,
        )
    if not how.strip():
        raise Invalid({"how": _("Say who went to see, when, and what they saw.")})
    Outcome.objects.filter(id=row.id).update(
        proof=Proof.VERIFIED, verified_by=by.person, verified_on=today(), verified_how=how.strip()[:300]
    )
    return row.id


@action("outcome.record_satisfaction", to={Role.SECRETARIAT, Role.TASK_FORCE})
def record_satisfaction(
    by: Actor, *, case_id: UUID, organisation_id: UUID, score: int, words: str = ""
) -> UUID:
    """Record how satisfied a party says it is (1 to 5); the mediator of the case does not collect it."""
    case = require_case(by, case_id)
    organisation = _organisation(by, organisation_id)
    if not 1 <= score <= 5:
        raise Invalid({"score": _("Give a number from 1 to 5.")})
    mediates = ForceMember.objects.filter(
        case=case, account_id=by.person, role=ForceRole.MEDIATOR, left_on__isnull=True
    )
    if mediates.exists():
        raise Stop(
            "outcome.mediator_collects",
            _("The mediator does not ask the parties how satisfied they are."),
            cure=_("Ask another person to collect it."),
            status=403,
        )
    row = Satisfaction.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        organisation=organisation,
        score=score,
        words_item_id=put(by.working_group_id, case.id, "outcome.satisfaction", words.strip())
        if words.strip()
        else None,
        collected_by=by.person,
        collected_on=today(),
    )
    return row.id
