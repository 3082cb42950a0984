"""Which backups stay: days, weeks, months of content; no key older than 35 days."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kikao.foundation.backups.rotation import CONTENT, KEYS, KEYS_KEPT, Part, name_of, outlived, parts_in

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def nightly(days: int) -> list[Part]:
    """Return both parts of a backup of every day until now."""
    return [
        Part(Path(f"{name_of(NOON - timedelta(days=day))}.{part}"), part, NOON - timedelta(days=day))
        for day in range(days)
        for part in (CONTENT, KEYS)
    ]


def test_two_years_leave_seven_days_five_weeks_and_twelve_months() -> None:
    every = nightly(730)
    kept = [one for one in every if one not in outlived(every, NOON)]
    ages = sorted((NOON - one.taken_at).days for one in kept if one.part == CONTENT)
    assert ages[:7] == list(range(7))
    assert 18 <= len(ages) <= 24
    assert 300 < ages[-1] < 366
    keys = [NOON - one.taken_at for one in kept if one.part == KEYS]
    assert max(keys) <= KEYS_KEPT


def test_the_newest_content_stays_however_old_and_old_keys_never() -> None:
    (content, keys) = nightly(1)
    later = NOON + timedelta(days=400)
    assert outlived([content, keys], later) == [keys]


def test_several_in_one_day_leave_the_last_and_strange_files_are_let_be(tmp_path: Path) -> None:
    for hour in (1, 2, 3):
        moment = NOON.replace(hour=hour)
        (tmp_path / f"{name_of(moment)}.{CONTENT}").touch()
        (tmp_path / f"{name_of(moment)}.{KEYS}").touch()
    for strange in ("notes.txt", "kikao-20261121T010000Z.content.part", "kikao-latest.keys"):
        (tmp_path / strange).touch()
    parts = parts_in(tmp_path)
    assert len(parts) == 6
    kept = {one.place.name for one in parts} - {one.place.name for one in outlived(parts, NOON)}
    assert kept == {"kikao-20261121T030000Z.content", "kikao-20261121T030000Z.keys"}
    assert parts_in(tmp_path / "nowhere") == []
