"""What comes back of a referral: acknowledged, answered, taken up or declined; reminding, correcting, taking back."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.referrals.actions._parts import note_step, past_day
from kikao.casework.referrals.enums import Manner, ReferralState, Step
from kikao.casework.referrals.lifecycle import REFERRAL
from kikao.casework.referrals.models import Referral
from kikao.casework.referrals.queries import require_referral
from kikao.casework.referrals.queries.one import REMINDED
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.inbox import take_back_notices
from kikao.registry.people.queries import desk_of

HEARD = frozenset(
    {
        ReferralState.ACKNOWLEDGED,
        ReferralState.ANSWERED,
        ReferralState.TAKEN_UP,
        ReferralState.DECLINED,
    }
)
"""What a body can let the group know."""


@action("referral.answer", to={Role.SECRETARIAT})
def answer_referral(
    by: Actor,
    *,
    referral_id: UUID,
    new: str,
    words: str = "",
    real_on: date | None = None,
    version: int | None = None,
) -> UUID:
    """Write down what a body let the group know; after long silence too."""
    row = require_referral(by, referral_id)
    if new not in HEARD:
        raise Invalid({"new": _("Choose from the list.")})
    REFERRAL.check(row.state, new)
    needed = "" if new == ReferralState.ACKNOWLEDGED else _("Say what was answered, and by which function.")
    said = prose(words, "words", needed=needed)
    day = past_day(real_on, "real_on", since=row.sent_on)
    turn(row, version, state=new)
    note_step(by, row, Step(new), said, day)
    take_back_notices(desk_of(row.working_group_id, row.case_id), about="referral", about_id=row.id)
    return row.id


@action("referral.remind", to={Role.SECRETARIAT})
def remind_referral(
    by: Actor,
    *,
    referral_id: UUID,
    words: str = "",
    real_on: date | None = None,
    answer_due_on: date | None = None,
    version: int | None = None,
) -> UUID:
    """Write down that a body was reminded, and until when an answer is expected now."""
    row = require_referral(by, referral_id)
    if row.state not in REMINDED:
        raise Stop(
            "referral.answered_already",
            _("This referral was answered or taken back."),
            cure=_("Look at what came back; pass the case on anew if it needs another answer."),
        )
    said, day = prose(words, "words"), past_day(real_on, "real_on", since=row.sent_on)
    if answer_due_on and answer_due_on < day:
        raise Invalid({"answer_due_on": _("The new day must lie ahead.")})
    turn(row, version, reminded_on=day, answer_due_on=answer_due_on or row.answer_due_on)
    note_step(by, row, Step.REMINDED, said, day)
    return row.id


@action("referral.correct", to={Role.SECRETARIAT})
def correct_referral(
    by: Actor,
    *,
    referral_id: UUID,
    reason: str,
    level: str = "",
    manner: str = "",
    sent_on: date | None = None,
    answer_due_on: date | None = None,
    version: int | None = None,
) -> UUID:
    """Correct how or when a case was passed on; what stood there before is kept with the reason."""
    row = require_referral(by, referral_id)
    why = prose(reason, "reason", needed=_("Say why."))
    changed = _changed(row, level, manner, sent_on, answer_due_on)
    if not changed:
        raise Invalid({"reason": _("Nothing would change.")})
    if changed.get("answer_due_on", row.answer_due_on) < changed.get("sent_on", row.sent_on):  # type: ignore[operator]
        raise Invalid({"answer_due_on": _("An answer cannot be due before the referral was sent.")})
    before = "\n".join(f"{_named(name)}: {getattr(row, name)} → {new}" for name, new in changed.items())
    turn(row, version, **changed)
    note_step(by, row, Step.CORRECTED, f"{before}\n{why}")
    return row.id


def _changed(
    row: Referral, level: str, manner: str, sent_on: date | None, answer_due_on: date | None
) -> dict[str, object]:
    """Return what would be other than it is now."""
    asked = {
        "level": chosen(level, Level, "level") or row.level,
        "manner": chosen(manner, Manner, "manner") or row.manner,
        "sent_on": past_day(sent_on, "sent_on") if sent_on else row.sent_on,
        "answer_due_on": answer_due_on or row.answer_due_on,
    }
    return {name: new for name, new in asked.items() if new != getattr(row, name)}


def _named(field: str) -> str:
    names = {
        "level": _("Level"),
        "manner": _("How it went out"),
        "sent_on": _("Sent on"),
        "answer_due_on": _("Answer expected by"),
    }
    return names[field]


@action("referral.recall", to={Role.SECRETARIAT})
def recall_referral(by: Actor, *, referral_id: UUID, reason: str, version: int | None = None) -> UUID:
    """Take a referral back, or say that it was entered by mistake; it stays in the register with the reason."""
    row = require_referral(by, referral_id)
    why = prose(reason, "reason", needed=_("Say why."))
    REFERRAL.check(row.state, ReferralState.RECALLED)
    turn(row, version, state=ReferralState.RECALLED)
    note_step(by, row, Step.RECALLED, why, today())
    take_back_notices(desk_of(row.working_group_id, row.case_id), about="referral", about_id=row.id)
    return row.id
