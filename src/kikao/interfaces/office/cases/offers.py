"""What the forms of cases offer to choose from."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.cases.enums import CaseStatus, PartyRole
from kikao.casework.cases.queries import Filters, cases
from kikao.casework.cases.schemas import CasePage, PartyGiven
from kikao.casework.incidents.queries import Filters as IncidentFilters
from kikao.casework.incidents.queries import incidents, involvements_in
from kikao.foundation.access.actor import Actor
from kikao.interfaces.office.offering import Choices
from kikao.interfaces.ui.words import alleged
from kikao.registry.people.queries import organisation_choices
from kikao.registry.places.queries import place_choices, territory_choices
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

MOST = 200
"""Rows a select offers; who needs another narrows them by words in the address (`?q=`)."""
ELSEWHERE = frozenset({CaseStatus.ACCEPTED, CaseStatus.CLOSED, CaseStatus.REOPENED})
"""Steps that have a page of their own: a decision, closing, reopening."""


def filters(by: Actor) -> dict[str, Choices]:
    """Return what the register can be narrowed to."""
    labels = labels_of(by, TermList.ACTOR_TYPE, TermList.SEVERITY)
    return {
        "requester_type": labels.choices(TermList.ACTOR_TYPE),
        "severity": labels.choices(TermList.SEVERITY),
        "territory_id": territory_choices(by),
        "place_id": place_choices(by),
        "organisation_id": organisation_choices(by),
    }


def facts(by: Actor) -> dict[str, Choices]:
    """Return types of requester, places, territories and levels of severity in use."""
    labels = labels_of(by, TermList.ACTOR_TYPE, TermList.SEVERITY, retired=False)
    return {
        "requester_type": labels.choices(TermList.ACTOR_TYPE),
        "severity": labels.choices(TermList.SEVERITY),
        "territory_id": territory_choices(by),
        "place_id": place_choices(by),
    }


def tabling(by: Actor) -> dict[str, Choices]:
    """Return what a case is tabled with."""
    return {**facts(by), "requester_id": organisation_choices(by)}


def bodies(by: Actor) -> dict[str, Choices]:
    """Return the organisations of the register."""
    return {"organisation_id": organisation_choices(by)}


def parties(by: Actor, incident_ids: Iterable[UUID]) -> Choices:
    """Return who is involved in incidents, as parties of a case made from them; the accused with the word alleged."""
    found: dict[str, str] = {}
    for line in involvements_in(by, incident_ids):
        if line.organisation_id and line.part.code in PartyRole.values:
            name = alleged(line.name) if line.alleged else line.name
            found[f"{line.organisation_id}:{line.part.code}"] = f"{name} ({line.part.words})"
    return list(found.items())


def given(chosen: Iterable[str], requester_id: UUID | None) -> list[PartyGiven]:
    """Return the parties that were chosen, and the one that asks."""
    found = [PartyGiven(UUID(body), role) for body, _colon, role in (one.partition(":") for one in chosen)]
    return found + ([PartyGiven(requester_id, PartyRole.REQUESTER)] if requester_id else [])


def states(page: CasePage) -> list[tuple[str, str]]:
    """Return where a case can go from here by itself."""
    return [(code, words) for code, words in page.next_states if code not in ELSEWHERE]


def other_cases(by: Actor, page: CasePage, words: str) -> dict[str, Choices]:
    """Return the cases this one could be linked to, newest first."""
    found = cases(by, Filters(words=words), size=MOST).items
    return {
        "other_id": [(str(one.id), f"{one.reference} {one.title}") for one in found if one.id != page.line.id]
    }


def more_incidents(by: Actor, page: CasePage, words: str) -> dict[str, Choices]:
    """Return the incidents the case could also be about, newest first."""
    found = incidents(by, IncidentFilters(words=words), size=MOST).items
    held = set(page.incident_ids)
    return {
        "incident_id": [(str(one.id), f"{one.reference} {one.title}") for one in found if one.id not in held]
    }
