"""An acknowledged report survives a power cut: every SQLite connection writes through."""

import threading
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from config.home import database

FULL = 2
SAFE_AND_QUICK = {
    "synchronous": FULL,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "journal_mode": "wal",
    "busy_timeout": 20000,
    "cache_size": -8000,
    "wal_autocheckpoint": 4000,
}


def pragma(connection: BaseDatabaseWrapper, name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_every_connection_of_this_run_writes_through() -> None:
    lite = [one for one in connections.all(initialized_only=False) if one.vendor == "sqlite"]
    assert lite or connections["default"].vendor == "postgresql"
    for one in lite:
        assert pragma(one, "synchronous") == FULL


def test_a_file_of_data_is_opened_safely(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> None:
    monkeypatch.delenv("KIKAO_DATABASE_URL", raising=False)
    seen: list[dict[str, object]] = []

    def look() -> None:
        opened = ConnectionHandler({"default": database(tmp_path)})["default"]
        seen.append({name: pragma(opened, name) for name in SAFE_AND_QUICK})
        opened.close()

    threads = [threading.Thread(target=look) for _one in range(2)]
    for thread in threads:
        with django_db_blocker.unblock():
            thread.start()
            thread.join()
    assert seen == [SAFE_AND_QUICK, SAFE_AND_QUICK]
