"""Entering what a dollar costs."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Words
from kikao.registry.rates.models import ExchangeRate
from kikao.registry.rates.reckoning import LEAST, MOST

_STEP = Decimal("0.0001")


@action("rate.enter", to={Role.SECRETARIAT})
def enter_rate(by: Actor, *, day_on: date, cdf_per_usd: Decimal, source: str, reason: str = "") -> UUID:
    """Enter what a dollar costs on a day and who says so; a second rate of a day corrects the first and says why.

    Nothing that was reckoned with the first changes: every entry of money keeps the rate it was made with.
    """
    source, reason = source.strip(), reason.strip()
    WorkingGroup.objects.select_for_update().get(id=by.working_group_id)
    held = ExchangeRate.objects.filter(working_group_id=by.working_group_id, day_on=day_on)
    number = held.count() + 1
    wrong = _wrong(day_on, cdf_per_usd, source, reason)
    if number > 1 and not reason:
        wrong["reason"] = _("This day has a rate already: say why this one corrects it.")
    if wrong:
        raise Invalid(wrong)
    return ExchangeRate.objects.create(
        working_group_id=by.working_group_id,
        day_on=day_on,
        number=number,
        cdf_per_usd=cdf_per_usd,
        source=source,
        reason=reason if number > 1 else "",
        entered_on=today(),
        entered_by=by.account_id,
    ).id


def _wrong(day_on: date, rate: Decimal, source: str, reason: str) -> dict[str, Words]:
    wrong: dict[str, Words] = {}
    if not rate.is_finite() or not LEAST <= rate <= MOST or rate != rate.quantize(_STEP):
        wrong["cdf_per_usd"] = _("Write how many francs one dollar costs, for instance 2850,50.")
    if day_on > today():
        wrong["day_on"] = _("Nobody knows the rate of a day to come.")
    if not source or len(source) > 120 or "\x00" in source:
        wrong["source"] = _("Say in up to 120 letters who publishes this rate.")
    if len(reason) > 200 or "\x00" in reason:
        wrong["reason"] = _("Say it in up to 200 letters.")
    return wrong
