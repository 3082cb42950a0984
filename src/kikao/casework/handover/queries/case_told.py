"""The plain layer of a case as it goes to another group: who is in it, what was decided, promised and found."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import WAS_SIGNED
from kikao.casework.agreements.models import Clause, Instrument, InstrumentParty
from kikao.casework.cases.models import Case, Party, PriorForum, StatusChange
from kikao.casework.handover.enums import Kept
from kikao.casework.handover.queries.bodies import Bodies
from kikao.casework.handover.queries.held_back import HeldBack
from kikao.casework.handover.schemas import (
    AgreementTold,
    CheckTold,
    ClauseTold,
    DecisionTold,
    ForumTold,
    PartyTold,
    StepTold,
)
from kikao.casework.meetings.models import Decision
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.casework.outcomes.enums import ClosureReason


def parties_told(case: Case, bodies: Bodies) -> tuple[PartyTold, ...]:
    """Return who is who in the case."""
    rows = Party.objects.filter(case=case).select_related("organisation").order_by("id")
    return tuple(PartyTold(bodies.number_of(row.organisation), row.role) for row in rows)


def forums_told(case: Case) -> tuple[ForumTold, ...]:
    """Return where else the matter was or is brought."""
    rows = PriorForum.objects.filter(case=case).select_related("organisation").order_by("id")
    return tuple(
        ForumTold(
            row.kind,
            row.organisation.name if row.organisation else "",
            row.parallel,
            row.result,
            row.heard.as_text(),
        )
        for row in rows
    )


def steps_told(case: Case) -> tuple[StepTold, ...]:
    """Return how the case moved."""
    rows = StatusChange.objects.filter(case=case).order_by("id")
    return tuple(
        StepTold(row.old, row.new, _why(row), (row.real_on or row.entered_on).isoformat()) for row in rows
    )


def _why(row: StatusChange) -> str:
    """Say why a case was closed in words, since another group may know other codes."""
    closure = f"{ClosureReason(row.closure).label}." if row.closure else ""
    return " ".join(filter(None, (closure, row.reason)))


def decisions_told(case: Case) -> tuple[DecisionTold, ...]:
    """Return what was decided; who was there, who differed and who stood aside stays here."""
    rows = Decision.objects.filter(case=case).order_by("decided_on", "entered_on", "id")
    return tuple(DecisionTold(row.code, row.reason, row.decided_on.isoformat()) for row in rows)


def agreements_told(case: Case, back: HeldBack) -> tuple[AgreementTold, ...]:
    """Return the signed agreements of the case with their clauses (three queries)."""
    every = list(Instrument.objects.filter(case=case).order_by("id"))
    found = [row for row in every if row.state in WAS_SIGNED]
    for _unsigned in range(len(every) - len(found)):
        back.note(_("Agreement"), Kept.UNSIGNED)
    parties = InstrumentParty.objects.filter(instrument__in=found).select_related("organisation")
    named: dict[UUID, list[str]] = {}
    for party in parties.order_by("position"):
        named.setdefault(party.instrument_id, []).append(party.organisation.name)
    clauses: dict[UUID, list[ClauseTold]] = {}
    rows = Clause.objects.filter(instrument__in=found).select_related("obligor__organisation")
    for row in rows.order_by("number"):
        clauses.setdefault(row.instrument_id, []).append(_clause(row))
    return tuple(
        AgreementTold(
            row.reference,
            row.kind,
            row.title,
            row.state,
            row.signed_on.isoformat() if row.signed_on else "",
            row.ends_on.isoformat() if row.ends_on else "",
            tuple(named.get(row.id, ())),
            tuple(clauses.get(row.id, ())),
        )
        for row in found
    )


def checks_told(case: Case) -> tuple[CheckTold, ...]:
    """Return what was looked at again and what was found; a result that was corrected goes as it was corrected."""
    rows = list(
        Check.objects.filter(case=case).select_related("clause", "instrument").order_by("due_on", "id")
    )
    results = {
        one.check_made_id: one
        for one in CheckResult.objects.filter(check_made__in=rows, corrected_by__isnull=True).order_by("id")
    }
    return tuple(_check(row, results.get(row.id)) for row in rows)


def _check(row: Check, result: CheckResult | None) -> CheckTold:
    return CheckTold(
        row.kind,
        row.clause.number if row.clause else 0,
        row.instrument.reference if row.instrument else "",
        row.due_on.isoformat(),
        row.state,
        result.proof if result else "",
        result.finding if result else "",
        result.observed.as_text() if result else "",
    )


def _clause(row: Clause) -> ClauseTold:
    return ClauseTold(
        row.number,
        row.kind,
        row.words,
        row.obligor.organisation.name,
        row.due_on.isoformat() if row.due_on else "",
        row.rhythm,
        row.until_on.isoformat() if row.until_on else "",
        row.indicator,
        row.amount.as_text() if row.amount else "",
        row.status,
    )
