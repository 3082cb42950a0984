"""Words by text message: shorter, without any address, so that a phone in other hands leads nowhere."""

import logging
import unicodedata
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.foundation.access.actor import Actor
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import ReachKind
from kikao.foundation.notices.outward.gateway import Gateway
from kikao.foundation.notices.outward.owing import Word
from kikao.foundation.notices.outward.rounds import Letter, Verdict, go_round

log = logging.getLogger(__name__)

CHEAP = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The letters of GSM-7: one letter outside them halves what fits into a message."""
SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
)
LONGEST = 160


@job("notices.send_texts", every=timedelta(minutes=1))
def send_texts(by: Actor) -> int:
    """Send a text message to everybody who proved a number and for whom something new waits."""
    if not settings.KIKAO_SMS:
        return 0
    gateway = Gateway.of(settings.KIKAO_SMS)
    return go_round(by, ReachKind.TEXT, lambda letter: _carry(gateway, letter))


def _carry(gateway: Gateway, letter: Letter) -> Verdict:
    with override(letter.language):
        verdict, why = gateway.send(letter.number, letter.to, plain(_said(letter)))
    if verdict != Verdict.SENT:
        log.error("a text message was not sent: %s", why)
    return verdict


def _said(letter: Letter) -> str:
    if letter.word == Word.CODE:
        return _("Kikao: your code is %(code)s.") % {"code": letter.code}
    if letter.word == Word.URGENT:
        return _("Kikao: something urgent waits for you.")
    return _("Kikao: something new waits for you.")


def plain(words: str) -> str:
    """Return words in letters that every phone and gateway knows, in one message."""
    return cheap(words)[:LONGEST]


def cheap(words: str) -> str:
    """Return words in letters that every phone and gateway knows."""
    return "".join(one if one in CHEAP else _bare(one) for one in words.translate(SAME))


def _bare(letter: str) -> str:
    bare = "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    return "".join(one if one in CHEAP else "?" for one in bare)
