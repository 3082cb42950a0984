"""How often the same kind of thing came back to the same site by the same force: the honest measure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kikao.casework.cases.models import CaseIncident
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.incidents.enums import ACCUSED, IncidentState
from kikao.casework.incidents.models import Incident, IncidentCategory, Involvement
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.casework.outcomes.enums import FlagState
from kikao.casework.outcomes.models import RelapseFlag
from kikao.casework.outcomes.policy import flags_seen_by
from kikao.casework.outcomes.schemas import RecurrenceLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.registry.people.queries import organisation_names
from kikao.registry.places.models import Place
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

_Key = tuple[UUID, UUID, str]
SHOWN = 100


@dataclass
class _Tally:
    """How often, from when to when, how many of them judged a relapse."""

    number: int = 0
    relapses: int = 0
    days: list[date] = field(default_factory=list)


def recurrences(by: Actor, *, since: date | None = None, least: int = 2) -> tuple[RecurrenceLine, ...]:
    """Return where the same came back: site, alleged force and kind of at least so many incidents, most often first.

    Eight queries, whatever the size of the register; rows are read once and counted here, so that a wall is asked
    for each incident and no group of one that a reader may not see is ever formed.
    """
    facts = _incidents(by, since)
    accused, kinds = _accused(by, facts, since), _kinds(by, facts, since)
    relapsed = set(
        RelapseFlag.objects.filter(flags_seen_by(by), state=FlagState.RELAPSE).values_list(
            "incident_id", flat=True
        )
    )
    tallies: dict[_Key, _Tally] = defaultdict(_Tally)
    for incident_id, (place_id, day) in facts.items():
        for organisation_id in accused.get(incident_id, ()):
            for code in kinds.get(incident_id, ()):
                tally = tallies[place_id, organisation_id, code]
                tally.number += 1
                tally.relapses += incident_id in relapsed
                if day:
                    tally.days.append(day)
    often = {key: tally for key, tally in tallies.items() if tally.number >= least}
    first = sorted(often, key=lambda key: (-often[key].number, -often[key].relapses, str(key)))[:SHOWN]
    return _lines(by, {key: often[key] for key in first})


def _seen(by: Actor) -> Q:
    """Outside the secretariat an incident is counted where it stands behind a case of the reader's."""
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return incidents_seen_by(by)
    behind = CaseIncident.objects.filter(cases_seen_by(by, "case_id"), incident_id=OuterRef("pk"))
    return Q(working_group_id=by.working_group_id) & unwalled(by) & Q(Exists(behind))


def _incidents(by: Actor, since: date | None) -> dict[UUID, tuple[UUID, date | None]]:
    rows = Incident.objects.filter(_seen(by), state=IncidentState.OPEN, place__isnull=False)
    if since:
        dated = Q(happened_until__gte=since) | Q(happened_from=None)
        rows = rows.filter(dated, opened_on__gte=since)
    return {
        one: (place_id, day)
        for one, place_id, day in rows.values_list("id", "place_id", "happened_from")
        if place_id
    }


def _accused(by: Actor, facts: Mapping[UUID, object], since: date | None) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Involvement.objects.filter(
        working_group_id=by.working_group_id,
        part__in=ACCUSED,
        withdrawn_on=None,
        organisation__isnull=False,
        **_opened(since),
    )
    for incident_id, organisation_id in rows.values_list("incident_id", "organisation_id").iterator():
        if organisation_id and incident_id in facts:
            found[incident_id].add(organisation_id)
    return found


def _kinds(by: Actor, facts: Mapping[UUID, object], since: date | None) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = IncidentCategory.objects.filter(working_group_id=by.working_group_id, **_opened(since))
    for incident_id, code in rows.values_list("incident_id", "code").iterator():
        if incident_id in facts:
            found[incident_id].add(code)
    return found


def _opened(since: date | None) -> dict[str, date]:
    """Nothing is opened before it happened: what was opened earlier need not be read."""
    return {"incident__opened_on__gte": since} if since else {}


def _lines(by: Actor, often: Mapping[_Key, _Tally]) -> tuple[RecurrenceLine, ...]:
    places = dict(Place.objects.filter(id__in={key[0] for key in often}).values_list("id", "name"))
    names = organisation_names(by, {key[1] for key in often})
    labels = labels_of(by, TermList.INCIDENT_CATEGORY)
    return tuple(
        RecurrenceLine(
            place_id,
            places.get(place_id, ""),
            organisation_id,
            names.get(organisation_id, ""),
            code,
            labels.of(TermList.INCIDENT_CATEGORY, code),
            tally.number,
            min(tally.days, default=None),
            max(tally.days, default=None),
            tally.relapses,
        )
        for (place_id, organisation_id, code), tally in often.items()
    )
