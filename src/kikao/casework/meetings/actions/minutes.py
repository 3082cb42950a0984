"""Minutes: drafted from what was entered, adopted, then frozen with a hash; later only an addendum."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.meetings.actions._minutes_text import minutes_text
from kikao.casework.meetings.actions._room import step
from kikao.casework.meetings.enums import MinutesState, SittingState
from kikao.casework.meetings.models import Addendum, Minutes, Sitting
from kikao.casework.meetings.queries import minutes_open, require_sitting, sitting
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import action, pin
from kikao.foundation.audit.enums import Occasion
from kikao.foundation.audit.queries import checkpoint
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.actions import take_checkpoint


@action("minutes.draft", to={Role.SECRETARIAT})
def draft_minutes(by: Actor, *, sitting_id: UUID, anew: bool = False) -> UUID:
    """Draft the minutes from attendance, agenda, notes and decisions, in the group's first language.

    A draft that stands is drafted `anew` only when asked for: what was corrected in it is lost.
    """
    row = _whole(by, sitting_id)
    if row.state == SittingState.MINUTED and not anew:
        raise Stop(
            "minutes.drafted_already",
            _("There is a draft already."),
            cure=_("Correct it, or draft it anew and lose what was corrected."),
        )
    group = WorkingGroup.objects.get(id=by.working_group_id)
    step(row, SittingState.MINUTED)
    with override(group.spoken[0]):
        body = minutes_text(group.name, sitting(by, sitting_id))
    minutes, _made = Minutes.objects.update_or_create(
        sitting=row, defaults={"working_group_id": by.working_group_id, "body": body}
    )
    return minutes.id


def _whole(by: Actor, sitting_id: UUID) -> Sitting:
    """Only somebody to whom all of a sitting is open can write its minutes."""
    row = require_sitting(by, sitting_id)
    if not minutes_open(by, sitting_id):
        raise NotAllowed
    return row


@action("minutes.write", to={Role.SECRETARIAT})
def write_minutes(by: Actor, *, sitting_id: UUID, body: str, version: int) -> UUID:
    """Correct the draft before it is adopted."""
    row = _whole(by, sitting_id)
    minutes = _minutes(row)
    if not body.strip():
        raise Invalid({"body": _("The minutes cannot be empty.")})
    row.version = version
    step(row, SittingState.MINUTED)
    minutes.body = "\n".join(body.strip().splitlines())
    minutes.save(update_fields=["body"])
    return minutes.id


def _minutes(row: Sitting) -> Minutes:
    minutes = Minutes.objects.filter(sitting=row).first()
    if minutes is None:
        raise Unknown
    if minutes.state == MinutesState.ADOPTED:
        raise Stop(
            "sitting.minutes_frozen",
            _("The minutes of this sitting are adopted and frozen."),
            cure=_("Write an addendum."),
        )
    return minutes


@action("minutes.adopt", to={Role.SECRETARIAT})
def adopt_minutes(
    by: Actor, *, sitting_id: UUID, adopted_at: UUID | None = None, version: int | None = None
) -> UUID:
    """Freeze the minutes as the group adopted them, at which sitting, with a hash that is printed on them.

    They end with a checkpoint of the trail: whoever takes them home can later prove that nobody rewrote it.
    """
    row = _whole(by, sitting_id)
    minutes = _minutes(row)
    if version is not None and version != row.version:
        raise Clash
    at = _adopted_at(by, row, adopted_at)
    step(row, SittingState.ADOPTED)
    minutes.state = MinutesState.ADOPTED
    minutes.adopted_on = today()
    minutes.adopted_by = by.account_id
    minutes.adopted_at_sitting = at
    minutes.body = _witnessing(by, minutes)
    minutes.hash = hash_of(minutes.body)
    minutes.save()
    _fix(minutes)
    return minutes.id


def _witnessing(by: Actor, minutes: Minutes) -> str:
    """Return the text with how far the trail goes at this moment, in the language it is written in."""
    taken = checkpoint(by, take_checkpoint(by, occasion=Occasion.MINUTES, about=minutes.id))
    group = WorkingGroup.objects.get(id=by.working_group_id)
    with override(group.spoken[0]):
        said = _("Trail of acts on %(day)s, entry %(n)d:") % {"day": f"{today():%d/%m/%Y}", "n": taken.n}
    return f"{minutes.body}\n\n{said}\n{taken.letters}"


def _adopted_at(by: Actor, row: Sitting, adopted_at: UUID | None) -> Sitting | None:
    """The record of a plenary points to no closed sitting."""
    if adopted_at is None:
        return None
    at = require_sitting(by, adopted_at)
    if at.id == row.id or at.held_on is None or (at.closed and not row.closed):
        raise Invalid({"adopted_at": _("Choose a sitting that was held after this one.")})
    return at


def hash_of(body: str) -> str:
    """Return the hash that is printed under adopted minutes: SHA-256 of their text in UTF-8."""
    return hashlib.sha256(body.encode()).hexdigest()


@action("minutes.add_addendum", to={Role.SECRETARIAT})
def add_addendum(by: Actor, *, sitting_id: UUID, words: str) -> UUID:
    """Add to adopted minutes; what was adopted never changes."""
    row = _whole(by, sitting_id)
    minutes = Minutes.objects.filter(sitting=row, state=MinutesState.ADOPTED).first()
    if minutes is None:
        raise Stop(
            "minutes.not_adopted",
            _("These minutes are still a draft."),
            cure=_("Correct the draft itself."),
        )
    if not words.strip():
        raise Invalid({"words": _("Write what is to be added.")})
    Addendum.objects.create(
        working_group_id=by.working_group_id,
        minutes=minutes,
        words=words.strip(),
        added_on=today(),
        by_account=by.person,
    )
    _fix(minutes)
    return minutes.id


def content_of(minutes_id: UUID) -> Mapping[str, Any] | None:
    """Return what adopted minutes and their addenda say, as they are fixed in the trail."""
    row = Minutes.objects.filter(id=minutes_id).first()
    if row is None:
        return None
    addenda = Addendum.objects.filter(minutes=row).order_by("added_on", "id")
    return {
        "addenda": [[str(one.added_on), one.words, str(one.by_account)] for one in addenda],
        "adopted_at": str(row.adopted_at_sitting_id),
        "adopted_by": str(row.adopted_by),
        "adopted_on": str(row.adopted_on),
        "body": row.body,
        "hash": row.hash,
        "sitting": str(row.sitting_id),
        "state": row.state,
    }


def _fix(minutes: Minutes) -> None:
    content = content_of(minutes.id)
    assert content is not None  # noqa: S101 - it was written a moment ago
    pin("minutes", minutes.id, content)


pins.register("minutes", content_of)
