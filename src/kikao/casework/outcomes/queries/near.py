"""What stands near what happened: loaded in a number of queries that does not grow with the register.

These rows are read for the clock and for the act that flags; what a reader is shown of a flag is cut by its policy.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kikao.casework.agreements.enums import InstrumentState
from kikao.casework.agreements.models import Instrument, InstrumentParty
from kikao.casework.cases.enums import CaseStatus, PartyRole
from kikao.casework.cases.models import Case, CaseIncident, Party, StatusChange
from kikao.casework.incidents.enums import Stranger
from kikao.casework.outcomes.enums import ClosureReason
from kikao.casework.outcomes.models import Closing, RelapseFlag
from kikao.casework.outcomes.queries.facts import CLASSES, accused_by, ground_of, kinds_of
from kikao.casework.outcomes.reckoning import Anchor, Happening
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import organisation_key
from kikao.registry.people.models import Organisation
from kikao.registry.places.models import Place

MOST = 2_000
"""Closed cases, and agreements, held against one batch of incidents: the latest, where there are more."""
BOX = (Decimal("0.10"), Decimal("0.11"))
"""Degrees of latitude and longitude around a place that hold everything within ten kilometres, near the equator."""
_ASIDE = frozenset({PartyRole.ADDRESSEE, PartyRole.PRIOR_FORUM, PartyRole.SUSPENDING_AUTHORITY})
"""Who was asked or had the matter before is no actor of it."""


def anchors(
    working_group_id: UUID, around: Sequence[Happening], waiting: Sequence[RelapseFlag] = ()
) -> tuple[Anchor, ...]:
    """Return the closed cases and signed agreements that any of these could be near to (eleven queries).

    Those of `waiting` flags are among them, wherever they are: what was near once is weighed anew.
    """
    flags = _flags(working_group_id)
    places = _places_near(working_group_id, around)
    territories = {one.ground.territory_id for one in around if one.ground.territory_id}
    actors = _sought(around, flags)
    held = Q(id__in={row.case_id for row in waiting if row.case_id})
    cases = list(_closed(working_group_id, places, territories, actors, held))
    held = Q(id__in={row.instrument_id for row in waiting if row.instrument_id})
    papers = list(_signed(working_group_id, places, territories, actors, held))
    agreed = _by_agreement([row.id for row in cases])
    involved = _Involved([*(row.id for row in cases), *(row.case_id for row in papers if row.case_id)])
    return (
        *(_of_case(row, involved, flags, agreed=row.id in agreed) for row in cases),
        *_of_papers(papers, involved, flags),
    )


class _Involved:
    """Who and what is in some cases, read at once."""

    def __init__(self, case_ids: Sequence[UUID]) -> None:
        """Read parties, incidents, and what these are filed under and accuse (four queries)."""
        self.parties: dict[UUID, set[UUID]] = defaultdict(set)
        rows = Party.objects.filter(case_id__in=case_ids).exclude(role__in=_ASIDE)
        for case_id, organisation_id in rows.values_list("case_id", "organisation_id"):
            self.parties[case_id].add(organisation_id)
        self.incidents: dict[UUID, set[UUID]] = defaultdict(set)
        links = CaseIncident.objects.filter(case_id__in=case_ids).values_list("case_id", "incident_id")
        for case_id, incident_id in links:
            self.incidents[case_id].add(incident_id)
        everything = [one for many in self.incidents.values() for one in many]
        self.kinds = kinds_of(everything)
        self.accused, self.classes = accused_by(everything)

    def actors_of(self, case_id: UUID) -> set[UUID]:
        """Return the parties of a case and whoever its incidents accuse."""
        return self.parties[case_id].union(*(self.accused[one] for one in self.incidents[case_id]))

    def classes_of(self, case_id: UUID) -> set[str]:
        """Return the kinds of strangers that its incidents accuse."""
        return set().union(*(self.classes[one] for one in self.incidents[case_id]))

    def kinds_of(self, case_id: UUID) -> set[str]:
        """Return the categories of its incidents."""
        return set().union(*(self.kinds[one] for one in self.incidents[case_id]))


_Flags = dict[UUID, frozenset[str]]


def _flags(working_group_id: UUID) -> _Flags:
    """Return the organisations that an unknown uniform or an unknown guard could belong to."""
    rows = Organisation.objects.filter(
        Q(security_body=True) | Q(is_company=True), working_group_id=working_group_id
    )
    found: _Flags = {}
    for one, security_body, is_company in rows.values_list("id", "security_body", "is_company"):
        kinds = ((Stranger.UNIFORM, security_body), (Stranger.COMPANY_GUARD, is_company))
        found[one] = frozenset(str(kind) for kind, holds in kinds if holds)
    return found


def _sought(around: Sequence[Happening], flags: _Flags) -> set[UUID]:
    """Return the organisations that are accused now, or that a stranger who is accused could belong to."""
    classes = {kind for one in around for kind in one.classes}
    named = {actor for one in around for actor in one.accused}
    return named | {one for one, kinds in flags.items() if kinds & classes}


def _places_near(working_group_id: UUID, around: Sequence[Happening]) -> set[UUID]:
    """Return the places where something happened and those in a box around them."""
    here = {one.ground.place_id for one in around if one.ground.place_id}
    spots = {one.ground.spot for one in around if one.ground.spot}
    boxes = Q(pk__in=())
    up, across = BOX
    for spot in spots:
        latitude, longitude = (Decimal(str(part)) for part in spot)
        boxes |= Q(
            latitude__range=(latitude - up, latitude + up),
            longitude__range=(longitude - across, longitude + across),
        )
    near = Place.objects.filter(boxes, working_group_id=working_group_id)
    return here | set(near.values_list("id", flat=True))


def _by_agreement(case_ids: Sequence[UUID]) -> set[UUID]:
    """Return which closed cases an agreement settled: one that still holds, or that was kept when they were closed."""
    papers = Instrument.objects.filter(case_id__in=case_ids, state=InstrumentState.SIGNED)
    kept = Closing.objects.filter(case_id__in=case_ids, reason=ClosureReason.IMPLEMENTED, reopened_on=None)
    return {*papers.values_list("case_id", flat=True), *kept.values_list("case_id", flat=True)} - {None}


def _closed(
    working_group_id: UUID, places: set[UUID], territories: set[UUID], actors: set[UUID], held: Q
) -> "QuerySet[Case]":
    """Return closed cases on this ground; of the wider territory only those in which somebody is the same."""
    parties = Party.objects.filter(case_id=OuterRef("pk"), organisation_id__in=actors)
    keys = sorted({*map(organisation_key, actors), *CLASSES})
    marks = WallMark.objects.filter(subject_id=OuterRef("pk"), key__in=keys)
    known = Q(Exists(parties)) | Q(Exists(marks))
    ground = Q(place_id__in=places) | (Q(territory_id__in=territories) & known)
    nowhere = Q(place_id=None, territory_id=None) & known
    steps = StatusChange.objects.filter(case_id=OuterRef("pk"), new=CaseStatus.CLOSED).order_by("-id")
    asked = ground | nowhere | held
    rows = Case.objects.filter(asked, working_group_id=working_group_id, status=CaseStatus.CLOSED)
    dated = rows.annotate(closed_on=Subquery(steps.values(day=Coalesce("real_on", "entered_on"))[:1]))
    return dated.select_related("place").order_by("-tabled_on", "-id")[:MOST]


def _signed(
    working_group_id: UUID, places: set[UUID], territories: set[UUID], actors: set[UUID], held: Q
) -> "QuerySet[Instrument]":
    """Return signed agreements on this ground; what is closed with its case is held against the case."""
    parties = InstrumentParty.objects.filter(instrument_id=OuterRef("pk"), organisation_id__in=actors)
    known = Q(Exists(parties))
    ground = (
        Q(place_id__in=places)
        | Q(place_id=None, case__place_id__in=places)
        | ((Q(place__territory_id__in=territories) | Q(case__territory_id__in=territories)) & known)
    )
    nowhere = Q(place_id=None, case=None) & known
    rows = Instrument.objects.filter(
        ground | nowhere | held, working_group_id=working_group_id, state=InstrumentState.SIGNED
    )
    standing = rows.filter(Q(case=None) | ~Q(case__status=CaseStatus.CLOSED))
    return standing.select_related("place", "case__place").order_by("-entered_on", "-id")[:MOST]


def _of_case(row: Case, involved: _Involved, flags: _Flags, *, agreed: bool) -> Anchor:
    actors = involved.actors_of(row.id)
    return Anchor(
        day=_day(getattr(row, "closed_on", None), row.tabled_on),
        ground=ground_of(row.place, row.territory_id),
        case_id=row.id,
        actors=frozenset(actors),
        classes=_classes(actors, flags) | involved.classes_of(row.id),
        categories=frozenset(involved.kinds_of(row.id)),
        incidents=frozenset(involved.incidents[row.id]),
        agreed=agreed,
    )


def _of_papers(papers: Sequence[Instrument], involved: _Involved, flags: _Flags) -> list[Anchor]:
    parties: dict[UUID, set[UUID]] = defaultdict(set)
    rows = InstrumentParty.objects.filter(instrument_id__in=[row.id for row in papers])
    for instrument_id, organisation_id in rows.values_list("instrument_id", "organisation_id"):
        parties[instrument_id].add(organisation_id)
    return [_of_paper(row, parties[row.id], involved, flags) for row in papers]


def _of_paper(row: Instrument, parties: set[UUID], involved: _Involved, flags: _Flags) -> Anchor:
    case = row.case
    actors = parties | (involved.actors_of(case.id) if case else set())
    place = row.place or (case.place if case else None)
    territory = row.place.territory_id if row.place else (case.territory_id if case else None)
    return Anchor(
        day=_day(row.signed_on, row.entered_on),
        ground=ground_of(place, territory),
        instrument_id=row.id,
        actors=frozenset(actors),
        classes=_classes(actors, flags),
        categories=frozenset(involved.kinds_of(case.id)) if case else frozenset(),
        incidents=frozenset(involved.incidents[case.id]) if case else frozenset(),
        agreed=True,
    )


def _classes(actors: set[UUID], flags: _Flags) -> frozenset[str]:
    return frozenset(kind for one in actors for kind in flags.get(one, ()))


def _day(day: date | None, otherwise: date) -> date:
    """What came from old papers may have been closed or signed on a day that nobody wrote down."""
    return day or otherwise
