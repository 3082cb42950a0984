"""Who may prove what: a confirming body is independent, and who claimed something does not verify it."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.agreements.models import ClauseChange, InstrumentParty
from kikao.casework.cases.enums import PartyRole
from kikao.casework.cases.models import Party
from kikao.casework.monitoring.actions._breach import same_thing
from kikao.casework.monitoring.actions._parts import subject_of
from kikao.casework.monitoring.enums import FollowUpFinding, Proof
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.casework.monitoring.policy import verifies
from kikao.casework.tasks.enums import RecommendationStatus
from kikao.casework.tasks.models import RecommendationMove
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import keys_on, organisation_key
from kikao.foundation.base.stops import Invalid, Stop
from kikao.registry.people.models import Organisation
from kikao.registry.people.queries import web_of

MOST_SOURCES = 1000


def sources_of(
    by: Actor, check: Check, proof: str, number: int, body_id: UUID | None
) -> tuple[int, UUID | None]:
    """Return how many of which body confirm; whoever is a party or accused confirms nothing."""
    if proof != Proof.CONFIRMED:
        if number or body_id:
            raise Invalid({"source_body_id": _("Only what somebody confirms names who confirms it.")})
        return 0, None
    if not 1 <= number <= MOST_SOURCES:
        raise Invalid({"sources": _("Say how many confirm it.")})
    bodies = Organisation.objects.filter(working_group_id=by.working_group_id)
    if body_id is None or not bodies.filter(id=body_id).exists():
        raise Invalid({"source_body_id": _("Choose from the list.")})
    if _is_involved(check, body_id):
        words = _("This body is a party, or is walled: it cannot confirm. Choose an independent one.")
        raise Invalid({"source_body_id": words}, code="check.source_involved")
    return number, body_id


def _is_involved(check: Check, body_id: UUID) -> bool:
    """Tell whether a body, or one that belongs to it or to which it belongs, is a party or accused."""
    bodies: set[UUID] = set()
    if check.case_id:
        rows = Party.objects.filter(case_id=check.case_id).exclude(role=PartyRole.PRIOR_FORUM)
        bodies |= set(rows.values_list("organisation_id", flat=True))
    if check.instrument_id:
        rows_in = InstrumentParty.objects.filter(instrument_id=check.instrument_id)
        bodies |= set(rows_in.values_list("organisation_id", flat=True))
    if check.recommendation:
        bodies.add(check.recommendation.addressee_id)
    keys = web_of(check.working_group_id, [body_id]).keys({body_id}, ())
    marked = keys_on([subject_of(check)])[subject_of(check)]
    return bool(keys & ({organisation_key(one) for one in bodies} | marked))


def require_another(by: Actor, check: Check) -> None:
    """Refuse who claimed a thing to say that it was seen; what came from a phone was claimed by who sent it."""
    claimed = CheckResult.objects.filter(
        proof=Proof.CLAIMED, came_from=None, **same_thing(check, "check_made__")
    )
    made = claimed.exclude(finding=FollowUpFinding.NO_ACCESS)
    claimants = {one for one in made.values_list("recorded_by", flat=True) if one}
    if check.clause_id:
        steps = ClauseChange.objects.filter(clause_id=check.clause_id, new=ClauseStatus.CLAIMED)
        claimants |= {one for one in steps.values_list("by_account", flat=True) if one}
    if check.recommendation_id:
        moves = RecommendationMove.objects.filter(
            recommendation_id=check.recommendation_id, new=RecommendationStatus.CLAIMED
        )
        claimants |= {one for one in moves.values_list("by_account", flat=True) if one}
    if not verifies(by, claimants):
        raise Stop(
            "check.verified_by_another",
            _("You wrote down yourself that it was claimed."),
            cure=_("Ask another person to write down what the visit saw."),
        )
