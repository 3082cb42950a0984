"""Triage: the first reading, setting aside, bringing back."""

from uuid import UUID

from kikao.casework.reports.actions._circle import close_circle
from kikao.casework.reports.actions._incoming import (
    PLAIN_CODES,
    describe,
    known,
    mark_place,
)
from kikao.casework.reports.actions._rows import changed, move, seen, unlocked
from kikao.casework.reports.actions._telling import alert_if_grave
from kikao.casework.reports.actions._thread import enter
from kikao.casework.reports.enums import (
    MessageKind,
    Pile,
    ReportState,
    Screening,
    SetAsideReason,
)
from kikao.casework.reports.schemas import Known
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today

_SCREENED = (
    *PLAIN_CODES,
    "happened_from",
    "happened_until",
    "happened_precision",
    "place",
    "territory",
    "screening",
    "restricted",
)


@action("report.screen", to={Role.SECRETARIAT})
def screen_report(by: Actor, *, report_id: UUID, version: int, plain: Known, plausible: bool) -> UUID:
    """Keep what the first reading found: plausible or not, kind of source, reliability, hints, date and place."""
    row = unlocked(seen(by, report_id, version=version))
    had_place, was = row.place_id, row.restricted
    describe(by, row, plain)
    if row.restricted != was:
        close_circle(row)
    row.screening = Screening.PLAUSIBLE if plausible else Screening.RECEIVED
    if row.place_id != had_place:
        wall.lower_wall(row.id, row.id)
        mark_place(row)
    alert_if_grave(by, row)
    return changed(row, *_SCREENED)


@action("report.set_aside", to={Role.SECRETARIAT})
def set_aside_report(by: Actor, *, report_id: UUID, reason: str, note: str = "") -> UUID:
    """Set a report aside with a reason; it stays in the register and can be brought back."""
    row = seen(by, report_id)
    known(SetAsideReason, reason, "reason")
    move(row, ReportState.SET_ASIDE)
    if note.strip():
        enter(by, row, MessageKind.NOTE, note, field="note")
    row.set_aside_reason, row.set_aside_on = reason, today()
    return changed(row, "state", "set_aside_reason", "set_aside_on")


@action("report.bring_back", to={Role.SECRETARIAT})
def bring_back_report(by: Actor, *, report_id: UUID) -> UUID:
    """Bring a report that was set aside back into the queue."""
    row = unlocked(seen(by, report_id))
    move(row, ReportState.WAITING, only_from=ReportState.SET_ASIDE)
    row.set_aside_reason, row.set_aside_on = "", None
    return changed(row, "state", "set_aside_reason", "set_aside_on")


@action("report.admit", to={Role.SECRETARIAT})
def admit_report(by: Actor, *, report_id: UUID) -> UUID:
    """Move a report from the pile of a flood to the main queue."""
    row = seen(by, report_id)
    row.pile = Pile.MAIN
    alert_if_grave(by, row)
    return changed(row, "pile")
