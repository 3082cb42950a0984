"""Cutting the rows of a mission to what goes out."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kikao.casework.cases.enums import Level
from kikao.casework.missions.enums import (
    CheckInState,
    CheckInWay,
    MissionPurpose,
    MissionState,
    NoAccessReason,
)
from kikao.casework.missions.models import CheckIn, Mission, MissionStop
from kikao.casework.missions.schemas.mission import CheckInLine, MissionLine, StopLine

Names = Mapping[UUID, str]


def name_in(names: Names, account_id: UUID | None) -> str:
    """Return what somebody is called, or nothing."""
    return names.get(account_id, "") if account_id else ""


def line_of(row: Mission, names: Names) -> MissionLine:
    """Cut a mission to its line."""
    return MissionLine(
        id=row.id,
        reference=row.reference,
        title=row.title,
        purpose=row.purpose,
        purpose_words=str(MissionPurpose(row.purpose).label),
        level=row.level,
        level_words=str(Level(row.level).label),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        state=row.state,
        state_words=str(MissionState(row.state).label),
        leader=name_in(names, row.leader_id),
        left_without_clearance=row.left_without_clearance,
        uncleared_reason=row.uncleared_reason,
        from_paper=row.from_paper,
    )


def stop_of(row: MissionStop) -> StopLine:
    """Cut a stop to its line."""
    return StopLine(
        id=row.id,
        position=row.position,
        place_id=row.place_id,
        place=row.place.name,
        arrive_on=row.arrive_on,
        leave_on=row.leave_on,
        reached_on=row.reached_on,
        no_access=row.no_access,
        no_access_words=str(NoAccessReason(row.no_access).label) if row.no_access else "",
    )


def check_ins_of(rows: Iterable[CheckIn], opened: Mapping[UUID, str | None]) -> tuple[CheckInLine, ...]:
    """Cut check-ins to their lines; what is not needed any more is left out."""
    return tuple(
        CheckInLine(
            id=row.id,
            due_at=row.due_at,
            is_planned=row.is_planned,
            state=row.state,
            state_words=str(CheckInState(row.state).label),
            way_words=str(CheckInWay(row.way).label) if row.way else "",
            heard_at=row.heard_at,
            words=opened.get(row.words_item_id) if row.words_item_id else None,
            has_words=row.words_item_id is not None,
        )
        for row in rows
        if row.state != CheckInState.DROPPED
    )
