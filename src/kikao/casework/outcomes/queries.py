"""Asking what came of a case."""

from uuid import UUID

from kikao.casework.outcomes.enums import Change, ClosureReason, Proof
from kikao.casework.outcomes.models import Closing, Outcome, Satisfaction
from kikao.casework.outcomes.policy import seen_by
from kikao.casework.outcomes.schemas import CaseOutcome, ClosingLine, OutcomeLine, SatisfactionLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.vault import read_many


def outcome_of_case(by: Actor, case_id: UUID) -> CaseOutcome:
    """Return what changed, how satisfied each party is, and how the case was closed and reopened."""
    return CaseOutcome(_outcomes(by, case_id), _satisfactions(by, case_id), _closings(by, case_id))


def _outcomes(by: Actor, case_id: UUID) -> tuple[OutcomeLine, ...]:
    rows = Outcome.objects.filter(seen_by(by), case_id=case_id).select_related("said_by_organisation")
    return tuple(_outcome(row) for row in rows.order_by("id"))


def _outcome(row: Outcome) -> OutcomeLine:
    return OutcomeLine(
        row.id,
        row.change,
        str(Change(row.change).label),
        row.words,
        str(row.said_by_organisation) if row.said_by_organisation else row.said_by,
        row.proof,
        str(Proof(row.proof).label),
        row.happened,
        row.recorded_by,
        row.recorded_on,
        row.verified_on,
        row.verified_how,
    )


def _satisfactions(by: Actor, case_id: UUID) -> tuple[SatisfactionLine, ...]:
    rows = Satisfaction.objects.filter(seen_by(by), case_id=case_id).select_related("organisation")
    found = list(rows.order_by("id"))
    opened = read_many(by, [row.words_item_id for row in found if row.words_item_id])
    return tuple(
        SatisfactionLine(
            str(row.organisation),
            row.score,
            row.words_item_id is not None,
            opened.get(row.words_item_id) if row.words_item_id else None,
            row.collected_on,
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
        )
        for row in rows
    )
