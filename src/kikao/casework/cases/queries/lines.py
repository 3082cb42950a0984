"""Cutting a case to a line for its reader, with the words of the code lists."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.cases.enums import WALLING_ROLES, CaseStatus, PartyRole, SummaryState
from kikao.casework.cases.models import Case, Party
from kikao.casework.cases.policy import words_open
from kikao.casework.cases.schemas import CaseLine, PartyLine
from kikao.foundation.access.actor import Actor
from kikao.registry.people.models import Organisation
from kikao.registry.people.schemas import in_language
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels


def lists_of_terms(by: Actor, *more: TermList) -> Labels:
    """Return the words of types of requester and levels of severity, and of more lists, with one query."""
    return labels_of(by, TermList.ACTOR_TYPE, TermList.SEVERITY, *more)


def line_of(by: Actor, row: Case, labels: Labels) -> CaseLine:
    """Cut a case to a line for this reader."""
    return CaseLine(
        id=row.id,
        reference=row.reference,
        title=row.title if words_open(by, row) else "",
        status=row.status,
        status_words=str(CaseStatus(row.status).label),
        tabled_on=row.tabled_on,
        territory=row.territory.name if row.territory else "",
        place=row.place.name if row.place else "",
        requester_type=row.requester_type,
        requester_words=_words(labels, TermList.ACTOR_TYPE, row.requester_type),
        severity=row.severity,
        severity_words=_words(labels, TermList.SEVERITY, row.severity),
        checked=row.summary_state == SummaryState.CHECKED,
    )


def parties_of(case_ids: Iterable[UUID]) -> dict[UUID, tuple[PartyLine, ...]]:
    """Return who is who in these cases, with one query; the cases were cleared for the reader before."""
    found: dict[UUID, tuple[PartyLine, ...]] = {}
    rows = Party.objects.filter(case_id__in=list(case_ids)).select_related("organisation").order_by("id")
    for row in rows:
        found[row.case_id] = (*found.get(row.case_id, ()), _party(row))
    return found


def name_of(organisation: Organisation | None) -> str:
    """Return an organisation's name in the reader's language; nothing for none."""
    return in_language(organisation.name, organisation.name_fr) if organisation else ""


def _party(row: Party) -> PartyLine:
    return PartyLine(
        row.id,
        row.organisation_id,
        name_of(row.organisation),
        row.role,
        str(PartyRole(row.role).label),
        row.role in WALLING_ROLES,
    )


def _words(labels: Labels, name: TermList, code: str) -> str:
    return labels.of(name, code) if code else ""
