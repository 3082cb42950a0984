"""Asking what a dollar costs."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.registry.rates.models import ExchangeRate
from kikao.registry.rates.policy import seen_by
from kikao.registry.rates.schemas import Rate, RateLine


def rate_on(working_group_id: UUID, day: date) -> Rate | None:
    """Return the group's rate of a day: the last one entered for it, or for the latest day before it."""
    rows = ExchangeRate.objects.filter(working_group_id=working_group_id, day_on__lte=day)
    row = rows.order_by("-day_on", "-number").first()
    return Rate.of(row) if row else None


def rates(by: Actor, *, after: str | None = None, size: int = 50) -> Page[RateLine]:
    """Return the rates, the latest day first, corrected ones below what corrects them."""
    later = ExchangeRate.objects.filter(
        working_group_id=OuterRef("working_group_id"),
        day_on=OuterRef("day_on"),
        number__gt=OuterRef("number"),
    )
    rows = ExchangeRate.objects.filter(seen_by(by)).annotate(corrected=Exists(later))
    page = page_of(rows, order=("-day_on", "-number", "-id"), after=after, size=size)
    return page.map(
        lambda row: RateLine(
            Rate.of(row), row.reason, row.entered_on, stands=not getattr(row, "corrected", False)
        )
    )
