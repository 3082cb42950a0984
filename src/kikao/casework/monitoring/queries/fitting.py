"""Which clause, and which planned check, something that a phone sent belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.casework.agreements.enums import BEFORE_SIGNING
from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Finding, Submission
from kikao.casework.intake.policy import seen_by as submissions_seen_by
from kikao.casework.monitoring.enums import CheckState
from kikao.casework.monitoring.models import Check
from kikao.casework.monitoring.policy import seen_by
from kikao.casework.monitoring.reckoning.days import NEAR
from kikao.foundation.access.actor import Actor

UNTAKEN = (SubmissionState.WAITING, SubmissionState.WHOLE, SubmissionState.SETTLED)
"""Where findings stand that somebody can take up."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a finding belongs to, as far as the reader may know."""

    instrument: Instrument | None = None
    clause: Clause | None = None
    check: Check | None = None


def findings_waiting(by: Actor) -> "QuerySet[Finding]":
    """Return what phones sent and nobody has taken up, as far as the reader may know of the sending."""
    sendings = Submission.objects.filter(submissions_seen_by(by), state__in=UNTAKEN)
    rows = Finding.objects.filter(submission__in=sendings, taken_up_on=None)
    return rows.select_related("submission", "place")


def fits(by: Actor, findings: Iterable[Finding]) -> dict[UUID, Fit]:
    """Return what each finding belongs to (three queries)."""
    rows = list(findings)
    held = _instruments(by, {row.instrument for row in rows if row.instrument})
    clauses = _clauses({one.id for one in held.values()})
    open_checks = _checks(by, {one.id for one in clauses.values()})
    found: dict[UUID, Fit] = {}
    for row in rows:
        instrument = held.get(row.instrument)
        clause = clauses.get((instrument.id, row.clause)) if instrument and row.clause else None
        day = row.done_on or row.submission.arrived_on
        check = nearest(open_checks.get(clause.id, []), day) if clause else None
        found[row.id] = Fit(instrument, clause, check)
    return found


def nearest(checks: Iterable[Check], day: date) -> Check | None:
    """Return the check still to be made whose day lies nearest, and not far beyond the visit."""
    due = [check for check in checks if check.due_on - NEAR <= day]
    return min(due, key=lambda check: (abs(check.due_on - day), check.due_on), default=None)


def open_checks_of(by: Actor, clause_id: UUID) -> list[Check]:
    """Return the checks of a clause that are still to be made."""
    return _checks(by, {clause_id}).get(clause_id, [])


def _instruments(by: Actor, references: set[str]) -> dict[str, Instrument]:
    if not references:
        return {}
    rows = Instrument.objects.filter(instruments_seen_by(by), reference__in=references)
    return {row.reference: row for row in rows.exclude(state__in=sorted(BEFORE_SIGNING))}


def _clauses(instrument_ids: set[UUID]) -> dict[tuple[UUID, int | None], Clause]:
    rows = Clause.objects.filter(instrument_id__in=instrument_ids).select_related("instrument")
    return {(row.instrument_id, row.number): row for row in rows}


def _checks(by: Actor, clause_ids: set[UUID]) -> dict[UUID, list[Check]]:
    open_ = Q(state__in=(CheckState.PLANNED, CheckState.NOT_MADE))
    found: dict[UUID, list[Check]] = {}
    for row in Check.objects.filter(seen_by(by), open_, clause_id__in=clause_ids).order_by("due_on", "id"):
        if row.clause_id:
            found.setdefault(row.clause_id, []).append(row)
    return found
