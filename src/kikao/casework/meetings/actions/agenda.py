"""The agenda: what stands on it, and that nobody expected in the room is walled from it."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.enums import DecisionCode, ItemKind, ReleaseState, SittingState
from kikao.casework.meetings.models import AgendaItem, Attendance, Decision, Release, Sitting
from kikao.casework.meetings.policy import items_seen_by
from kikao.casework.meetings.queries import require_sitting, walled_seats
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown

OPEN_STATES = (SittingState.PLANNED, SittingState.CALLED)


class WalledItem(Stop):
    """Somebody expected in the room is walled from the matter; only the secretariat ever reads this."""

    def __init__(self) -> None:
        """Point to the closed sitting."""
        super().__init__(
            "sitting.item_walled",
            _("Somebody expected at this sitting is walled from this case."),
            cure=_(
                "Put it on a closed sitting whose invitees are not walled, or put only a released text here."
            ),
        )


@action("agenda.put", to={Role.SECRETARIAT})
def put_on_agenda(
    by: Actor,
    *,
    sitting_id: UUID,
    kind: str,
    case_id: UUID | None = None,
    task_id: UUID | None = None,
    release_id: UUID | None = None,
    words: str = "",
) -> UUID:
    """Put an item on the agenda of a sitting at which nobody expected is walled from it."""
    row = require_sitting(by, sitting_id)
    _still_open(row)
    if case_id:
        require_case(by, case_id)
        _nobody_walled(row, case_id)
    if (
        release_id
        and not Release.objects.filter(
            id=release_id, working_group_id=by.working_group_id, state=ReleaseState.APPROVED
        ).exists()
    ):
        raise Unknown
    if not (case_id or release_id or words.strip()):
        raise Invalid({"words": _("Say what the item is about.")})
    return _enter(row, ItemKind(kind), case_id, task_id, release_id, words).id


def _enter(
    row: Sitting,
    kind: ItemKind,
    case_id: UUID | None,
    task_id: UUID | None = None,
    release_id: UUID | None = None,
    words: str = "",
) -> AgendaItem:
    about = {"case_id": case_id, "task_id": task_id, "release_id": release_id}
    named = {name: value for name, value in about.items() if value}
    missing = {f"{name}__isnull": True for name, value in about.items() if not value}
    same = AgendaItem.objects.filter(sitting=row, taken_off=False, **named, **missing)
    if named and (found := same.first()):
        return found
    last = AgendaItem.objects.filter(sitting=row).aggregate(last=Max("position"))["last"] or 0
    return AgendaItem.objects.create(
        working_group_id=row.working_group_id,
        sitting=row,
        position=last + 1,
        kind=kind,
        case_id=case_id,
        task_id=task_id,
        release_id=release_id,
        words=words.strip(),
    )


def _still_open(row: Sitting) -> None:
    if row.state not in OPEN_STATES:
        raise Stop(
            "sitting.agenda_closed",
            _("This sitting was held already; its agenda does not change."),
            cure=_("Use “Raised in session” for something that came up there, or the next sitting."),
        )


def _nobody_walled(row: Sitting, case_id: UUID) -> None:
    seats = Attendance.objects.filter(sitting=row, seat__isnull=False).values_list("seat_id", flat=True)
    if walled_seats(row.working_group_id, [case_id], list(seats))[case_id]:
        raise WalledItem


@action("agenda.propose", to={Role.SECRETARIAT})
def propose_agenda(by: Actor, *, sitting_id: UUID) -> UUID:
    """Fill the agenda with cases that wait for a decision and items postponed, where nobody expected is walled."""
    row = require_sitting(by, sitting_id)
    _still_open(row)
    waiting = list(
        Case.objects.filter(cases_seen_by(by), status=CaseStatus.TABLED)
        .exclude(id__in=_decided_for_good(by))
        .order_by("tabled_on", "id")
        .values_list("id", flat=True)[:100]
    )
    seats = list(Attendance.objects.filter(sitting=row, seat__isnull=False).values_list("seat_id", flat=True))
    walled = walled_seats(row.working_group_id, waiting, seats) if waiting else {}
    for case_id in waiting:
        if not walled[case_id]:
            _enter(row, ItemKind.NEW_CASE, case_id)
    return row.id


def _decided_for_good(by: Actor) -> list[UUID]:
    """Cases kept under watch are tabled still, but wait for no decision."""
    rows = Decision.objects.filter(working_group_id=by.working_group_id, code=DecisionCode.WATCH)
    return [case_id for case_id in rows.values_list("case_id", flat=True) if case_id]


def _item(by: Actor, item_id: UUID) -> AgendaItem:
    rows = AgendaItem.objects.filter(items_seen_by(by), id=item_id, taken_off=False)
    item = rows.select_related("sitting").first()
    if item is None:
        raise Unknown
    return item


@action("agenda.take_off", to={Role.SECRETARIAT})
def take_off_agenda(by: Actor, *, item_id: UUID) -> UUID:
    """Take an item off an agenda that is not held yet."""
    item = _item(by, item_id)
    _still_open(item.sitting)
    item.taken_off = True
    item.save(update_fields=["taken_off"])
    return item.sitting_id


@action("agenda.move", to={Role.SECRETARIAT})
def move_item(by: Actor, *, item_id: UUID, up: bool) -> UUID:
    """Move an item one place up or down."""
    item = _item(by, item_id)
    _still_open(item.sitting)
    others = AgendaItem.objects.filter(sitting=item.sitting, taken_off=False)
    other = (
        others.filter(position__lt=item.position).order_by("-position").first()
        if up
        else others.filter(position__gt=item.position).order_by("position").first()
    )
    if other:
        item.position, other.position = other.position, item.position
        AgendaItem.objects.bulk_update([item, other], ["position"])
    return item.sitting_id


@action("agenda.note", to={Role.SECRETARIAT})
def note_item(by: Actor, *, item_id: UUID, note: str) -> UUID:
    """Write what was said on an item, for the minutes; everybody who was in the room will read it."""
    item = _item(by, item_id)
    if item.sitting.state not in (*OPEN_STATES, SittingState.HELD, SittingState.MINUTED):
        raise Stop(
            "sitting.minutes_frozen",
            _("The minutes of this sitting are adopted and frozen."),
            cure=_("Write an addendum."),
        )
    item.note = note.strip()
    item.save(update_fields=["note"])
    return item.sitting_id


@action("agenda.raise_in_session", to={Role.SECRETARIAT})
def raise_in_session(by: Actor, *, sitting_id: UUID, words: str, note: str = "") -> UUID:
    """Record something said aloud in the room: those who were there keep it, whatever wall comes later."""
    row = require_sitting(by, sitting_id)
    if row.state != SittingState.HELD:
        raise Stop(
            "sitting.not_held",
            _("Nothing can have been said in a sitting that was not held."),
            cure=_("Record first that the sitting was held and who was there."),
        )
    if not words.strip():
        raise Invalid({"words": _("Say what was raised.")})
    item = _enter(row, ItemKind.SAID, None, words=words)
    item.note = note.strip()
    item.save(update_fields=["note"])
    return item.id
