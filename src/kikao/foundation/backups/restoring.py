"""Putting a backup back into an empty home, and proving that what came back is what was taken."""

import json
import os
import re
import shutil
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from kikao.foundation.audit import chain, pins
from kikao.foundation.backups import database
from kikao.foundation.backups.papers import HEAD, open_head
from kikao.foundation.backups.rotation import CONTENT, KEYS
from kikao.foundation.backups.stops import BackupBroken, BackupRefused
from kikao.foundation.backups.stream import reading
from kikao.foundation.backups.taking import ABOUT, FORMAT, HOME_FILES, Say
from kikao.foundation.files import checking, store
from kikao.foundation.sealing import box

_FILE = re.compile(r"files/([0-9a-f]{2}/[0-9a-f]{32})")
PIECE = 1024 * 1024


@dataclass
class Restored:
    """What came back, and what is wrong with it."""

    taken_at: datetime
    keys_at: datetime
    trail_n: int
    trail_hash: str
    faults: list[str] = field(default_factory=list)


@contextmanager
def nothing_stays() -> Iterator[None]:
    """Leave the home that a restore went into as empty as it was, unless the restore came to its end."""
    try:
        yield
    except BaseException:
        connection.close()
        _empty(Path(settings.KIKAO_HOME))
        raise


def part_of(place: Path, privates: Sequence[bytes]) -> str:
    """Tell which part of a backup a file is, or that it does not open at all."""
    with place.open("rb") as file:
        head = file.read(HEAD)
    for part, about in ABOUT.items():
        try:
            open_head(head, privates, about)
        except box.SealBroken:
            continue
        return part
    raise BackupBroken(place.name)


def restore(content: Path, keys: Path, privates: Sequence[bytes], say: Say) -> Restored:
    """Put both parts back into this empty home; what is wrong with it, `look_at` tells."""
    say(f"Opening {content.name} …")
    told = _content(content, privates)
    found = Restored(
        datetime.fromisoformat(told["taken_at"]),
        datetime.fromisoformat(told["taken_at"]),
        told["trail"]["n"],
        told["trail"]["hash"],
    )
    missing = {name for name, number in told["rows"].items() if database.counts().get(name) != number}
    found.faults += [f"{name}: not as many rows as were taken" for name in sorted(missing)]
    say(f"Opening {keys.name} …")
    found.keys_at = _with_keys(keys, privates, told)
    return found


def look_at(found: Restored) -> None:
    """Add everything that is wrong with what came back, once what was erased is erased again."""
    found.faults += database.whole()
    found.faults += [f"trail, entry {fault.n}: {fault.reason}" for fault in (*chain.faults(), *pins.faults())]
    found.faults += [f"file {bad.path}: {bad.finding.label}" for bad in checking.faults()]


def _content(place: Path, privates: Sequence[bytes]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    copy = Path(settings.KIKAO_HOME) / "database.restored"
    with reading(place, privates, ABOUT[CONTENT]) as archive:
        for info in archive:
            file = archive.extractfile(info)
            named = _FILE.fullmatch(info.name)
            if file is None or not (named or info.name in {"manifest.json", "database"}):
                raise BackupBroken(place.name)
            if info.name == "manifest.json":
                told = _told(json.loads(file.read()), CONTENT, place)
            elif named:
                _write(store.root() / named[1], file)
            else:
                _write(copy, file)
    if not told or not copy.exists():
        raise BackupBroken(place.name)
    database.put_back(copy)
    copy.unlink(missing_ok=True)
    return told


def _with_keys(place: Path, privates: Sequence[bytes], content: dict[str, Any]) -> datetime:
    """Put the keys back; those of a newer program need its tables first."""
    told: dict[str, Any] = {}
    with reading(place, privates, ABOUT[KEYS]) as archive, transaction.atomic():
        for info in archive:
            file = archive.extractfile(info)
            if file is None:
                raise BackupBroken(place.name)
            if info.name == "manifest.json":
                told = _told(json.loads(file.read()), KEYS, place)
                _fits(told, content)
            elif info.name.removeprefix("home/") in HOME_FILES:
                beside = Path(settings.KIKAO_HOME) / info.name.removeprefix("home/")
                beside.unlink(missing_ok=True)
                _write(beside, file)
            else:
                database.load_rows(file.read())
        database.drop_orphans()
    if not told:
        raise BackupBroken(place.name)
    call_command("migrate", interactive=False, verbosity=0)
    return datetime.fromisoformat(told["taken_at"])


def _fits(keys: dict[str, Any], content: dict[str, Any]) -> None:
    """Refuse keys that are older than the content; let the tables grow to those of newer keys."""
    if datetime.fromisoformat(keys["taken_at"]) < datetime.fromisoformat(content["taken_at"]):
        raise BackupRefused(
            "The keys are older than the content: what came in between would stay shut for ever.",
            "Take the keys of the same backup, or of a later one.",
        )
    if set(keys["migrations"]) != set(content["migrations"]):
        call_command("migrate", interactive=False, verbosity=0)


def _told(told: dict[str, Any], part: str, place: Path) -> dict[str, Any]:
    if told.get("format") != FORMAT or told.get("part") != part:
        raise BackupRefused(f"{place.name} was written by another program.", "Restore with a newer kikao.")
    if told["engine"] != database.engine():
        raise BackupRefused(
            f"{place.name} was taken from {told['engine']}, and this installation has {database.engine()}.",
            "Set KIKAO_DATABASE_URL to an empty PostgreSQL database, or leave it away for SQLite.",
        )
    return told


def _write(place: Path, file: "tarfile.ExFileObject | Any") -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        shutil.copyfileobj(file, out, PIECE)
        out.flush()
        os.fsync(out.fileno())


def _empty(home: Path) -> None:
    for inside in home.iterdir():
        if inside.is_dir():
            shutil.rmtree(inside, ignore_errors=True)
        else:
            inside.unlink(missing_ok=True)
