"""Who is walled from what, reckoned slowly and simply from who accuses whom and who belongs where.

It reads what people entered (accusations, parties, stakes, seats, ties, merges, what was joined to what) and knows nothing
of wall marks, of how they spread, or of anybody's keys.
"""

from collections import defaultdict
from uuid import UUID

from kikao.casework.cases.models import Case, CaseIncident, Party
from kikao.casework.incidents.models import Incident, IncidentMerge, IncidentReport, Involvement
from kikao.casework.reports.models import Report, ReportAccused
from kikao.registry.people.models import Holding, Interest, Organisation, OrganisationEdge

ACCUSING_PARTIES = ("ALLEGED_AUTHOR", "SPONSOR", "ADVERSE_PARTY")
ACCUSING_PARTS = ("ALLEGED_AUTHOR", "SPONSOR")
UNKNOWN = ("UNIFORM", "COMPANY_GUARD")
Accusation = tuple[str, UUID | str]
"""Whom: ("body", organisation), ("place", place) or ("unknown", UNIFORM)."""


def subjects() -> set[UUID]:
    """Return every report, incident and case."""
    return {one for model in (Report, Incident, Case) for one in model.objects.values_list("id", flat=True)}


def walled() -> dict[UUID, set[UUID]]:
    """Return for each subject the accounts that may find no trace of it."""
    accused = accusations()
    near = joined()
    people = answers()
    found = {}
    for subject in subjects():
        against = {one for other in near[subject] for one in accused[other]}
        found[subject] = {account for account, answered in people.items() if answered & against}
    return found


def accusations() -> dict[UUID, set[Accusation]]:
    """Return whom each subject accuses by itself, and the place that it names."""
    found: dict[UUID, set[Accusation]] = defaultdict(set)
    for line in ReportAccused.objects.all():
        _add(found[line.report_id], line.organisation_id, line.unknown)
    for part in Involvement.objects.filter(part__in=ACCUSING_PARTS, withdrawn_on=None):
        _add(found[part.incident_id], part.organisation_id, part.stranger)
    for party in Party.objects.filter(role__in=ACCUSING_PARTIES):
        _add(found[party.case_id], party.organisation_id, "")
    for model in (Report, Incident, Case):
        for subject, place in model.objects.filter(place__isnull=False).values_list("id", "place_id"):
            found[subject].add(("place", place))
    return found


def _add(where: set[Accusation], organisation_id: UUID | None, unknown: str) -> None:
    if organisation_id:
        where.add(("body", organisation_id))
    elif unknown in UNKNOWN:
        where.add(("unknown", unknown))


def joined() -> dict[UUID, set[UUID]]:
    """Return for each subject all that it is joined to, near or far."""
    pairs = [(link.incident_id, link.report_id) for link in IncidentReport.objects.all()]
    pairs += [(link.case_id, link.incident_id) for link in CaseIncident.objects.all()]
    pairs += [(merge.incident_id, merge.into_id) for merge in IncidentMerge.objects.filter(undone_on=None)]
    return classes(pairs, subjects())


def classes(pairs: list[tuple[UUID, UUID]], everything: set[UUID]) -> dict[UUID, set[UUID]]:
    """Return for each thing all that pairs hold together with it."""
    found = {one: {one} for one in everything}
    for first, second in pairs:
        together = found[first] | found[second]
        for one in together:
            found[one] = together
    return found


def answers() -> dict[UUID, set[Accusation]]:
    """Return the accusations that wall each of those who sit somewhere or have a stake."""
    rows = {row.id: row for row in Organisation.objects.all()}
    family = families(rows)
    belongs: dict[UUID, set[UUID]] = defaultdict(set)
    found: dict[UUID, set[Accusation]] = defaultdict(set)
    for account, body in Holding.objects.filter(until_on=None).values_list(
        "account_id", "seat__organisation_id"
    ):
        belongs[account].add(body)
    for stake in Interest.objects.filter(withdrawn_on=None):
        if stake.organisation_id:
            belongs[stake.account_id].add(stake.organisation_id)
        if stake.place_id:
            found[stake.account_id].add(("place", stake.place_id))
    for account, bodies in belongs.items():
        reached = {one for body in bodies for one in family[body]}
        found[account] |= {("body", one) for one in reached}
        if any(rows[one].security_body for one in reached):
            found[account].add(("unknown", "UNIFORM"))
        if any(rows[one].is_company for one in reached):
            found[account].add(("unknown", "COMPANY_GUARD"))
    return found


def families(rows: dict[UUID, Organisation]) -> dict[UUID, set[UUID]]:
    """Return for each organisation itself, all above and all below, by ties that wall; merged ones count as one."""
    same = classes([(row.id, row.merged_into_id) for row in rows.values() if row.merged_into_id], set(rows))
    ties = [
        (one.parent_id, one.child_id)
        for one in OrganisationEdge.objects.filter(walls=True)
        if not bars(rows, one.parent_id)
    ]
    turned = [(child, parent) for parent, child in ties]
    return {body: _all(same[body], ties, same) | _all(same[body], turned, same) for body in rows}


def _all(start: set[UUID], ways: list[tuple[UUID, UUID]], same: dict[UUID, set[UUID]]) -> set[UUID]:
    """Return where one comes to from the start, one step after the other."""
    here = set(start)
    while more := {one for first, then in ways if first in here for one in same[then]} - here:
        here |= more
    return here


def bars(rows: dict[UUID, Organisation], body: UUID) -> bool:
    """Tell whether the wall never climbs to this organisation: the State, the host, a federation."""
    row = rows[body]
    while row.merged_into_id:
        row = rows[row.merged_into_id]
    return row.is_state or row.is_host or row.is_federation
