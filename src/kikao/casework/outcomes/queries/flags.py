"""Flags of relapse: what waits to be judged, one with its judgements, those of a case or an incident."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import InstrumentState
from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.policy import seen_by as agreements_seen_by
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import CaseLink, StatusChange
from kikao.casework.cases.queries import titles
from kikao.casework.incidents.enums import TitleState
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.policy import reads_drafts
from kikao.casework.outcomes.enums import RELAPSES, FlagState, Reason, Verdict
from kikao.casework.outcomes.models import Judgement, RelapseFlag
from kikao.casework.outcomes.policy import flags_seen_by, judges
from kikao.casework.outcomes.schemas import FlagLine, FlagPage, JudgementLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names

MOST = 100
"""Flags shown of one case or incident; the list of all flags has the rest."""


def flags(
    by: Actor, *, state: str = FlagState.OPEN, after: str | None = None, size: int = 50
) -> Page[FlagLine]:
    """Return one page of flags, newest first: those to be judged, unless asked for others; "" for all."""
    rows = _rows(by).filter(state=state) if state else _rows(by)
    page = page_of(rows, order=("-flagged_on", "-id"), after=after, size=size)
    return Page(_lines(by, page.items), page.next_cursor, page.size)


def flags_of_case(by: Actor, case_id: UUID) -> tuple[FlagLine, ...]:
    """Return what came near to a case or to an agreement of it, newest first."""
    rows = _rows(by).filter(Q(case_id=case_id) | Q(instrument__case_id=case_id))
    return _lines(by, tuple(rows.order_by("-flagged_on", "-id")[:MOST]))


def require_flag(by: Actor, flag_id: UUID) -> RelapseFlag:
    """Return the row for an act, or say that there is nothing here."""
    row = _rows(by).filter(id=flag_id).first()
    if row is None:
        raise Unknown
    return row


def flag(by: Actor, flag_id: UUID) -> FlagPage:
    """Return one flag with every judgement of it; their reasons are opened, which the trail notes."""
    row = require_flag(by, flag_id)
    judged = list(row.judgements.select_related("clause").order_by("position"))
    opened = read_many(by, [one.reason_item_id for one in judged])
    names = account_names(by.working_group_id, [one.judged_by for one in judged])
    links = _links(by, judged)
    may = judges(by, row)
    return FlagPage(
        line=_lines(by, (row,))[0],
        happened=row.incident.happened,
        ended_on=_ended(row),
        judgements=tuple(_judgement(one, opened, names, links) for one in judged),
        clauses=_clauses(by, row) if may else (),
        may_judge=may and row.state == FlagState.OPEN,
        may_reverse=may and row.state != FlagState.OPEN,
    )


def _ended(row: RelapseFlag) -> date | None:
    """Return the day on which the case was closed, or the agreement signed."""
    if row.instrument or row.case_id is None:
        return row.instrument.signed_on if row.instrument else None
    steps = StatusChange.objects.filter(case_id=row.case_id, new=CaseStatus.CLOSED).order_by("-id")
    last = steps.first()
    return (last.real_on or last.entered_on) if last else None


def _clauses(by: Actor, row: RelapseFlag) -> tuple[tuple[str, str], ...]:
    """Return the clauses that stand and could have been broken, as (id, words)."""
    of = Q(instrument_id=row.instrument_id) if row.instrument_id else Q(instrument__case_id=row.case_id)
    seen = agreements_seen_by(by, "instrument__")
    rows = Clause.objects.filter(of, seen, instrument__state=InstrumentState.SIGNED)
    ordered = rows.select_related("instrument").order_by("instrument_id", "number")[:MOST]
    return tuple(
        (str(one.id), f"{one.instrument.reference} {one.number}. {one.words[:120]}") for one in ordered
    )


Links = Mapping[str, tuple[str, date | None]]


def _links(by: Actor, judged: list[Judgement]) -> Links:
    """Return the links that judgements made, between cases that the reader may see, those taken back too."""
    rows = list(CaseLink.objects.filter(id__in=[link for one in judged for link in one.linked]))
    cases = titles(by, [row.case_id for row in rows])
    return {str(row.id): (cases[row.case_id], row.ended_on) for row in rows if row.case_id in cases}


def _judgement(
    row: Judgement, opened: Mapping[UUID, str | None], names: Mapping[UUID, str], links: Links
) -> JudgementLine:
    clause = row.clause
    return JudgementLine(
        row.verdict,
        str(Verdict(row.verdict).label),
        row.verdict in RELAPSES,
        opened.get(row.reason_item_id),
        f"{clause.number}. {clause.words}" if clause else "",
        row.judged_on,
        names.get(row.judged_by, "") if row.judged_by else "",
        tuple(links[one] for one in row.linked if one in links),
    )


def _rows(by: Actor) -> "QuerySet[RelapseFlag]":
    return RelapseFlag.objects.filter(flags_seen_by(by)).select_related("incident", "instrument")


@dataclass(frozen=True, slots=True)
class _Around:
    """What flags are shown with."""

    by: Actor
    cases: Mapping[UUID, str]


def _lines(by: Actor, rows: tuple[RelapseFlag, ...]) -> tuple[FlagLine, ...]:
    case_ids = {_case_of(row) for row in rows} - {None}
    around = _Around(by, titles(by, [one for one in case_ids if one]))
    return tuple(_line(row, around) for row in rows)


def _case_of(row: RelapseFlag) -> UUID | None:
    return row.instrument.case_id if row.instrument else row.case_id


def _line(row: RelapseFlag, around: _Around) -> FlagLine:
    case_id, paper = _case_of(row), row.instrument
    return FlagLine(
        id=row.id,
        incident_id=row.incident_id,
        incident=_named(around.by, row.incident),
        case_id=case_id,
        case=around.cases.get(case_id, "") if case_id else "",
        instrument_id=row.instrument_id,
        instrument=f"{paper.reference} – {paper.title}" if paper else "",
        score=row.score,
        reasons=_reasons(row),
        state=row.state,
        state_words=str(FlagState(row.state).label),
        flagged_on=row.flagged_on,
        version=row.version,
    )


def _named(by: Actor, row: Incident) -> str:
    open_words = row.title_state == TitleState.CHECKED or reads_drafts(by)
    return f"{row.reference} – {row.title}" if open_words else row.reference


def _reasons(row: RelapseFlag) -> tuple[str, ...]:
    said = [str(Reason(code).label) for code in row.reasons.split()]
    if not said:
        return (_("nothing any more, as both stand now"),)
    if row.kilometres is not None:
        said.append(f"{row.kilometres} km")
    return tuple(said)
