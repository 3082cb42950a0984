"""Recording what changed and who says so; going to see; asking the parties."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Party
from kikao.casework.incidents.enums import Sex
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.casework.outcomes.actions._parts import RECORDERS, organisation_of, past, worked_case
from kikao.casework.outcomes.enums import Asked, Change, Content, OutcomeKind, Proof
from kikao.casework.outcomes.lifecycle import OUTCOME
from kikao.casework.outcomes.models import Outcome, Satisfaction
from kikao.casework.outcomes.policy import mediated, seen_by, verifies
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import put

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
    kind: str = OutcomeKind.OUTCOME,
) -> UUID:
    """Record what was done or what changed for people, and who says so; it is claimed until another person verified it."""
    case, when = worked_case(by, case_id), past(happened, "happened")
    source = line(said_by, "said_by")
    if not source and said_by_organisation_id is None:
        raise Invalid(
            {"said_by": _("Say who says so: a source's title or an organisation, never a person's name.")}
        )
    if said_by_organisation_id:
        organisation_of(by, said_by_organisation_id, "said_by_organisation_id")
    row = Outcome.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        kind=chosen(kind, OutcomeKind, "kind", needed=True),
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


@action("outcome.verify", to=RECORDERS)
def verify_outcome(by: Actor, *, outcome_id: UUID, how: str) -> UUID:
    """Verify, as another person than the one who recorded it, what was claimed: who went to see, and how."""
    row = Outcome.objects.filter(seen_by(by), id=outcome_id).first()
    if row is None:
        raise Unknown
    worked_case(by, row.case_id)
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
    by: Actor,
    *,
    case_id: UUID,
    organisation_id: UUID,
    score: int,
    words: str = "",
    sex: str = Sex.UNKNOWN,
    asked: str = "",
) -> UUID:
    """Record how satisfied a party says it is (1 to 5); the mediator of the case does not collect it."""
    case = worked_case(by, case_id)
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
        sex=chosen(sex, Sex, "sex") or Sex.UNKNOWN,
        asked=chosen(asked, Asked, "asked"),
        collected_by=by.person,
        collected_on=today(),
    )
    return row.id
