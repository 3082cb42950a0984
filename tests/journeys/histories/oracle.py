"""Who is walled from what, reckoned slowly and simply from who accuses whom and who belongs where.

It reads what people entered (accusations, parties, stakes, seats, ties, merges, what was joined to what) and knows nothing
of wall marks, of how they spread, or of anybody's keys.
"""

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cache
from uuid import UUID

from django.db.models import Value

from kikao.casework.cases.models import Case, CaseIncident, Party
from kikao.casework.incidents.models import Incident, IncidentMerge, IncidentReport, Involvement
from kikao.casework.reports.models import Report, ReportAccused
from kikao.registry.people.models import Holding, Interest, Organisation, OrganisationEdge
from tests.journeys.histories.prepared import Prepared, Row

ACCUSING_PARTIES = ("ALLEGED_AUTHOR", "SPONSOR", "ADVERSE_PARTY")
ACCUSING_PARTS = ("ALLEGED_AUTHOR", "SPONSOR")
UNKNOWN = ("UNIFORM", "COMPANY_GUARD")
Accusation = tuple[str, UUID | str]
"""Whom: ("body", organisation), ("place", place) or ("unknown", UNIFORM)."""
CASE = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Who accuses whom and who belongs where, as people entered it: each table with the few fields that count."""

    subjects: list[Row]
    accused: list[Row]
    joined: list[Row]
    bodies: list[Row]
    ties: list[Row]
    seated: list[Row]
    stakes: list[Row]

    @classmethod
    def now(cls) -> "Group":
        """Read the tables as they are now."""
        return cls(*(question.ask() for question in _questions()))

    @property
    def cases(self) -> set[UUID]:
        """Return every case."""
        return {one for one, _place, kind in self.subjects if kind == CASE}


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation."""

    id: UUID
    merged_into: UUID | None
    security_body: bool
    is_company: bool
    is_state: bool
    is_host: bool
    is_federation: bool


def walled(group: Group) -> dict[UUID, set[UUID]]:
    """Return for each subject the accounts that may find no trace of it."""
    accused = accusations(group)
    near = classes(group.joined, {one for one, _place, _kind in group.subjects})
    people = answers(group)
    found = {}
    for subject in near:
        against = {one for other in near[subject] for one in accused[other]}
        found[subject] = {account for account, answered in people.items() if answered & against}
    return found


def accusations(group: Group) -> dict[UUID, set[Accusation]]:
    """Return whom each subject accuses by itself, and the place that it names."""
    found: dict[UUID, set[Accusation]] = defaultdict(set)
    for subject, body, unknown in group.accused:
        if body:
            found[subject].add(("body", body))
        elif unknown in UNKNOWN:
            found[subject].add(("unknown", unknown))
    for subject, place, _kind in group.subjects:
        if place:
            found[subject].add(("place", place))
    return found


def classes(pairs: list[tuple[UUID, UUID]], everything: set[UUID]) -> dict[UUID, set[UUID]]:
    """Return for each thing all that pairs hold together with it."""
    found = {one: {one} for one in everything}
    for first, second in pairs:
        together = found[first] | found[second]
        for one in together:
            found[one] = together
    return found


def answers(group: Group) -> dict[UUID, set[Accusation]]:
    """Return the accusations that wall each of those who sit somewhere or have a stake."""
    rows = {row[0]: Body(*row) for row in group.bodies}
    family = families(rows, group.ties)
    belongs: dict[UUID, set[UUID]] = defaultdict(set)
    found: dict[UUID, set[Accusation]] = defaultdict(set)
    for account, body in group.seated:
        belongs[account].add(body)
    for account, body, place in group.stakes:
        if body:
            belongs[account].add(body)
        if place:
            found[account].add(("place", place))
    for account, bodies in belongs.items():
        reached = {one for body in bodies for one in family[body]}
        found[account] |= {("body", one) for one in reached}
        if any(rows[one].security_body for one in reached):
            found[account].add(("unknown", "UNIFORM"))
        if any(rows[one].is_company for one in reached):
            found[account].add(("unknown", "COMPANY_GUARD"))
    return found


def families(rows: dict[UUID, Body], tied: list[Row]) -> dict[UUID, set[UUID]]:
    """Return for each organisation itself, all above and all below, by ties that wall; merged ones count as one."""
    same = classes([(row.id, row.merged_into) for row in rows.values() if row.merged_into], set(rows))
    ties = [(parent, child) for parent, child in tied if not bars(rows, parent)]
    turned = [(child, parent) for parent, child in ties]
    return {body: _all(same[body], ties, same) | _all(same[body], turned, same) for body in rows}


def _all(start: set[UUID], ways: list[tuple[UUID, UUID]], same: dict[UUID, set[UUID]]) -> set[UUID]:
    """Return where one comes to from the start, one step after the other."""
    here = set(start)
    while more := {one for first, then in ways if first in here for one in same[then]} - here:
        here |= more
    return here


def bars(rows: dict[UUID, Body], body: UUID) -> bool:
    """Tell whether the wall never climbs to this organisation: the State, the host, a federation."""
    row = rows[body]
    while row.merged_into:
        row = rows[row.merged_into]
    return bool(row.is_state or row.is_host or row.is_federation)


@cache
def _questions() -> tuple[Prepared, ...]:
    subjects = [
        model._default_manager.annotate(kind=Value(kind)).values_list("id", "place_id", "kind")
        for kind, model in enumerate((Report, Incident, Case))
    ]
    accused = [
        ReportAccused.objects.values_list("report_id", "organisation_id", "unknown"),
        Involvement.objects.filter(part__in=ACCUSING_PARTS, withdrawn_on=None).values_list(
            "incident_id", "organisation_id", "stranger"
        ),
        Party.objects.filter(role__in=ACCUSING_PARTIES)
        .annotate(none=Value(""))
        .values_list("case_id", "organisation_id", "none"),
    ]
    joined = [
        IncidentReport.objects.values_list("incident_id", "report_id"),
        CaseIncident.objects.values_list("case_id", "incident_id"),
        IncidentMerge.objects.filter(undone_on=None).values_list("incident_id", "into_id"),
    ]
    return (
        *(Prepared(first.union(*others, all=True)) for first, *others in (subjects, accused, joined)),
        Prepared(Organisation.objects.values_list(*(part.name for part in fields(Body)))),
        Prepared(OrganisationEdge.objects.filter(walls=True).values_list("parent_id", "child_id")),
        Prepared(Holding.objects.filter(until_on=None).values_list("account_id", "seat__organisation_id")),
        Prepared(
            Interest.objects.filter(withdrawn_on=None).values_list(
                "account_id", "organisation_id", "place_id"
            )
        ),
    )
