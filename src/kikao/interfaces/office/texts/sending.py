"""Handing a later message to the gateway, in the session of whom two custodians opened the number for."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kikao.casework.texts.actions import hand_over_text, note_text_state
from kikao.casework.texts.enums import TextState
from kikao.casework.texts.queries import number_of, text_words
from kikao.casework.texts.reckoning.numbers import number_in
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.foundation.notices.outward.gateway import Gateway
from kikao.foundation.notices.outward.rounds import Verdict
from kikao.foundation.notices.outward.texts import plain
from kikao.foundation.sealing.queries import opening
from kikao.foundation.sealing.vault import read_identity

NEWS = {
    Verdict.SENT: TextState.SENT,
    Verdict.DOWN: TextState.FAILED,
    Verdict.REFUSED_NOW: TextState.FAILED,
    Verdict.REJECTED: TextState.FAILED,
}
"""What the gateway's answer means; of a doubtful one nobody knows, and a person decides whether it is sent again."""


def send(by: Actor, text_id: UUID, opening_id: UUID) -> TextState:
    """Send a message; the number is read, handed over and forgotten, and each reading stands in the trail before."""
    if not settings.KIKAO_SMS:
        raise Stop(
            "text.no_gateway",
            _("No gateway for sending is set up."),
            cure=_("Ask the operator to set KIKAO_SMS_URL."),
            status=409,
        )
    words = text_words(by, text_id, opening(by, opening_id).subject_id)
    to = next((found for one in read_identity(by, opening_id) if (found := number_in(one.text))), "")
    if not to:
        raise Stop(
            "text.no_number_there",
            _("What was opened holds no telephone number that came with a text message."),
            status=409,
        )
    hand_over_text(by, text_id=text_id)
    number = number_of(by, text_id)
    verdict, _why = Gateway.of(settings.KIKAO_SMS).send(number, to, plain(words))
    state = NEWS.get(verdict, TextState.HANDED)
    if state != TextState.HANDED:
        note_text_state(by, number=number, state=state)
    return state
