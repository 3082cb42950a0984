"""An agreement clause by clause and date by date: what was found, and how well it is proved."""

from datetime import date
from uuid import UUID

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.agreements.models import Clause, Instrument, InstrumentParty
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.monitoring.enums import CheckState, FollowUpFinding, Proof
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.casework.monitoring.policy import seen_by
from kikao.casework.monitoring.schemas import Cell, Compliance, ComplianceRow
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.schemas import in_language

MOST_DATES = 8
"""So many dates stand side by side; what is older is counted and read on the check."""
SIGNS = {Proof.CLAIMED: "?", Proof.CONFIRMED: "+", Proof.VERIFIED: "✓"}
"""By which sign, not by colour alone, one sees how well a finding is proved."""


def compliance(by: Actor, instrument_id: UUID) -> Compliance:
    """Return the table of an agreement: a row a clause, a column a day (six queries, however many clauses)."""
    held = Instrument.objects.filter(instruments_seen_by(by), id=instrument_id).first()
    if held is None:
        raise Unknown
    clauses = list(_clauses(held))
    results = [one for one in _results(by, held) if one.check_made.clause_id and one.observed_from]
    days = sorted({_day(one) for one in results})
    shown = tuple(days[-MOST_DATES:])
    cells: dict[tuple[UUID | None, date], list[Cell]] = {}
    for one in results:
        cells.setdefault((one.check_made.clause_id, _day(one)), []).append(_cell(one))
    planned = Check.objects.filter(seen_by(by), instrument=held, state=CheckState.PLANNED)
    return Compliance(
        instrument_id=held.id,
        reference=held.reference,
        title=held.title,
        parties=_parties(held),
        signed_on=held.signed_on,
        case_id=held.case_id,
        dates=shown,
        rows=tuple(_row(clause, shown, cells) for clause in clauses),
        counts=_counts(results),
        earlier=len(days) - len(shown),
        next_on=planned.order_by("due_on").values_list("due_on", flat=True).first(),
    )


def _clauses(held: Instrument) -> list[Clause]:
    rows = Clause.objects.filter(instrument=held).select_related("obligor__organisation")
    return list(rows.order_by("number"))


def _results(by: Actor, held: Instrument) -> list[CheckResult]:
    rows = CheckResult.objects.filter(
        check_made__in=Check.objects.filter(seen_by(by), instrument=held), corrected_by__isnull=True
    )
    return list(rows.select_related("check_made").order_by("observed_from", "id"))


def _parties(held: Instrument) -> tuple[str, ...]:
    rows = InstrumentParty.objects.filter(instrument=held, left_on=None).select_related("organisation")
    return tuple(
        in_language(row.organisation.name, row.organisation.name_fr) for row in rows.order_by("position")
    )


def _day(one: CheckResult) -> date:
    return one.observed_from or one.recorded_on


def _row(
    clause: Clause, days: tuple[date, ...], cells: dict[tuple[UUID | None, date], list[Cell]]
) -> ComplianceRow:
    body = clause.obligor.organisation
    return ComplianceRow(
        clause_id=clause.id,
        number=clause.number,
        words=clause.words,
        obligor=in_language(body.short or body.name, body.short or body.name_fr),
        due_on=clause.due_on,
        status=clause.status,
        status_words=str(ClauseStatus(clause.status).label),
        cells=tuple(tuple(cells.get((clause.id, day), ())) for day in days),
    )


def _cell(one: CheckResult) -> Cell:
    reached = one.finding != FollowUpFinding.NO_ACCESS
    return Cell(
        check_id=one.check_made_id,
        finding=one.finding,
        finding_words=str(FollowUpFinding(one.finding).label),
        standing=one.standing,
        standing_words=_standing_words(one.standing),
        proof=one.proof,
        proof_words=str(Proof(one.proof).label),
        sign=SIGNS[Proof(one.proof)] if reached else "–",
        sources=one.sources,
    )


def _standing_words(standing: str) -> str:
    """A cell says beside its sign how well it is proved: “done” there is no “verified” yet."""
    if standing in {ClauseStatus.DONE, ClauseStatus.CLAIMED}:
        return str(ClauseStatus.CLAIMED.label).partition(" (")[0]
    return str(ClauseStatus(standing).label) if standing else ""


def _counts(results: list[CheckResult]) -> tuple[tuple[str, str, str, int], ...]:
    proofs = [one.proof for one in results if one.finding != FollowUpFinding.NO_ACCESS]
    return tuple((one.value, str(one.label), SIGNS[one], proofs.count(one)) for one in Proof)
