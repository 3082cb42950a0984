"""Checks: the list, one with everything found, those of a case, a mission, a site."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.meetings.enums import SittingState
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.monitoring.enums import CheckEnd, FollowUpFinding, Proof
from kikao.casework.monitoring.models import Check, CheckResult, FollowUp
from kikao.casework.monitoring.policy import plans, records, seen_by, still_open, verifies
from kikao.casework.monitoring.queries.lines import around, line_of, result_of, rows_of
from kikao.casework.monitoring.queries.slipping.promised import overdue
from kikao.casework.monitoring.schemas import CaseChecks, CheckLine, CheckPage, FollowLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many

MOST = 60


def checks(
    by: Actor,
    *,
    state: str = "",
    kind: str = "",
    late: bool = False,
    mine: bool = False,
    after: str | None = None,
    size: int = 50,
) -> Page[CheckLine]:
    """Return one page of checks by the day they are due; all, of one state or kind, late ones, one's own."""
    rows = rows_of(by)
    if state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if late:
        rows = rows.filter(overdue())
    if mine:
        rows = rows.filter(assigned_id=by.account_id)
    page = page_of(rows, order=("due_on", "id"), after=after, size=size)
    shown = around(by, page.items)
    return page.map(lambda row: line_of(row, shown))


def check(by: Actor, check_id: UUID) -> CheckPage:
    """Return one check with everything that was found, its words opened for who holds the key."""
    row = rows_of(by).filter(id=check_id).first()
    if row is None:
        raise Unknown
    results = sorted(row.results.all(), key=lambda one: (str(one.observed_from), one.id))
    sealed = [row.about_item_id, row.reason_item_id]
    sealed += [item for one in results for item in (one.words_item_id, one.correction_item_id)]
    opened = read_many(by, [item for item in sealed if item])
    shown = around(by, [row])
    may_record = records(by, row) and still_open(row)
    return CheckPage(
        line=line_of(row, shown),
        about=opened.get(row.about_item_id) if row.about_item_id else None,
        has_about=row.about_item_id is not None,
        reason=opened.get(row.reason_item_id) if row.reason_item_id else None,
        has_reason=row.reason_item_id is not None,
        ended_cause=str(CheckEnd(row.ended_cause).label) if row.ended_cause else "",
        planned_on=row.planned_on,
        version=row.version,
        results=tuple(result_of(one, shown, opened) for one in results),
        followed_up=_followed(row),
        may_record=may_record,
        may_plan=plans(by) and by.kind != "system",
        may_verify=may_record and verifies(by, _claimants(results)),
    )


def check_of_result(by: Actor, result_id: UUID) -> CheckPage:
    """Return the check on which a result was written down."""
    rows = CheckResult.objects.filter(check_made__in=Check.objects.filter(seen_by(by)), id=result_id)
    check_id = rows.values_list("check_made_id", flat=True).first()
    if check_id is None:
        raise Unknown
    return check(by, check_id)


def _claimants(results: list[CheckResult]) -> set[UUID]:
    typed = [one for one in results if one.proof == Proof.CLAIMED and one.came_from_id is None]
    return {one.recorded_by for one in typed if one.recorded_by}


def _followed(row: Check) -> tuple[FollowLine, ...]:
    rows = list(FollowUp.objects.filter(result__check_made=row).order_by("id"))
    coming = AgendaItem.objects.filter(
        id__in=[one.item_id for one in rows if one.item_id],
        taken_off=False,
        sitting__state__in=(SittingState.PLANNED, SittingState.CALLED),
    )
    before = set(coming.values_list("id", flat=True))
    return tuple(
        FollowLine(one.id, one.task_id, one.opened_on, one.settled_on, one.item_id in before) for one in rows
    )


def checks_of_case(by: Actor, case_id: UUID) -> CaseChecks:
    """Return what the page of a case shows of going back; nothing for who may not see the case."""
    return _some(by, rows_of(by).filter(cases_seen_by(by, "case_id"), case_id=case_id))


def checks_of_place(by: Actor, place_id: UUID) -> CaseChecks:
    """Return who goes to look at a site."""
    return _some(by, rows_of(by).filter(place_id=place_id))


def _some(by: Actor, rows: "QuerySet[Check]") -> CaseChecks:
    found = list(rows.order_by("due_on", "id")[: MOST + 1])
    kept = found[:MOST]
    shown = around(by, kept)
    items = tuple(line_of(row, shown) for row in kept)
    totals = {
        proof: sum(many for line in items for code, _w, many in line.proofs if code == proof)
        for proof in Proof
    }
    return CaseChecks(
        items=items,
        more=len(found) > MOST,
        late=sum(line.late for line in items),
        claimed=totals[Proof.CLAIMED],
        confirmed=totals[Proof.CONFIRMED],
        verified=totals[Proof.VERIFIED],
        may_plan=plans(by),
    )


def counted_apart(by: Actor) -> tuple[int, int, int]:
    """Return how many results stand claimed, confirmed and verified among all the reader sees, apart."""
    rows = CheckResult.objects.filter(
        check_made__in=Check.objects.filter(seen_by(by)), corrected_by__isnull=True
    ).exclude(finding=FollowUpFinding.NO_ACCESS)
    found = rows.aggregate(**{proof.value: Count("pk", filter=Q(proof=proof)) for proof in Proof})
    return found[Proof.CLAIMED], found[Proof.CONFIRMED], found[Proof.VERIFIED]
