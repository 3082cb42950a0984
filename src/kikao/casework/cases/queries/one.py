"""One case with all that is known of it in plain words."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.enums import CaseStatus, ForumKind, Level, LinkKind, Origin
from kikao.casework.cases.enums import RequestNature as Nature
from kikao.casework.cases.lifecycle import CASE
from kikao.casework.cases.models import Case, CaseLink, OpenRisk, Refusal, StatusChange
from kikao.casework.cases.policy import seen_by, words_open
from kikao.casework.cases.queries.lines import line_of, lists_of_terms, name_of, parties_of
from kikao.casework.cases.schemas import (
    CaseLine,
    CasePage,
    ChangeLine,
    ForumLine,
    LinkLine,
    RefusalLine,
    RiskLine,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.schemas import Labels


def require_case(by: Actor, case_id: UUID) -> Case:
    """Return the row for an act of a later module, or say that there is nothing here."""
    row = Case.objects.filter(seen_by(by), id=case_id).first()
    if row is None:
        raise Unknown
    return row


def case_seen(by: Actor, case_id: UUID) -> bool:
    """Tell whether the reader sees a case, for instance after an act that may have walled them."""
    return Case.objects.filter(seen_by(by), id=case_id).exists()


def cases_by_id(by: Actor, case_ids: Iterable[UUID]) -> dict[UUID, CaseLine]:
    """Return the lines of those cases that the reader may see."""
    asked = set(case_ids)
    if not asked:
        return {}
    rows = Case.objects.filter(seen_by(by), id__in=asked).select_related("place", "territory")
    labels = lists_of_terms(by)
    return {row.id: line_of(by, row, labels) for row in rows}


def titles(by: Actor, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return "reference – title" of the cases that the reader may see."""
    rows = Case.objects.filter(seen_by(by), id__in=set(case_ids))
    return {
        row.id: f"{row.reference} – {row.title}" if words_open(by, row) else row.reference for row in rows
    }


def case_of_incident(by: Actor, incident_id: UUID) -> tuple[CaseLine, ...]:
    """Return the cases an incident was brought to, as far as the reader may see them."""
    rows = Case.objects.filter(seen_by(by), case_incidents__incident_id=incident_id)
    labels = lists_of_terms(by)
    ordered = rows.select_related("place", "territory").order_by("-tabled_on", "-id")
    return tuple(line_of(by, row, labels) for row in ordered)


def case(by: Actor, case_id: UUID, *, words: bool = False) -> CasePage:
    """Return the whole plain layer of one case; with `words` its seals are opened too, which the trail notes."""
    row = Case.objects.filter(seen_by(by), id=case_id).select_related("place", "territory").first()
    if row is None:
        raise Unknown
    refusals = list(row.refusals.select_related("organisation").order_by("id"))
    risks = list(row.risks.order_by("id"))
    opened = _opened(by, [*refusals, *risks]) if words else {}
    labels = lists_of_terms(by, TermList.CLOSURE_REASON)
    return CasePage(
        line=line_of(by, row, labels),
        summary=row.summary if words_open(by, row) else "",
        summary_by=row.summary_by,
        origin=row.origin,
        origin_words=str(Origin(row.origin).label),
        request_nature=row.request_nature,
        request_nature_words=str(Nature(row.request_nature).label) if row.request_nature else "",
        level=row.level,
        level_words=str(Level(row.level).label),
        entered_on=row.entered_on,
        place_id=row.place_id,
        territory_id=row.territory_id,
        version=row.version,
        incident_ids=tuple(row.case_incidents.order_by("id").values_list("incident_id", flat=True)),
        parties=parties_of([row.id]).get(row.id, ()),
        forums=_forums(row),
        refusals=tuple(_refusal(one, opened) for one in refusals),
        risks=tuple(
            RiskLine(one.id, opened.get(one.words_item_id), one.noted_on, one.lapsed_on) for one in risks
        ),
        changes=_changes(row, labels),
        links=_links(by, row),
        next_states=tuple(sorted((state.value, str(state.label)) for state in CASE.allowed(row.status))),
    )


def _forums(row: Case) -> tuple[ForumLine, ...]:
    return tuple(
        ForumLine(
            forum.id,
            str(ForumKind(forum.kind).label),
            name_of(forum.organisation),
            forum.parallel,
            forum.result,
            forum.heard,
        )
        for forum in row.forums.select_related("organisation").order_by("id")
    )


def _opened(by: Actor, rows: Iterable[Refusal | OpenRisk]) -> dict[UUID, str | None]:
    return read_many(by, [row.words_item_id for row in rows])


def _refusal(row: Refusal, opened: dict[UUID, str | None]) -> RefusalLine:
    return RefusalLine(row.id, name_of(row.organisation), opened.get(row.words_item_id), row.refused)


def _changes(row: Case, labels: Labels) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(
            str(CaseStatus(change.old).label) if change.old else "",
            change.new,
            str(CaseStatus(change.new).label),
            _why(change, labels),
            change.real_on,
            change.entered_on,
        )
        for change in row.changes.order_by("id")
    )


def _why(change: StatusChange, labels: Labels) -> str:
    """Say why in the reader's language, then in the words that were written down."""
    closure = f"{labels.of(TermList.CLOSURE_REASON, change.closure)}." if change.closure else ""
    return " ".join(filter(None, (closure, change.reason)))


def _links(by: Actor, row: Case) -> tuple[LinkLine, ...]:
    links = list(CaseLink.objects.filter(Q(case=row) | Q(other=row), ended_on=None).order_by("id"))
    ends = {link.id: link.other_id if link.case_id == row.id else link.case_id for link in links}
    seen = Case.objects.filter(seen_by(by), id__in=ends.values()).in_bulk()
    return tuple(
        LinkLine(
            end.id,
            end.reference,
            end.title if words_open(by, end) else "",
            link.kind,
            str(LinkKind(link.kind).label),
            link.case_id == row.id,
        )
        for link in links
        if (end := seen.get(ends[link.id]))
    )
