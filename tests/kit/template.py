"""A test database on SQLite is migrated once and copied afterwards, until a migration changes.

To migrate all modules takes several seconds; to copy takes none. The first run on a clean clone always migrates, one
process for all; `python -m tests.kit.template` does it before the run.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.management import call_command
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
        with _alone():
            if not kept.exists():
                name = migrate(self, *words, **more)
                _keep(self.connection.connection, kept)
                return name
        self.connection.settings_dict["TEST"]["MIGRATE"] = False
        name = migrate(self, *words, **more)
        with closing(sqlite3.connect(f"file:{kept}?mode=ro", uri=True)) as source:
            source.backup(self.connection.connection)
        return name

    DatabaseCreation.create_test_db = create  # type: ignore[method-assign,assignment]


def laid(home: Path) -> None:
    """Lay the copy into a home in which a process of its own will begin, if there is one; it migrates otherwise."""
    if template().exists():
        there = home / "kikao.sqlite3"
        shutil.copyfile(template(), there)
        there.chmod(0o600)


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process migrate while the others wait for its copy."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "migrating").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _keep(migrated: sqlite3.Connection, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in sorted(kept.parent.glob("migrated-*"), key=lambda path: path.stat().st_mtime)[:-3]:
        old.unlink(missing_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as target:
        migrated.backup(target)
    unfinished.replace(kept)


def main() -> None:
    """Migrate a database and keep it, unless a copy is there."""
    with _alone():
        if template().exists():
            return
        from tests.kit import home

        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        with closing(sqlite3.connect(Path(os.environ["KIKAO_HOME"], "kikao.sqlite3"))) as migrated:
            _keep(migrated, template())
        home.leave()


if __name__ == "__main__":
    main()
