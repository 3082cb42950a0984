"""Words by mail."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.foundation.access.actor import Actor
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import ReachKind
from kikao.foundation.notices.outward.owing import Word
from kikao.foundation.notices.outward.rounds import Letter, Verdict, go_round

log = logging.getLogger(__name__)


@job("notices.send_words", every=timedelta(minutes=1))
def send_words(by: Actor) -> int:
    """Send a word by mail to everybody who asked for it and for whom something new waits."""
    return go_round(by, ReachKind.MAIL, _carry) if settings.KIKAO_MAIL else 0


def _carry(letter: Letter) -> Verdict:
    try:
        with override(letter.language):
            _message(letter).send()
    except Exception as error:
        log.error("a word was not sent: %s", type(error).__name__)  # noqa: TRY400 - the words of a server may name whom
        return Verdict.REFUSED_NOW
    return Verdict.SENT


def _message(letter: Letter) -> EmailMessage:
    said = _("Something new waits for you: %(url)s")
    if letter.word == Word.URGENT:
        said = _("Something urgent waits for you: %(url)s")
    body = said % {"url": settings.KIKAO_BASE_URL}
    return EmailMessage("Kikao", f"{body}\n", settings.DEFAULT_FROM_EMAIL, [letter.to])
