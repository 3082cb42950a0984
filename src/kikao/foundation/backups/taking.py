"""Taking a backup: the content first, the keys after it, so that nothing in the content is without its key."""

import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

import kikao
from kikao.foundation.audit.models import TrailHead
from kikao.foundation.backups import database, papers
from kikao.foundation.backups.rotation import CONTENT, KEYS, name_of, outlived, parts_in
from kikao.foundation.backups.stops import BackupRefused
from kikao.foundation.backups.stream import writing
from kikao.foundation.base.clock import now
from kikao.foundation.files import store

FORMAT = 1
ABOUT = {CONTENT: "backup|content|v1", KEYS: "backup|keys|v1"}
HOME_FILES = ("secret-key", "checkpoint-keys.json")
"""Secrets of the installation that lie beside the database; they go with the keys."""
SPARE = 50 * 1024 * 1024

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup that was written and read back."""

    name: str
    taken_at: datetime
    content: Path
    keys: Path
    removed: tuple[str, ...]


def take(folder: Path, say: Say) -> Taken:
    """Write both parts of a backup into a folder, and take away those that have outlived their time."""
    publics = papers.public_halves()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    moment = now()
    name = name_of(moment)
    content, keys = folder / f"{name}.{CONTENT}", folder / f"{name}.{KEYS}"
    if content.exists() or keys.exists():
        raise BackupRefused(f"{name} is there already.", "Try again in a second.")
    _room(folder)
    try:
        _write_content(content, publics, moment, say)
        _write_keys(keys, publics, moment, say)
    except BaseException:
        content.unlink(missing_ok=True)
        raise
    gone = outlived(parts_in(folder), moment)
    for one in gone:
        one.place.unlink(missing_ok=True)
    return Taken(name, moment, content, keys, tuple(one.place.name for one in gone))


def _write_content(place: Path, publics: list[bytes], moment: datetime, say: Say) -> None:
    with _working() as work:
        say("Copying the database …")
        copy = work / "database"
        with database.copied(copy) as rows:
            say(f"Sealing {copy.stat().st_size // 1024:,} KiB of database …")
            with writing(place, publics, ABOUT[CONTENT]) as archive:
                _add(archive, "manifest.json", _manifest(CONTENT, moment, rows))
                _add_file(archive, "database", copy)
                copy.unlink()
                say(f"Sealing files: {_add_store(archive):,}")


def _write_keys(place: Path, publics: list[bytes], moment: datetime, say: Say) -> None:
    say("Sealing the keys …")
    with writing(place, publics, ABOUT[KEYS]) as archive:
        _add(archive, "manifest.json", _manifest(KEYS, moment, {}))
        for name in HOME_FILES:
            file = _home_file(name)
            if file.exists():
                _add(archive, f"home/{name}", file.read_bytes())
        for number, lines in enumerate(database.rows_of_keys(), start=1):
            _add(archive, f"rows/{number:06}.jsonl", lines)


def _manifest(part: str, moment: datetime, rows: dict[str, int]) -> bytes:
    head = TrailHead.objects.filter(id=1).first() or TrailHead()
    applied = MigrationRecorder.Migration.objects.order_by("app", "name").values_list("app", "name")
    said: dict[str, Any] = {
        "format": FORMAT,
        "part": part,
        "program": kikao.__version__,
        "engine": database.engine(),
        "taken_at": moment.isoformat(),
        "trail": {"n": head.n, "hash": head.hash},
        "rows": rows,
        "migrations": [f"{app}.{name}" for app, name in applied],
    }
    return json.dumps(said, sort_keys=True).encode()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    archive.addfile(info, io.BytesIO(content))


def _add_file(archive: tarfile.TarFile, name: str, place: Path) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = place.stat().st_size, 0o600
    with place.open("rb") as file:
        archive.addfile(info, file)


def _add_store(archive: tarfile.TarFile) -> int:
    """Put every sealed file in; one that is erased meanwhile is left out, as it should be."""
    count = 0
    for path in store.settled():
        place = store.root() / path
        if place.exists():
            _add_file(archive, f"files/{path}", place)
            count += 1
    return count


def _home_file(name: str) -> Path:
    named = os.environ.get("KIKAO_SECRET_KEY_FILE") if name == "secret-key" else None
    return Path(named) if named else Path(settings.KIKAO_HOME) / name


@contextmanager
def _working() -> Iterator[Path]:
    """Lend a folder for the copy, which is gone afterwards."""
    work = Path(tempfile.mkdtemp(prefix="backup-", dir=settings.KIKAO_HOME))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _room(folder: Path) -> None:
    files = sum((store.root() / path).stat().st_size for path in store.settled())
    size = database.file_of_database().stat().st_size if database.engine() == "sqlite" else 0
    if shutil.disk_usage(folder).free < size + files + SPARE:
        raise BackupRefused(
            f"There is not enough room in {folder}.",
            "Put in an empty USB disk, or name another folder with --to.",
        )
    if shutil.disk_usage(settings.KIKAO_HOME).free < 2 * size + SPARE:
        raise BackupRefused("There is not enough room for a copy of the database.", "Make room on this disk.")
