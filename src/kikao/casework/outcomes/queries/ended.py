"""Asking what came of a case."""

from uuid import UUID

from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.enums import Sex
from kikao.casework.outcomes.enums import Asked, Change, ClosureReason, Content, OutcomeKind, Proof
from kikao.casework.outcomes.models import Closing, Outcome, Satisfaction
from kikao.casework.outcomes.policy import mediated, seen_by
from kikao.casework.outcomes.schemas import CaseOutcome, ClosingLine, OutcomeLine, SatisfactionLine
from kikao.casework.tasks.queries import in_force_for
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.models import Organisation
from kikao.registry.people.schemas import in_language


def outcome_of_case(by: Actor, case_id: UUID) -> CaseOutcome:
    """Return what changed, how satisfied each party is, and how the case was closed and reopened."""
    require_case(by, case_id)
    records = in_force_for(by, case_id)
    return CaseOutcome(
        _outcomes(by, case_id, records=records),
        _satisfactions(by, case_id),
        _closings(by, case_id),
        may_record=records,
        may_collect=records and not mediated(by, case_id),
    )


def _outcomes(by: Actor, case_id: UUID, *, records: bool) -> tuple[OutcomeLine, ...]:
    rows = Outcome.objects.filter(seen_by(by), case_id=case_id).select_related("said_by_organisation")
    return tuple(_outcome(by, row, records=records) for row in rows.order_by("id"))


def _outcome(by: Actor, row: Outcome, *, records: bool) -> OutcomeLine:
    said_by = row.said_by_organisation
    return OutcomeLine(
        id=row.id,
        kind=row.kind,
        kind_words=str(OutcomeKind(row.kind).label),
        change=row.change,
        change_words=str(Change(row.change).label),
        words=row.words,
        said_by=_named(said_by) if said_by else row.said_by,
        proof=row.proof,
        proof_words=str(Proof(row.proof).label),
        happened=row.happened,
        recorded_on=row.recorded_on,
        verified_on=row.verified_on,
        verified_how=row.verified_how,
        may_verify=records and row.proof == Proof.CLAIMED and row.recorded_by != by.account_id,
    )


def _satisfactions(by: Actor, case_id: UUID) -> tuple[SatisfactionLine, ...]:
    rows = Satisfaction.objects.filter(seen_by(by), case_id=case_id).select_related("organisation")
    found = list(rows.order_by("id"))
    opened = read_many(by, [row.words_item_id for row in found if row.words_item_id])
    return tuple(
        SatisfactionLine(
            _named(row.organisation),
            row.score,
            str(Content(row.score).label),
            row.words_item_id is not None,
            opened.get(row.words_item_id) if row.words_item_id else None,
            row.collected_on,
            row.sex,
            "" if row.sex == Sex.UNKNOWN else str(Sex(row.sex).label),
            str(Asked(row.asked).label) if row.asked else "",
        )
        for row in found
    )


def _closings(by: Actor, case_id: UUID) -> tuple[ClosingLine, ...]:
    rows = Closing.objects.filter(seen_by(by), case_id=case_id).order_by("id")
    return tuple(
        ClosingLine(
            row.reason,
            str(ClosureReason(row.reason).label),
            row.words,
            row.closed_on,
            row.reopened_on,
            row.reopened_why,
            row.despite,
        )
        for row in rows
    )


def _named(organisation: Organisation) -> str:
    return in_language(organisation.name, organisation.name_fr)
