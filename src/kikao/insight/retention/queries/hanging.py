"""What hangs on cases and keeps words in envelopes of its own: missions, mediations, hand-overs, sites."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from kikao.casework.agreements.enums import BEFORE_SIGNING, InstrumentState
from kikao.casework.agreements.models import Instrument
from kikao.casework.handover.enums import ArrivalState, HandoverState
from kikao.casework.handover.models import Arrival, Handover
from kikao.casework.mediation.models import Notebook, Room, Side
from kikao.casework.missions.enums import MissionState
from kikao.casework.missions.models import ContactEnvelope, EmergencyContact, Mission, MissionCase, MoneyEntry
from kikao.casework.missions.policy import contacts_over
from kikao.casework.monitoring.models import Check, DeploymentNeed, SiteEvent
from kikao.foundation.sealing.erasing import items_left, with_words
from kikao.insight.retention.enums import Ground, PeriodKind, Scope, SubjectKind
from kikao.insight.retention.schemas import Due

_ANSWERED = (HandoverState.RECEIVED, HandoverState.ACCEPTED, HandoverState.DECLINED)
_STAYED = (HandoverState.REFUSED, HandoverState.RECALLED)
_BOUND = (InstrumentState.DENOUNCED, InstrumentState.ENDED, InstrumentState.AMENDED)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with envelopes of its own: on which cases it hangs, and since when it may go by itself."""

    kind: SubjectKind
    id: UUID
    reference: str
    cases: frozenset[UUID] = frozenset()
    alone: tuple[Ground, date] | None = None
    last_day: date = date.min
    more: tuple[UUID, ...] = field(default=())

    def due(self, closed: Mapping[UUID, date], last: Mapping[PeriodKind, date]) -> Due | None:
        """Return why it is to be erased today, if it is; a thing of several cases waits for the last of them."""
        ground, since = self.alone or (Ground.CASE_CLOSED, date.max)
        if since > last[PeriodKind(ground.value)] and self.cases and self.cases <= closed.keys():
            ground = Ground.CASE_CLOSED
            since = max(self.last_day, *(closed[case] for case in self.cases))
        if since > last[PeriodKind(ground.value)]:
            return None
        return Due(ground, Scope.WORDS, self.kind, self.id, self.reference, since)


def things(working_group_id: UUID) -> Iterator[Thing]:
    """Yield everything of a group that keeps words in envelopes of its own beside reports, incidents and cases."""
    yield from _missions(working_group_id)
    yield from _rooms(working_group_id)
    yield from _agreements(working_group_id)
    yield from _checks(working_group_id)
    yield from _sites(working_group_id)
    yield from _handed_over(working_group_id)
    yield from _arrived(working_group_id)


def things_due(
    working_group_id: UUID, closed: Mapping[UUID, date], last: Mapping[PeriodKind, date]
) -> Iterator[Due]:
    """Yield what is due of it; `closed` are the closed cases with their days, `last` the last day out of each period."""
    over = [(one, due) for one in things(working_group_id) if (due := one.due(closed, last))]
    worded = with_words(subject_id for one, _due in over for subject_id in (one.id, *one.more))
    yield from (due for one, due in over if not worded.isdisjoint((one.id, *one.more)))
    yield from _names(working_group_id, last[PeriodKind.TRAVEL])


def things_of(working_group_id: UUID, case_ids: Collection[UUID]) -> set[UUID]:
    """Return what hangs on any of these cases, for the holds on them."""
    return {one.id for one in things(working_group_id) if not one.cases.isdisjoint(case_ids)}


def envelopes_of(subject_id: UUID) -> list[UUID]:
    """Return a record and what of it lies in further envelopes: contacts of a mission, sides and notebooks of a room."""
    return [
        subject_id,
        *ContactEnvelope.objects.filter(mission_id=subject_id).values_list("id", flat=True),
        *Side.objects.filter(room_id=subject_id).values_list("id", flat=True),
        *Notebook.objects.filter(room_id=subject_id).values_list("id", flat=True),
    ]


def names_of(mission_id: UUID) -> "QuerySet[MoneyEntry, UUID | None]":
    """Return the sealed names of whom a mission helped to travel."""
    rows = MoneyEntry.objects.filter(mission_id=mission_id, name_item_id__isnull=False)
    return rows.values_list("name_item_id", flat=True)


def contacts_due(working_group_id: UUID, until: date, kept: Collection[UUID]) -> list[UUID]:
    """Return the sealed contacts of the missions that ended until a day, but for those that a hold keeps."""
    rows = Mission.objects.filter(working_group_id=working_group_id).exclude(id__in=kept)
    over = [row.id for row in rows.filter(_ended(until)) if contacts_over(row)]
    told = EmergencyContact.objects.filter(mission_id__in=over)
    return list(told.values_list("contact_item_id", flat=True))


