"""Recording what changed and who says so; going to see; asking the parties."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case, Party
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.casework.outcomes.enums import Change, Content, Proof
from kikao.casework.outcomes.lifecycle import OUTCOME
from kikao.casework.outcomes.models import Outcome, Satisfaction
from kikao.casework.outcomes.policy import mediated, seen_by, verifies
from kikao.casework.tasks.policy import works_on
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Organisation

RECORDERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
"""Members too can be in the task force of a case; the act looks whether they are in this one's."""
SHORT = 300


@action("outcome.record", to=RECORDERS)
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
    case, when = _case(by, case_id), happened or Moment()
    source = line(said_by, "said_by")
    if not source and said_by_organisation_id is None:
        raise Invalid(
            {"said_by": _("Say who says so: a source's title or an organisation, never a person's name.")}
        )
    if said_by_organisation_id:
        _organisation(by, said_by_organisation_id, "said_by_organisation_id")
    if when.start and when.start > today():
        raise Invalid({"happened": _("This day has not come yet.")})
    row = Outcome.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        change=chosen(change, Change, "change", needed=True),
        words=prose(words, "words", needed=_("Say what changed.")),
        said_by=source,
        said_by_organisation_id=said_by_organisation_id,
        happened_from=when.start,
        happened_until=when.end,
        happened_precision=when.precision,
        recorded_by=by.account_id,
        recorded_on=today(),
    )
    return row.id


def _case(by: Actor, case_id: UUID) -> Case:
    """Return a case that the actor works on, or refuse."""
    case = require_case(by, case_id)
    if not works_on(by, case.id):
        raise Stop(
            "outcome.not_in_force",
            _("What came of a case is recorded by the secretariat and by its task force."),
            cure=_("Tell the secretariat what you know."),
            status=403,
        )
    return case


def _organisation(by: Actor, organisation_id: UUID, field: str) -> Organisation:
    row = Organisation.objects.filter(id=organisation_id, working_group_id=by.working_group_id).first()
    if row is None:
        raise Invalid({field: _("Choose from the list.")})
    return row


@action("outcome.verify", to=RECORDERS)
def verify_outcome(by: Actor, *, outcome_id: UUID, how: str) -> UUID:
    """Verify, as another person than the one who recorded it, what was claimed: who went to see, and how."""
    row = Outcome.objects.filter(seen_by(by), id=outcome_id).first()
    if row is None:
        raise Unknown
    _case(by, row.case_id)
    OUTCOME.check(row.proof, Proof.VERIFIED)
    if not verifies(by, row):
        raise Stop(
            "outcome.verified_by_another",
            _("You recorded this claim yourself."),
            cure=_("Ask another person to verify it."),
        )
    seen = line(
        " ".join(how.split()), "how", most=SHORT, needed=_("Say who went to see, when, and what they saw.")
    )
    claimed = Outcome.objects.filter(id=row.id, proof=Proof.CLAIMED)
    if not claimed.update(
        proof=Proof.VERIFIED, verified_by=by.person, verified_on=today(), verified_how=seen
    ):
        raise Clash
    return row.id


@action("outcome.record_satisfaction", to=RECORDERS)
def record_satisfaction(
    by: Actor, *, case_id: UUID, organisation_id: UUID, score: int, words: str = ""
) -> UUID:
    """Record how satisfied a party says it is (1 to 5); the mediator of the case does not collect it."""
    case = _case(by, case_id)
    if mediated(by, case.id):
        raise Stop(
            "outcome.mediator_collects",
            _("The mediator does not ask the parties how satisfied they are."),
            cure=_("Ask another person to collect it."),
        )
    if not Party.objects.filter(case=case, organisation_id=organisation_id).exists():
        raise Invalid({"organisation_id": _("Choose a party of this case.")})
    if score not in Content.values:
        raise Invalid({"score": _("Give a number from 1 to 5.")})
    said = prose(words, "words")
    row = Satisfaction.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        organisation_id=organisation_id,
        score=score,
        words_item_id=put(by.working_group_id, case.id, "outcome.satisfaction", said) if said else None,
        collected_by=by.person,
        collected_on=today(),
    )
    return row.id
