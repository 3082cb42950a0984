"""Parts of several acts: the story of a referral, its next version, days that can be."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.casework.referrals.enums import Step
from kikao.casework.referrals.models import Referral, ReferralStep
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.vault import put


def note_step(by: Actor, row: Referral, step: Step, words: str = "", real_on: date | None = None) -> None:
    """Write one line into the story of a referral, its words sealed for the readers of the case."""
    last = ReferralStep.objects.filter(referral=row).aggregate(last=Max("position"))["last"] or 0
    ReferralStep.objects.create(
        working_group_id=row.working_group_id,
        referral=row,
        position=last + 1,
        step=step,
        words_item_id=put(row.working_group_id, row.case_id, "referral.step", words) if words else None,
        real_on=real_on or today(),
        entered_on=today(),
        by_account=by.account_id,
    )


def past_day(day: date | None, field: str, *, since: date | None = None) -> date:
    """Return the day on which something happened, today unless told otherwise."""
    if day and day > today():
        raise Invalid({field: _("This day has not come yet.")})
    if day and since and day < since:
        raise Invalid({field: _("This lies before the referral was sent.")})
    return day or today()
