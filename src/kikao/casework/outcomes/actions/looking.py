"""Looking whether something that happened is near to a closed case or a signed agreement, on plain fields alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kikao.casework.agreements.enums import InstrumentState
from kikao.casework.agreements.models import Instrument
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case
from kikao.casework.incidents.enums import IncidentState
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.casework.outcomes.enums import FlagState
from kikao.casework.outcomes.models import LookedAt, RelapseFlag
from kikao.casework.outcomes.queries import anchors, changed_since_look, happenings, stamps
from kikao.casework.outcomes.reckoning import Anchor, Happening, Nearness, likeness, nearness
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import follow_subject, keys_on
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.queries import desk_of

BATCH = 50
"""Incidents held against the register at once."""
NEAREST = 5
"""Flags that one incident raises at most among what the same people are walled from: the nearest, the latest of what is
equally near. Counted together, five hidden cases would take a flag away from somebody who may not know of them."""
AT_ONCE = 500
"""Incidents, and closed cases or agreements, that the clock looks at in one hour."""


@action("relapse.look", to={Role.SECRETARIAT})
def look_for_relapses(by: Actor, *, incident_id: UUID) -> UUID:
    """Hold an incident against every closed case and signed agreement, also those that one is walled from oneself.

    Whoever looks learns nothing by it: a flag is found by those alone who are walled from neither side.
    """
    if not Incident.objects.filter(incidents_seen_by(by), id=incident_id).exists():
        raise Unknown
    _look(by, [incident_id])
    return incident_id


@job("outcomes.look_for_relapses", every=timedelta(hours=1))
@action("relapse.look_again", to=SYSTEM_ONLY)
def look_again(by: Actor) -> int:
    """Hold what was changed since the last look against the register: incidents, closings and signatures alike.

    What waits to be judged is held against it once a day, so that whoever judges reads the reasons of that day.
    """
    fresh = changed_since_look(by.working_group_id, AT_ONCE)
    cases, papers = _changed_cases(by.working_group_id), _changed_papers(by.working_group_id)
    around = _incidents_around(by.working_group_id, cases, papers)
    asked = list(dict.fromkeys((*fresh, *around, *_waiting(by.working_group_id))))
    made = sum(_look(by, asked[start : start + BATCH]) for start in range(0, len(asked), BATCH))
    closed = [(row.id, row.version) for row in cases]
    _remember(by.working_group_id, [*closed, *((row.id, row.version) for row in papers)])
    return made


def _waiting(working_group_id: UUID) -> list[UUID]:
    """Return the incidents of flags that nobody judged, as far as they were not looked at today."""
    looked = LookedAt.objects.filter(
        working_group_id=working_group_id, subject_id=OuterRef("incident_id"), looked_on__gte=today()
    )
    rows = RelapseFlag.objects.filter(
        ~Exists(looked),
        working_group_id=working_group_id,
        state=FlagState.OPEN,
        incident__state=IncidentState.OPEN,
    )
    return list(rows.order_by("-flagged_on", "-id").values_list("incident_id", flat=True)[:AT_ONCE])


def _changed_cases(working_group_id: UUID) -> list[Case]:
    looked = LookedAt.objects.filter(subject_id=OuterRef("pk"), version__gte=OuterRef("version"))
    rows = Case.objects.filter(~Exists(looked), working_group_id=working_group_id, status=CaseStatus.CLOSED)
    return list(rows.order_by("-tabled_on", "-id")[:AT_ONCE])


def _changed_papers(working_group_id: UUID) -> list[Instrument]:
    looked = LookedAt.objects.filter(subject_id=OuterRef("pk"), version__gte=OuterRef("version"))
    rows = Instrument.objects.filter(
        ~Exists(looked), working_group_id=working_group_id, state=InstrumentState.SIGNED
    )
    return list(rows.select_related("place", "case").order_by("-entered_on", "-id")[:AT_ONCE])


def _incidents_around(
    working_group_id: UUID, cases: Iterable[Case], papers: Iterable[Instrument]
) -> list[UUID]:
    """Return the latest incidents in the territories of what was closed or signed since the last look."""
    territories = {row.territory_id for row in cases}
    territories |= {_territory(row) for row in papers}
    where = Q(territory_id__in=territories - {None})
    if None in territories:
        where = Q()
    if not territories:
        return []
    rows = Incident.objects.filter(where, working_group_id=working_group_id, state=IncidentState.OPEN)
    return list(rows.order_by("-opened_on", "-id").values_list("id", flat=True)[:AT_ONCE])


def _territory(row: Instrument) -> UUID | None:
    if row.place:
        return row.place.territory_id
    return row.case.territory_id if row.case else None


def _look(by: Actor, incident_ids: Sequence[UUID]) -> int:
    """Flag what is near and was not flagged yet, weigh anew what waits; return how many flags were made."""
    group = by.working_group_id
    versions = stamps(group, incident_ids)
    happened = happenings(group, incident_ids)
    flagged = list(RelapseFlag.objects.filter(incident_id__in=incident_ids))
    there = {(row.incident_id, row.case_id, row.instrument_id) for row in flagged}
    waiting = [row for row in flagged if row.state == FlagState.OPEN]
    held = anchors(group, happened, waiting)
    around = _within_walls(held)
    new = [
        (one, other, found)
        for one in happened
        for other, found in _nearest(one, around)
        if (one.id, other.case_id, other.instrument_id) not in there
    ]
    for one, other, found in new:
        _flag(by, one, other, found)
    _weigh_anew(waiting, happened, held)
    _remember(group, versions)
    return len(new)


def _weigh_anew(
    waiting: Iterable[RelapseFlag], happened: Iterable[Happening], held: Iterable[Anchor]
) -> None:
    """Let flags that nobody judged say what is near now; one of a case that was reopened keeps what it said."""
    incidents = {one.id: one for one in happened}
    others = {(other.case_id, other.instrument_id): other for other in held}
    for row in waiting:
        one, other = incidents.get(row.incident_id), others.get((row.case_id, row.instrument_id))
        if one is None or other is None:
            continue
        found = likeness(one, other) or Nearness(0, ())
        said = {"score": found.score, "reasons": " ".join(found.reasons), "kilometres": found.kilometres}
        if said != {name: getattr(row, name) for name in said}:
            unjudged = RelapseFlag.objects.filter(id=row.id, version=row.version, state=FlagState.OPEN)
            unjudged.update(**said, version=row.version + 1)


def _within_walls(around: Iterable[Anchor]) -> list[list[Anchor]]:
    """Put together what the same people are walled from."""
    kept = list(around)
    papers = {other.instrument_id for other in kept if other.instrument_id and not other.case_id}
    matters: dict[UUID | None, UUID | None] = dict(
        Instrument.objects.filter(id__in=papers).values_list("id", "case_id")
    )
    cases = [other.case_id or matters[other.instrument_id] for other in kept]
    keys = keys_on(case_id for case_id in cases if case_id)
    found: dict[frozenset[str], list[Anchor]] = defaultdict(list)
    for other, case_id in zip(kept, cases, strict=True):
        found[keys[case_id] if case_id else frozenset()].append(other)
    return list(found.values())


def _nearest(one: Happening, around: Iterable[Iterable[Anchor]]) -> list[tuple[Anchor, Nearness]]:
    return [pair for within in around for pair in _nearest_within(one, within)]


def _nearest_within(one: Happening, within: Iterable[Anchor]) -> list[tuple[Anchor, Nearness]]:
    near = [(other, found) for other in within if (found := nearness(one, other))]
    return sorted(near, key=lambda pair: (-pair[1].score, -pair[0].day.toordinal()))[:NEAREST]


def _flag(by: Actor, one: Happening, other: Anchor, found: Nearness) -> None:
    """Write a flag that carries the walls of both sides, and tell the secretaries whom neither walls."""
    group = by.working_group_id
    row = RelapseFlag.objects.create(
        working_group_id=group,
        incident_id=one.id,
        case_id=other.case_id,
        instrument_id=other.instrument_id,
        score=found.score,
        reasons=" ".join(found.reasons),
        kilometres=found.kilometres,
        flagged_on=today(),
    )
    follow_subject(group, row.id, one.id, row.id)
    if matter := _matter(other):
        follow_subject(group, row.id, matter, row.id)
    desk = desk_of(group, row.id)
    leave_notice(by, desk, NoticeKind.RELAPSE_NEAR, subject_id=row.id, about="relapse", about_id=row.id)


def _matter(other: Anchor) -> UUID | None:
    """Return the case whose walls a flag carries: the closed one, or that of the agreement, if it has one."""
    if other.case_id or other.instrument_id is None:
        return other.case_id
    case_id: UUID | None = Instrument.objects.values_list("case_id", flat=True).get(id=other.instrument_id)
    return case_id


def _remember(working_group_id: UUID, versions: Iterable[tuple[UUID, int]]) -> None:
    rows = [
        LookedAt(working_group_id=working_group_id, subject_id=one, version=version, looked_on=today())
        for one, version in versions
    ]
    LookedAt.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["working_group", "subject_id"],
        update_fields=["version", "looked_on"],
    )
