"""One case with all that is known of it in plain words."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.enums import (
    WALLING_ROLES,
    CaseStatus,
    ForumKind,
    Level,
    LinkKind,
    Origin,
    PartyRole,
)
from kikao.casework.cases.enums import RequestNature as Nature
from kikao.casework.cases.lifecycle import CASE
from kikao.casework.cases.models import Case, CaseLink
from kikao.casework.cases.policy import seen_by, words_open
from kikao.casework.cases.queries.register import line_of
from kikao.casework.cases.schemas import (
    CaseLine,
    CasePage,
    ChangeLine,
    ForumLine,
    LinkLine,
    PartyLine,
    RefusalLine,
    RiskLine,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown


def require_case(by: Actor, case_id: UUID) -> Case:
    """Return the row for an act of a later module, or say that there is nothing here."""
    row = Case.objects.filter(seen_by(by), id=case_id).first()
    if row is None:
        raise Unknown
    return row


def cases_by_id(by: Actor, case_ids: Iterable[UUID]) -> dict[UUID, CaseLine]:
    """Return the lines of those cases that the reader may see."""
    rows = Case.objects.filter(seen_by(by), id__in=set(case_ids)).select_related("place", "territory")
    return {row.id: line_of(by, row) for row in rows}


def titles(by: Actor, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return "reference – title" of the cases that the reader may see."""
    return {
        case_id: f"{line.reference} – {line.title}" if line.title else line.reference
        for case_id, line in cases_by_id(by, case_ids).items()
    }


def case_of_incident(by: Actor, incident_id: UUID) -> tuple[CaseLine, ...]:
    """Return the cases an incident was brought to, as far as the reader may see them."""
    rows = Case.objects.filter(seen_by(by), case_incidents__incident_id=incident_id)
    return tuple(line_of(by, row) for row in rows.select_related("place", "territory").order_by("-tabled_on"))


def case(by: Actor, case_id: UUID) -> CasePage:
    """Return the whole plain layer of one case."""
    rows = Case.objects.filter(seen_by(by), id=case_id).select_related("place", "territory")
    row = rows.first()
    if row is None:
        raise Unknown
    return CasePage(
        line=line_of(by, row),
        summary=row.summary if words_open(by, row) else "",
        summary_by=row.summary_by,
        origin=row.origin,
        origin_words=str(Origin(row.origin).label),
        request_nature_words=str(Nature(row.request_nature).label) if row.request_nature else "",
        level=row.level,
        level_words=str(Level(row.level).label),
        entered_on=row.entered_on,
        place_id=row.place_id,
        territory_id=row.territory_id,
        version=row.version,
        incident_ids=tuple(row.case_incidents.order_by("id").values_list("incident_id", flat=True)),
        parties=_parties(row),
        forums=_forums(row),
        refusals=_refusals(row),
        risks=_risks(row),
        changes=_changes(row),
        links=_links(by, row),
        next_states=tuple(sorted((state.value, str(state.label)) for state in CASE.allowed(row.status))),
    )


def _parties(row: Case) -> tuple[PartyLine, ...]:
    return tuple(
        PartyLine(
            party.id,
            party.organisation_id,
            str(party.organisation),
            party.role,
            str(PartyRole(party.role).label),
            party.role in WALLING_ROLES,
        )
        for party in row.parties.select_related("organisation").order_by("id")
    )


def _forums(row: Case) -> tuple[ForumLine, ...]:
    return tuple(
        ForumLine(
            forum.id,
            str(ForumKind(forum.kind).label),
            str(forum.organisation) if forum.organisation else "",
            forum.parallel,
            forum.result,
            forum.heard,
        )
        for forum in row.forums.select_related("organisation").order_by("id")
    )


def _refusals(row: Case) -> tuple[RefusalLine, ...]:
    return tuple(
        RefusalLine(
            refusal.id,
            str(refusal.organisation) if refusal.organisation else "",
            refusal.words,
            refusal.refused,
        )
        for refusal in row.refusals.select_related("organisation").order_by("id")
    )


def _risks(row: Case) -> tuple[RiskLine, ...]:
    return tuple(
        RiskLine(risk.id, risk.words, risk.noted_on, risk.lapsed_on) for risk in row.risks.order_by("id")
    )


def _changes(row: Case) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(
            str(CaseStatus(change.old).label) if change.old else "",
            change.new,
            str(CaseStatus(change.new).label),
            change.reason,
            change.real_on,
            change.entered_on,
        )
        for change in row.changes.order_by("id")
    )


def _links(by: Actor, row: Case) -> tuple[LinkLine, ...]:
    links = list(CaseLink.objects.filter(Q(case=row) | Q(other=row)).order_by("id"))
    ends = {link.other_id if link.case_id == row.id else link.case_id for link in links}
    seen = cases_by_id(by, ends)
    lines = []
    for link in links:
        outgoing = link.case_id == row.id
        end = seen.get(link.other_id if outgoing else link.case_id)
        if end:
            kind = LinkKind(link.kind)
            lines.append(
                LinkLine(
                    end.id,
                    end.reference,
                    end.title,
                    kind.value,
                    str(kind.label),
                    outgoing,
                )
            )
    return tuple(lines)
