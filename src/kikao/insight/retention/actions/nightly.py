"""What the clock clears away by itself: things that pass, and the remains of what was deleted."""

from datetime import date, timedelta

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import OnceToken
from kikao.foundation.accounts.models import Session
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now, today
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.erasing import scrub, shred_items
from kikao.foundation.sealing.models import Draft
from kikao.insight.retention.enums import PeriodKind
from kikao.insight.retention.models import Erased
from kikao.insight.retention.queries import contacts_due, held, period_of


@job("retention.clear_passing", every=timedelta(days=1))
@action("retention.clear_passing", to=SYSTEM_ONLY)
def clear_passing_things(by: Actor) -> int:
    """Clear away notices, interrupted forms, ended sessions, proofs of sending and contacts whose period is over."""
    kept = {kind: timedelta(days=days) for kind, days in period_of(by.working_group_id).items()}
    mine = {"working_group_id": by.working_group_id}
    over = (
        Notice.objects.filter(**mine, left_at__lt=now() - kept[PeriodKind.NOTICES]),
        Draft.objects.filter(**mine, kept_on__lt=today() - kept[PeriodKind.DRAFTS]),
        Session.objects.filter(**mine, ends_at__lt=now() - kept[PeriodKind.SESSIONS]),
        OnceToken.objects.filter(**mine, used_on__lt=today() - kept[PeriodKind.TOKENS]),
    )
    return sum(rows.delete()[0] for rows in over) + _clear_contacts(by, today() - kept[PeriodKind.CONTACTS])


def _clear_contacts(by: Actor, until: date) -> int:
    """Erase whom to call once everybody is back: a duty of two persons would keep it for weeks."""
    return shred_items(contacts_due(by.working_group_id, until, held(by.working_group_id)))


@job("retention.scrub", every=timedelta(days=1))
def scrub_after_erasing(by: Actor) -> None:
    """Clean the database's files again after a day on which something was erased, in case somebody was reading."""
    lately = Erased.objects.filter(
        working_group_id=by.working_group_id, erased_on__gte=today() - timedelta(days=2)
    )
    if lately.exists():
        scrub()
