"""What an older backup brought back is erased again; what passes is cleared; how a period is reckoned."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import models

from kikao.casework.reports.models import Report
from kikao.foundation.access.models import OnceToken
from kikao.foundation.base.clock import now, today
from kikao.foundation.notices.clock import JOBS
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.models import Draft, SealedItem
from kikao.insight.retention.actions import clear_passing_things, repeat_erasures
from kikao.insight.retention.actions.nightly import scrub_after_erasing
from kikao.insight.retention.enums import Unit
from kikao.insight.retention.reckoning import before
from tests.insight.retention.conftest import LONG_AGO, House


class Brought:
    """Rows as an older content backup has them, to be put back without their keys."""

    def __init__(self, *rows: "models.QuerySet[Any]") -> None:
        self.rows = [(one.model, list(one.values())) for one in rows]

    def back(self) -> None:
        for model, rows in self.rows:
            here = set(model._base_manager.values_list("pk", flat=True))
            model._base_manager.bulk_create(model(**row) for row in rows if row["id"] not in here)


def test_a_whole_report_that_came_back_is_erased_again(house: House) -> None:
    house.erase(house.set_aside())
    report = house.set_aside()
    kept = house.report()
    old = Brought(Report.objects.filter(id=report), SealedItem.objects.all())
    house.erase(report)
    left = set(SealedItem.objects.values_list("id", flat=True))
    old.back()
    assert set(SealedItem.objects.values_list("id", flat=True)) != left
    assert repeat_erasures(house.cast.system) == 1
    assert set(Report.objects.values_list("id", flat=True)) == {kept}
    assert Report.objects.get(id=kept).narrative_item_id in left
    assert repeat_erasures(house.cast.system) == 0


def test_identities_and_words_that_came_back_are_erased_again(house: House) -> None:
    report = house.report(age=LONG_AGO / 8)
    row = Report.objects.get(id=report)
    other = house.report(age=LONG_AGO)
    incident = house.incident(other)
    house.case(incident, closed=today() - LONG_AGO)
    items = Brought(SealedItem.objects.all())
    house.erase()
    left = set(SealedItem.objects.values_list("id", flat=True))
    items.back()
    Report.objects.filter(id=report).update(identity_item_id=row.identity_item_id)
    assert repeat_erasures(house.cast.system) == 2
    assert Report.objects.get(id=report).identity_item_id is None
    gone = {row.identity_item_id} | {
        item.id for item in SealedItem.objects.filter(compartment__subject_id=incident)
    }
    assert not SealedItem.objects.filter(id__in=gone).exists()
    assert left <= set(SealedItem.objects.values_list("id", flat=True))


def test_what_passes_is_cleared_by_the_clock(house: House) -> None:
    group, anne = house.cast.group_id, house.cast.accounts["anne"]
    Notice.objects.all().delete()
    for days in (1, 400):
        Notice.objects.create(
            working_group_id=group, account_id=anne, kind="REPORT", left_at=now() - timedelta(days=days)
        )
        Draft.objects.create(
            working_group_id=group,
            account_id=anne,
            name=str(days),
            blob=b"x",
            kept_on=today() - timedelta(days=days),
        )
        OnceToken.objects.create(
            working_group_id=group, actor="a", token=str(days), used_on=today() - timedelta(days=days)
        )
    assert clear_passing_things(house.cast.system) == 3
    assert (Notice.objects.count(), Draft.objects.count()) == (1, 1)
    assert {"retention.plan", "retention.clear_passing", "retention.scrub", "backups.take"} <= set(JOBS)


def test_the_files_of_the_database_are_cleaned_only_after_an_erasure(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleaned: list[str] = []
    monkeypatch.setattr("kikao.insight.retention.actions.nightly.scrub", lambda: cleaned.append("yes"))
    scrub_after_erasing(house.cast.system)
    house.erase(house.set_aside())
    scrub_after_erasing(house.cast.system)
    assert cleaned == ["yes"]


@pytest.mark.parametrize(
    ("length", "unit", "day"),
    [
        (1, Unit.MONTHS, date(2026, 2, 28)),
        (3, Unit.MONTHS, date(2025, 12, 31)),
        (13, Unit.MONTHS, date(2025, 2, 28)),
        (25, Unit.MONTHS, date(2024, 2, 29)),
        (60, Unit.MONTHS, date(2021, 3, 31)),
        (31, Unit.DAYS, date(2026, 2, 28)),
    ],
)
def test_a_period_ends_on_the_same_day_of_an_earlier_month_or_on_its_last(
    length: int, unit: Unit, day: date
) -> None:
    assert before(date(2026, 3, 31), length, unit) == day
