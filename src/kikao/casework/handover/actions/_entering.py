"""Entering an incident as another group told it: every claim of it has that group for its source."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.handover.models import Arrival
from kikao.casework.handover.reckoning import word
from kikao.casework.handover.schemas import ClaimTold, Contents, CountTold, IncidentTold, InvolvementTold
from kikao.casework.incidents.actions import open_incident, record_count, record_involvement
from kikao.casework.incidents.enums import (
    Act,
    AgeBand,
    ClaimSource,
    Degree,
    Harm,
    Method,
    Part,
    Sex,
    Stranger,
    Verification,
)
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.reports.enums import Language
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.stops import Invalid, Stop
from kikao.registry.places.enums import PlacePrecision
from kikao.registry.places.queries import match_place, match_territory
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import offered

SAME = 100
_LONG = 300


def enter_incident(
    by: Actor, row: Arrival, contents: Contents, told: IncidentTold, bodies: Mapping[int, UUID]
) -> UUID:
    """Open the incident, then say who is alleged, so that walls stand in the same act."""
    source = _("Handed over by %(group)s") % {"group": row.card.name}
    incident_id = open_incident(
        by,
        title=told.title or _("Incident %(reference)s of another group") % {"reference": told.reference[:40]},
        nature=_nature(by, told),
        categories=_categories(by, told),
        happened=_happened(told),
        place_id=_place(by, told),
        territory_id=_territory(by, told),
        place_precision=told.place_precision if told.place_precision in PlacePrecision.values else "",
        claims=list(_claims(told, source)),
    )
    for line in told.involvements:
        _involve(by, incident_id, line, bodies)
    for count in told.counts:
        _count(by, incident_id, count)
    return incident_id


def _claims(told: IncidentTold, source: str) -> Iterator[NewClaim]:
    """Yield what the other group holds, what was claimed to it, and what its sources told, each as told by that group."""
    moment = _happened(told)
    facts = [
        told.title,
        _("When: %(when)s") % {"when": str(moment)},
        _("Where: %(where)s")
        % {"where": ", ".join(one for one in (told.place, told.territory) if one) or "–"},
        _("Established there: %(state)s") % {"state": word(Verification, told.verification)},
    ]
    yield _claim("\n".join(one for one in facts if one), source, told.reference, moment)
    for one in told.claims:
        yield _claim(one.words, source, _locator(told, one), _moment(one.when), one.language)
    for words in told.told:
        yield _claim(
            words, source, _("%(reference)s, as its source told it") % {"reference": told.reference}, moment
        )


def _claim(words: str, source: str, locator: str, when: Moment, language: str = "") -> NewClaim:
    return NewClaim(
        wording=words,
        source_kind=ClaimSource.OFFICIAL,
        source_title=source[:_LONG],
        locator=locator[:_LONG],
        language=language if language in Language.values else "",
        happened=when,
    )


def _locator(told: IncidentTold, one: ClaimTold) -> str:
    kind = (
        str(ClaimSource(one.source_kind).label) if one.source_kind in ClaimSource.values else one.source_kind
    )
    said = (
        f"{told.reference}, {one.number}",
        kind,
        one.source_title,
        one.locator,
        word(Verification, one.verification),
    )
    return " · ".join(part for part in said if part)


def _nature(by: Actor, told: IncidentTold) -> str:
    if (TermList.EVENT_NATURE.value, told.nature) not in offered(by, [(TermList.EVENT_NATURE, told.nature)]):
        raise Stop(
            "handover.unknown_code",
            gettext_lazy("A word of the other group's lists is not in ours: %(code)s.")
            % {"code": told.nature},
            cure=gettext_lazy("Add it to our list of natures, then accept the case."),
        )
    return told.nature


def _categories(by: Actor, told: IncidentTold) -> list[str]:
    known = offered(by, [(TermList.INCIDENT_CATEGORY, code) for code in told.categories])
    return [code for code in told.categories if (TermList.INCIDENT_CATEGORY.value, code) in known]


def _happened(told: IncidentTold) -> Moment:
    """Return when it happened; a day that no calendar has, or that lies ahead, is not known."""
    with suppress(ValueError):
        start, end = date.fromisoformat(told.happened_from), date.fromisoformat(told.happened_until)
        if start <= end <= today():
            return Moment(start, end, Precision(told.happened_precision))
    return Moment()


def _moment(text: str) -> Moment:
    try:
        found = Moment.parse(text)
    except Invalid:
        return Moment()
    return found if found.end is None or found.end <= today() else Moment()


def _place(by: Actor, told: IncidentTold) -> UUID | None:
    found = match_place(by, told.place) if told.place else ()
    return next((one.line.id for one in found if one.likeness == SAME), None)


def _territory(by: Actor, told: IncidentTold) -> UUID | None:
    found = match_territory(by, told.territory) if told.territory else ()
    return next((one.line.id for one in found if one.likeness == SAME), None)


def _involve(by: Actor, incident_id: UUID, line: InvolvementTold, bodies: Mapping[int, UUID]) -> None:
    if line.part not in Part.values:
        return
    body = bodies.get(line.body)
    stranger = line.stranger if line.stranger in Stranger.values else Stranger.UNKNOWN
    victims = line.part == Part.VICTIM_GROUP
    known = victims and offered(by, [(TermList.ACTOR_TYPE, line.actor_type)])
    record_involvement(
        by,
        incident_id=incident_id,
        part=line.part,
        organisation_id=body,
        stranger="" if body else (Stranger.UNKNOWN if victims else stranger),
        actor_type=line.actor_type if known and not body else "",
        degree=line.degree if line.degree in Degree.values else "",
        act=line.act if line.act in Act.values else "",
        method=line.method if line.method in Method.values else "",
    )


def _count(by: Actor, incident_id: UUID, told: CountTold) -> None:
    if told.harm in Harm.values:
        record_count(
            by,
            incident_id=incident_id,
            harm=told.harm,
            number=told.number,
            sex=told.sex if told.sex in Sex.values else Sex.UNKNOWN,
            age_band=told.age_band if told.age_band in AgeBand.values else AgeBand.UNKNOWN,
            about=told.about,
        )
