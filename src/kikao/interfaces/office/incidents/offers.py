"""What the forms of incidents offer to choose from."""

from kikao.casework.incidents.enums import Part, Scheme
from kikao.casework.incidents.queries import Filters, incidents
from kikao.casework.incidents.schemas import ClaimLine, IncidentPage
from kikao.casework.reports.enums import RESTRICTED_CATEGORIES
from kikao.casework.reports.queries import QueueFilter, queue
from kikao.foundation.access.actor import Actor
from kikao.interfaces.office.offering import Choices
from kikao.registry.norms.queries import norms
from kikao.registry.people.queries import organisations
from kikao.registry.places.queries import place_choices, territory_choices
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

MOST = 500
"""Rows a select offers; who needs another finds it through the search of its own list."""


def filters(by: Actor) -> dict[str, Choices]:
    """Return what the list can be narrowed to."""
    labels = labels_of(by, TermList.INCIDENT_CATEGORY, TermList.SEVERITY, TermList.VERIFICATION_STATUS)
    return {
        "category": labels.choices(TermList.INCIDENT_CATEGORY),
        "severity": labels.choices(TermList.SEVERITY),
        "verification": labels.choices(TermList.VERIFICATION_STATUS),
        "territory": territory_choices(by),
    }


def sealed(by: Actor) -> dict[str, Choices]:
    """Return what a search in sealed words can be narrowed to."""
    offered = filters(by)
    return {name: offered[name] for name in ("category", "territory")}


def facts(by: Actor) -> dict[str, Choices]:
    """Return natures, places and territories."""
    labels = labels_of(by, TermList.EVENT_NATURE, retired=False)
    return {
        "nature": labels.choices(TermList.EVENT_NATURE),
        "place_id": place_choices(by),
        "territory_id": territory_choices(by),
    }


def categories(by: Actor) -> dict[str, Choices]:
    """Return the categories of incident, but for those that make none."""
    labels = labels_of(by, TermList.INCIDENT_CATEGORY, retired=False)
    offered = labels.choices(TermList.INCIDENT_CATEGORY)
    return {"categories": [pair for pair in offered if pair[0] not in RESTRICTED_CATEGORIES]}


def severities(by: Actor) -> dict[str, Choices]:
    """Return the levels of severity."""
    return {"severity": labels_of(by, TermList.SEVERITY, retired=False).choices(TermList.SEVERITY)}


def bodies(by: Actor) -> dict[str, Choices]:
    """Return the organisations of the register."""
    return {"organisation_id": [(str(line.id), line.name) for line in organisations(by, size=MOST).items]}


def involved(by: Actor, page: IncidentPage) -> dict[str, Choices]:
    """Return who can play a part, and toward whom."""
    types = labels_of(by, TermList.ACTOR_TYPE, retired=False).choices(TermList.ACTOR_TYPE)
    return {**bodies(by), "actor_type": types, "toward_id": victims(page)}


def victims(page: IncidentPage) -> Choices:
    """Return the victim groups of an incident."""
    return [
        (str(line.id), line.name)
        for line in page.involvements
        if line.part.code == Part.VICTIM_GROUP and not line.withdrawn_on and line.incident_id == page.line.id
    ]


def reports_of(page: IncidentPage) -> Choices:
    """Return the reports of an incident."""
    return [(str(line.report_id), line.reference) for line in page.reports]


def waiting_reports(by: Actor) -> dict[str, Choices]:
    """Return the reports that wait for triage, longest waiting first."""
    waiting = queue(by, QueueFilter(), size=MOST).items
    return {"report_id": [(str(line.id), line.reference) for line in waiting if not line.restricted]}


def claims(lines: tuple[ClaimLine, ...]) -> Choices:
    """Return claims by their number and source."""
    return [(str(line.id), f"{line.number}. {line.source_words or line.source.words}") for line in lines]


def norms_offered(by: Actor) -> dict[str, Choices]:
    """Return the norms of the register."""
    return {"norm_id": [(str(line.id), line.cited) for line in norms(by, size=MOST).items]}


def standards(by: Actor) -> dict[str, Choices]:
    """Return the risks of OECD Annex II and the themes of the Voluntary Principles."""
    labels = labels_of(by, TermList.OECD_ANNEX_II, TermList.VP_THEME, retired=False)
    return {
        "mapping": [
            (f"{Scheme.OECD}:{code}", f"{code} {words}")
            for code, words in labels.choices(TermList.OECD_ANNEX_II)
        ]
        + [(f"{Scheme.VP}:{code}", f"{code} {words}") for code, words in labels.choices(TermList.VP_THEME)]
    }


def others(by: Actor, page: IncidentPage, words: str) -> dict[str, Choices]:
    """Return the incidents this one could be merged into."""
    found = incidents(by, Filters(words=words), size=MOST).items
    return {
        "into_id": [(str(one.id), f"{one.reference} {one.title}") for one in found if one.id != page.line.id]
    }