def _ended(until: date) -> Q:
    back = Q(returned_at__isnull=False, returned_at__date__lte=until)
    return back | Q(ends_on__lte=until) | Q(state=MissionState.CANCELLED)


def _names(working_group_id: UUID, last: date) -> Iterator[Due]:
    rows = Mission.objects.filter(working_group_id=working_group_id, ends_on__lte=last)
    for row in rows.filter(money__name_item_id__isnull=False).distinct():
        if items_left(one for one in names_of(row.id) if one):
            yield Due(Ground.TRAVEL, Scope.NAMES, SubjectKind.MISSION, row.id, row.reference, row.ends_on)


def _missions(working_group_id: UUID) -> Iterator[Thing]:
    cases = _grouped(MissionCase.objects.filter(working_group_id=working_group_id), "mission_id", "case_id")
    calls = _grouped(ContactEnvelope.objects.filter(working_group_id=working_group_id), "mission_id", "id")
    for row in Mission.objects.filter(working_group_id=working_group_id):
        of = frozenset(cases.get(row.id, ()))
        yield Thing(
            SubjectKind.MISSION,
            row.id,
            row.reference,
            of,
            None if of else (Ground.CASE_CLOSED, row.ends_on),
            row.ends_on,
            tuple(calls.get(row.id, ())),
        )


def _rooms(working_group_id: UUID) -> Iterator[Thing]:
    sides = _grouped(Side.objects.filter(working_group_id=working_group_id), "room_id", "id")
    books = _grouped(Notebook.objects.filter(working_group_id=working_group_id), "room_id", "id")
    for row in Room.objects.filter(working_group_id=working_group_id):
        more = (*sides.get(row.id, ()), *books.get(row.id, ()))
        yield Thing(SubjectKind.ROOM, row.id, row.reference, frozenset({row.case_id}), more=more)


def _agreements(working_group_id: UUID) -> Iterator[Thing]:
    rows = Instrument.objects.filter(working_group_id=working_group_id, case=None)
    ended = rows.filter(state__in=(*BEFORE_SIGNING, *_BOUND)).annotate(ended=Max("endings__ended_on"))
    for row in ended:
        since = max(row.entered_on, row.ended or date.min, row.ends_on or date.min)
        yield Thing(SubjectKind.PACT, row.id, row.reference, alone=(Ground.AGREEMENT, since))


def _checks(working_group_id: UUID) -> Iterator[Thing]:
    rows = Check.objects.filter(working_group_id=working_group_id, case=None, ended_on__isnull=False)
    for row in rows:
        alone = (Ground.SITE, row.ended_on or date.max)
        yield Thing(SubjectKind.CHECK, row.id, row.reference, alone=alone)


def _sites(working_group_id: UUID) -> Iterator[Thing]:
    events = SiteEvent.objects.filter(working_group_id=working_group_id)
    for row in events.select_related("place", "case"):
        if row.case:
            of = frozenset({row.case.id})
            yield Thing(SubjectKind.EVENT, row.id, row.case.reference, of, last_day=row.entered_on)
        else:
            alone = (Ground.SITE, max(row.entered_on, row.expires_on or date.min))
            yield Thing(SubjectKind.EVENT, row.id, row.place.name[:24], alone=alone)
    for need in DeploymentNeed.objects.filter(working_group_id=working_group_id).select_related("place"):
        alone = (Ground.SITE, need.superseded_on or need.assessed_on)
        yield Thing(SubjectKind.NEED, need.id, need.place.name[:24], alone=alone)


def _handed_over(working_group_id: UUID) -> Iterator[Thing]:
    for row in Handover.objects.filter(working_group_id=working_group_id):
        since = None
        if row.state in _ANSWERED:
            since = row.receipt_on
        elif row.state in _STAYED:
            since = row.answered_on or row.proposed_on
        alone = (Ground.HANDOVER, since) if since else None
        of = frozenset({row.case_id})
        yield Thing(SubjectKind.HANDOVER, row.id, row.reference, of, alone, row.proposed_on)


def _arrived(working_group_id: UUID) -> Iterator[Thing]:
    for row in Arrival.objects.filter(working_group_id=working_group_id):
        alone = (Ground.ARRIVAL, row.answered_on or row.arrived_on)
        if row.state == ArrivalState.WAITING:
            alone = (Ground.NO_CASE, row.arrived_on)
        yield Thing(SubjectKind.ARRIVAL, row.id, row.reference, alone=alone)


def _grouped(
    rows: "QuerySet[MissionCase] | QuerySet[ContactEnvelope] | QuerySet[Side] | QuerySet[Notebook]",
    by: str,
    what: str,
) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for key, one in rows.values_list(by, what):
        found.setdefault(key, []).append(one)
    return found
