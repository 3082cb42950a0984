"""Lists of agreements: all that the reader may see, narrowed; those of one case."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from uuid import UUID

from django.db.models import Count

from kikao.casework.agreements.enums import ClauseStatus, InstrumentKind, InstrumentState
from kikao.casework.agreements.models import Clause, ClauseConflict, Instrument, InstrumentParty
from kikao.casework.agreements.policy import seen_by
from kikao.casework.agreements.queries.clauses import name_of
from kikao.casework.agreements.schemas import CaseAgreements, InstrumentLine
from kikao.casework.cases.queries import require_case
from kikao.casework.tasks.policy import works_on
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of

ORDER = ("-entered_on", "-id")
ON_A_CASE = 20
"""As many as the page of a case shows; the list shows all."""


@dataclass(frozen=True, slots=True)
class InstrumentFilters:
    """What the list is narrowed to; empty means all."""

    kind: str = ""
    state: str = ""
    place_id: UUID | None = None
    case_id: UUID | None = None

    def __bool__(self) -> bool:
        """Tell whether anything narrows the list."""
        return any(getattr(self, part.name) for part in fields(self))


def instruments(
    by: Actor, filters: InstrumentFilters | None = None, *, after: str | None = None, size: int = 30
) -> Page[InstrumentLine]:
    """Return one page of agreements, those entered last first."""
    asked = filters or InstrumentFilters()
    rows = Instrument.objects.filter(seen_by(by)).select_related("place")
    for part in fields(asked):
        if value := getattr(asked, part.name):
            rows = rows.filter(**{part.name: value})
    page = page_of(rows, order=ORDER, after=after, size=size)
    return Page(lines(page.items), page.next_cursor, page.size)


def instruments_of_case(by: Actor, case_id: UUID) -> CaseAgreements:
    """Return the agreements of a case for its page, newest first."""
    case = require_case(by, case_id)
    page = instruments(by, InstrumentFilters(case_id=case.id), size=ON_A_CASE)
    return CaseAgreements(page.items, page.next_cursor is not None, works_on(by, case.id))


def lines(rows: Iterable[Instrument]) -> tuple[InstrumentLine, ...]:
    """Cut agreements that the reader may see, with three queries more, however many they are."""
    found = list(rows)
    ids = [row.id for row in found]
    names: dict[UUID, tuple[str, ...]] = {}
    parties = InstrumentParty.objects.filter(instrument_id__in=ids, left_on__isnull=True)
    for party in parties.select_related("organisation").order_by("position"):
        names[party.instrument_id] = (*names.get(party.instrument_id, ()), name_of(party))
    standing = Clause.objects.filter(instrument_id__in=ids).exclude(status=ClauseStatus.VOID).order_by()
    counts: dict[UUID, dict[str, int]] = {}
    for instrument_id, status, number in standing.values_list("instrument_id", "status").annotate(
        n=Count("id")
    ):
        counts.setdefault(instrument_id, {})[status] = number
    against = ClauseConflict.objects.filter(clause__instrument_id__in=ids, lifted_on__isnull=True).order_by()
    conflicts = dict(against.values_list("clause__instrument_id").annotate(n=Count("clause", distinct=True)))
    return tuple(
        _line(row, names.get(row.id, ()), counts.get(row.id, {}), conflicts.get(row.id, 0)) for row in found
    )


def _line(
    row: Instrument, parties: tuple[str, ...], counts: dict[str, int], conflicts: int
) -> InstrumentLine:
    return InstrumentLine(
        id=row.id,
        reference=row.reference,
        kind=row.kind,
        kind_words=str(InstrumentKind(row.kind).label),
        title=row.title,
        state=row.state,
        state_words=str(InstrumentState(row.state).label),
        made_here=row.made_here,
        case_id=row.case_id,
        place=row.place.name if row.place else "",
        parties=parties,
        signed_on=row.signed_on,
        signed=row.signed,
        ends_on=row.ends_on,
        entered_on=row.entered_on,
        clauses=sum(counts.values()),
        counts=tuple(
            (status.value, str(status.label), counts[status.value])
            for status in ClauseStatus
            if status.value in counts
        ),
        conflicts=conflicts,
    )
