"""What a team wrote down by hand on its return, case by case."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.missions.models import CaseFinding
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.lines import Names, name_in
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.schemas.field import HandFinding
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names


def hand_findings(by: Actor, mission_id: UUID, *, case_id: UUID | None = None) -> tuple[HandFinding, ...]:
    """Return the findings of a mission, or those of one of its cases alone, opened for who holds the case's key."""
    mission = require_mission(by, mission_id)
    rows = CaseFinding.objects.filter(mission_case__mission=mission)
    if case_id:
        rows = rows.filter(mission_case__case_id=case_id)
    held = _in_order(rows.select_related("mission_case", "corrected_by"))
    opened = read_many(by, [item for row in held for item in _sealed(row)])
    names = account_names(by.working_group_id, [row.written_by for row in held])
    return tuple(_line(row, opened, names) for row in held)


def hand_finding(by: Actor, case_finding_id: UUID) -> tuple[UUID, HandFinding]:
    """Return one finding and the mission that it is of."""
    rows = CaseFinding.objects.filter(seen_by(by, "mission_case__mission_id"), id=case_finding_id)
    row = rows.select_related("mission_case", "corrected_by").first()
    if row is None:
        raise Unknown
    names = account_names(by.working_group_id, [row.written_by])
    return row.mission_case.mission_id, _line(row, read_many(by, _sealed(row)), names)


def _in_order(rows: Iterable[CaseFinding]) -> list[CaseFinding]:
    """Return findings by their day, each correction behind what it corrects: ids are random and say no order."""
    known = {row.id: row for row in rows}

    def place(row: CaseFinding) -> tuple[date, UUID, int]:
        first, steps = row, 0
        while first.corrects_id:
            first, steps = known[first.corrects_id], steps + 1
        return first.seen_on, first.id, steps

    return sorted(known.values(), key=place)


def _sealed(row: CaseFinding) -> list[UUID]:
    return [item for item in (row.words_item_id, row.correction_item_id) if item]


def _line(row: CaseFinding, opened: dict[UUID, str | None], names: Names) -> HandFinding:
    return HandFinding(
        id=row.id,
        case_id=row.mission_case.case_id,
        seen_on=row.seen_on,
        no_access=row.no_access,
        no_access_words=str(NoAccessReason(row.no_access).label) if row.no_access else "",
        words=opened.get(row.words_item_id) if row.words_item_id else None,
        has_words=row.words_item_id is not None,
        written_by=name_in(names, row.written_by),
        written_on=row.written_on,
        corrected=hasattr(row, "corrected_by"),
        correction=opened.get(row.correction_item_id) if row.correction_item_id else None,
        is_correction=row.corrects_id is not None,
    )
