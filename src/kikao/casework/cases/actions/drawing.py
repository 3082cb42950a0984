"""Drawing a register by lot, to measure how quick a full one is; never where anything real was ever told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from random import Random
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.finding import found_by
from kikao.casework.cases.enums import CaseStatus, Origin, PartyRole, RequestNature, SummaryState
from kikao.casework.cases.models import Case, CaseWords, Party, StatusChange
from kikao.casework.incidents.models import Incident
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WallMark, WorkingGroup
from kikao.foundation.access.wall import organisation_key
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Stop
from kikao.registry.people.models import Organisation
from kikao.registry.places.models import Place

FREQUENT, RARE, OLD = "barrier", "pirogue", "washery"
"""Words in a third of the titles, in one of five thousand, and only in the oldest fiftieth."""
_OTHERS = ("pit", "debt", "squares", "march", "guards", "eviction", "toll", "shaft", "permit", "dredge")
_STATUSES = (CaseStatus.CLOSED,) * 12 + tuple(CaseStatus)
_TYPES = ("COMM", "COOP", "MINER", "LSM", "FARDC", "")
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class _Ground:
    """What drawn cases refer to."""

    group: WorkingGroup
    places: Sequence[Place]
    bodies: Sequence[Organisation]


@action("register.draw", to=SYSTEM_ONLY)
def draw_register(by: Actor, *, count: int, start: int = 0, total: int = 0) -> UUID:
    """Fill the register of a demonstration group in which nobody ever told anything with cases drawn by lot.

    `start` and `total` let one large register be drawn in several acts.
    """
    group = WorkingGroup.objects.get(id=by.working_group_id)
    if not group.is_demo or group.intake_open or Incident.objects.exists():
        raise Stop(
            "register.not_empty",
            _("Cases are drawn by lot only in an empty demonstration group."),
            cure=_("Use “kikao bench”, which makes a database of its own and throws it away."),
        )
    places = Place.objects.filter(working_group=group).order_by("name", "id")
    bodies = Organisation.objects.filter(working_group=group).order_by("name", "id")
    ground, lot = _Ground(group, list(places), list(bodies)), Random(start)  # noqa: S311 - a lot, no secret
    numbers = iter(range(start, start + count))
    while batch := list(islice(numbers, _BATCH)):
        _write(ground, [_case(ground, lot, number, total or start + count) for number in batch], lot)
    return group.id


def _case(ground: _Ground, lot: Random, number: int, total: int) -> Case:
    day = today() - timedelta(days=int(3000 * (1 - number / total)))
    place, writer = lot.choice(ground.places), new_id()
    checked = number % 50 != 0
    return Case(
        working_group=ground.group,
        reference=f"{ground.group.prefix}-{day.year}-{number:06}",
        title=" ".join(_title(lot, number, total)),
        summary=f"{place.name}",
        summary_state=SummaryState.CHECKED if checked else SummaryState.DRAFT,
        summary_by=writer,
        summary_checked_by=new_id() if checked else None,
        status=lot.choice(_STATUSES),
        tabled_on=day,
        entered_on=day,
        origin=Origin.REQUEST,
        request_nature=lot.choice(RequestNature.values),
        requester_type=lot.choice(_TYPES),
        severity=lot.choice(("SEV1", "SEV2", "SEV3", "")),
        place=place,
        territory_id=place.territory_id,
    )


def _title(lot: Random, number: int, total: int) -> Iterator[str]:
    yield from lot.sample(_OTHERS, 2)
    if number % 3 == 0:
        yield FREQUENT
    if number % 5000 == 7:
        yield RARE
    if number < total // 50:
        yield OLD


def _write(ground: _Ground, cases: list[Case], lot: Random) -> None:
    group = ground.group
    Case.objects.bulk_create(cases)
    StatusChange.objects.bulk_create(
        StatusChange(working_group=group, case=case, new=CaseStatus.TABLED, entered_on=case.entered_on)
        for case in cases
    )
    parties = [_party(ground, case, number, lot) for number, case in enumerate(cases)]
    Party.objects.bulk_create(parties)
    WallMark.objects.bulk_create(
        WallMark(
            working_group=group,
            subject_id=party.case_id,
            key=organisation_key(party.organisation_id),
            origin_id=party.id,
        )
        for party in parties
        if party.role == PartyRole.ALLEGED_AUTHOR
    )
    CaseWords.objects.bulk_create(_words(case) for case in cases)


def _party(ground: _Ground, case: Case, number: int, lot: Random) -> Party:
    role = PartyRole.ALLEGED_AUTHOR if number % 4 == 0 else PartyRole.REQUESTER
    body = ground.bodies[0] if lot.random() < 0.5 else lot.choice(ground.bodies)
    return Party(working_group=ground.group, case=case, organisation=body, role=role)


_folded: dict[str, str] = {}


def _words(case: Case) -> CaseWords:
    own = " ".join(_fold(word) for word in case.title.split())
    open_words = f"{case.reference.replace('-', ' ').lower()} {_fold(case.summary)}"
    checked = case.summary_state == SummaryState.CHECKED
    return CaseWords(
        case=case,
        words=f"{open_words} {own}" if checked else open_words,
        draft_words=f"{open_words} {own}",
    )


def _fold(text: str) -> str:
    """Fold each text once: the stemmer would take longer than the database."""
    if text not in _folded:
        _folded[text] = found_by([text])
    return _folded[text]
