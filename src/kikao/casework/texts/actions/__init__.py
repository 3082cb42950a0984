"""What is done with later messages to sources."""

import secrets
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import words_seen_by
from kikao.casework.texts.enums import TextState
from kikao.casework.texts.lifecycle import TEXT
from kikao.casework.texts.models import OutgoingText
from kikao.casework.texts.policy import SENDERS, WRITERS, answered_by, seen_by
from kikao.casework.texts.reckoning.numbers import CHANNEL
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.notices.outward.texts import LONGEST, cheap
from kikao.foundation.sealing import vault

__all__ = ["hand_over_text", "note_text_state", "write_text"]

BITS = 50
"""Of the random number by which the gateway knows a message."""


@action("text.write", to=WRITERS, system=False)
def write_text(by: Actor, *, report_id: UUID, words: str) -> UUID:
    """Write a message to a source who came by text message; it leaves once two custodians opened the number."""
    row = Report.objects.filter(words_seen_by(by), id=report_id).first()
    if row is None:
        raise Unknown
    if row.channel != CHANNEL or row.identity_item_id is None:
        raise Stop(
            "text.no_number",
            _("No telephone number is sealed with this report."),
            cure=_("Write in the thread, if the source holds a receipt."),
        )
    said = cheap(words.strip())
    if not any(sign.isalnum() for sign in said) or len(said) > LONGEST:
        raise Invalid({"words": _("Write a message of at most %(most)d letters.") % {"most": LONGEST}})
    made = OutgoingText.objects.create(
        working_group_id=by.working_group_id,
        report=row,
        words_item_id=vault.put(by.working_group_id, row.id, "text.words", said),
        written_by=by.person,
        written_on=today(),
    )
    return made.id


@action("text.hand_over", to=SENDERS, system=False)
def hand_over_text(by: Actor, *, text_id: UUID) -> UUID:
    """Note that a message is about to be handed to the gateway, under a random number; it leaves right after."""
    row = OutgoingText.objects.select_for_update().filter(seen_by(by), id=text_id).first()
    if row is None:
        raise Unknown
    TEXT.check(row.state, TextState.HANDED)
    row.state, row.number = TextState.HANDED, row.number or secrets.randbits(BITS)
    row.handed_by, row.handed_on = by.person, today()
    row.save(update_fields=("state", "number", "handed_by", "handed_on"))
    return row.id


@action("text.note_state", to=SENDERS, public=True, system=False)
def note_text_state(by: Actor, *, number: int, state: str) -> UUID:
    """Note what the gateway says of a message that it knows by this random number; news that comes late changes nothing."""
    row = OutgoingText.objects.select_for_update().filter(answered_by(by), number=number).first()
    if row is None:
        raise Unknown
    if state in {one.value for one in TEXT.allowed(row.state)}:
        OutgoingText.objects.filter(id=row.id).update(state=state)
    return row.id
