"""A neutral word by mail to who asked for it: that something new waits, never what, about whom or how much.

The inbox itself is the outbox: a notice is written in the act's own transaction, and the clock sends for what was not
read. Nobody waits for a mail server, and none that is down for days loses a word.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import now, today
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.models import Notice, Reach
from kikao.foundation.sealing.roster import unwalled_of

log = logging.getLogger(__name__)

PAUSE = timedelta(hours=1)
"""Between two words to the same person; what comes in between is gathered."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=2), timedelta(hours=6)


class NotSentError(Exception):
    """Some words could not be sent; they are tried again."""


@job("notices.send_words", every=timedelta(minutes=1))
def send_words(by: Actor) -> int:
    """Send a word to everybody who asked for it and for whom something new waits."""
    if not settings.KIKAO_MAIL:
        return 0
    due = Reach.objects.filter(working_group_id=by.working_group_id, next_at__lte=now())
    sent = [_send(reach) for reach in due.order_by("next_at", "id")[:200] if _something_new(reach)]
    if not all(sent):
        raise NotSentError
    return len(sent)


def _something_new(reach: Reach) -> bool:
    """Look for what was left since the last word, was not read, and is not behind a wall by now."""
    group, account = reach.working_group_id, reach.account_id
    left = Notice.objects.filter(
        working_group_id=group,
        account_id=account,
        read_at=None,
        left_at__gt=reach.sent_at or reach.asked_at,
    )
    subjects = set(left.values_list("subject_id", flat=True)[:100])
    return any(subject is None or unwalled_of(group, subject, [account]) for subject in subjects)


def _send(reach: Reach) -> bool:
    account = Account.objects.filter(id=reach.account_id).first()
    if account is None or not account.may_enter(today()):
        reach.delete()
        return True
    try:
        with override(account.language):
            _word(reach.mail).send()
    except Exception as error:
        log.error("a word was not sent: %s", type(error).__name__)  # noqa: TRY400 - the words of a server may name whom
        wait = min(FIRST_WAIT * 2 ** min(reach.tries, 10), LONGEST_WAIT)
        Reach.objects.filter(id=reach.id).update(tries=reach.tries + 1, next_at=now() + wait)
        return False
    Reach.objects.filter(id=reach.id).update(tries=0, sent_at=now(), next_at=now() + PAUSE)
    return True


def _word(address: str) -> EmailMessage:
    body = _("Something new waits for you: %(url)s") % {"url": settings.KIKAO_BASE_URL}
    return EmailMessage("Kikao", f"{body}\n", settings.DEFAULT_FROM_EMAIL, [address])
