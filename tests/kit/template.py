"""A test database on SQLite is migrated once and copied afterwards, until a migration changes.

Eighteen modules take ten seconds to migrate; a copy takes none. The first run on a clean clone always migrates.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import django
import pytest
from django.db.backends.sqlite3.creation import DatabaseCreation

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "cache"


def template() -> Path:
    """Name the copy that belongs to these migrations: any change in them or in what they import is another one."""
    house = ROOT / "src" / "kikao"
    told = hashlib.sha256(f"{django.VERSION}{sqlite3.sqlite_version}".encode())
    for path in sorted([*house.rglob("migrations/*.py"), *(house / "foundation").rglob("*.py")]):
        told.update(str(path.relative_to(house)).encode())
        told.update(path.read_bytes())
    return KEPT / f"migrated-{told.hexdigest()[:20]}.sqlite3"


def pytest_configure(config: pytest.Config) -> None:
    """Let the maker of test databases look for a copy first."""
    migrate = DatabaseCreation.create_test_db
    kept = template()

    def create(self: DatabaseCreation, *words: Any, **more: Any) -> str:
        if kept.exists():
            self.connection.settings_dict["TEST"]["MIGRATE"] = False
            name = migrate(self, *words, **more)
            with closing(sqlite3.connect(f"file:{kept}?mode=ro", uri=True)) as source:
                source.backup(self.connection.connection)
            return name
        name = migrate(self, *words, **more)
        _keep(self.connection.connection, kept)
        return name

    DatabaseCreation.create_test_db = create  # type: ignore[method-assign]


def _keep(migrated: sqlite3.Connection, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in sorted(kept.parent.glob("migrated-*"), key=lambda path: path.stat().st_mtime)[:-3]:
        old.unlink(missing_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as target:
        migrated.backup(target)
    unfinished.replace(kept)
