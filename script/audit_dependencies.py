#!/usr/bin/env python3
"""Compares what the lock pins with a copy of known advisories, and says "unknown" where it cannot look.

    script/audit_dependencies.py --advisories FOLDER [--lock requirements/base.lock]

FOLDER holds advisories in the OSV format (*.json, for instance the export of osv.dev for PyPI, or pypa's
advisory-database converted to it), unpacked. KIKAO_ADVISORIES names it as well. Nothing is sent anywhere.

Ends with 0 when no advisory of the copy touches a pinned version, 1 when one does, 3 when nothing can be said: no copy,
none about Python, or one older than a month. "Nothing known" is only ever said with the day of the copy.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

CLEAN, FOUND, UNKNOWN = 0, 1, 3
OLD = timedelta(days=31)
LOCK = Path(__file__).resolve().parent.parent / "requirements" / "base.lock"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


def plain(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: str) -> dict[str, str]:
    """Return each package of a lock with its version."""
    return {plain(name): version for name, version in _PIN.findall(lock)}


def advisories(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield every advisory that can be read and is about a Python package."""
    for file in sorted(folder.rglob("*.json")):
        try:
            said = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(said, dict) and not said.get("withdrawn") and any(of_python(said)):
            yield said


def of_python(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the parts of an advisory that name a Python package."""
    for part in said.get("affected") or ():
        if (part.get("package") or {}).get("ecosystem") == "PyPI":
            yield part


def touches(part: dict[str, Any], version: str) -> bool:
    """Tell whether a version is among those that an advisory names or spans."""
    if version in (part.get("versions") or ()):
        return True
    return any(
        _spans(one.get("events") or [], version)
        for one in part.get("ranges") or ()
        if one.get("type") != "GIT"
    )


def _spans(events: list[dict[str, str]], version: str) -> bool:
    try:
        ours, inside = Version(version), False
        for event in events:
            ((kind, at),) = event.items()
            bound = Version(at)
            if kind == "introduced" and ours >= bound:
                inside = True
            elif (kind == "fixed" and ours >= bound) or (kind == "last_affected" and ours > bound):
                inside = False
    except (InvalidVersion, ValueError):
        return True  # a span that cannot be read is looked at by a person
    return inside


def audit(lock: Path, folder: Path | None, today: datetime) -> tuple[int, list[str]]:
    """Return the exit code and what to say."""
    pins = pinned(lock.read_text("utf-8"))
    if folder is None or not folder.is_dir():
        return UNKNOWN, [
            f"UNKNOWN: {len(pins)} packages are pinned, and there is no copy of advisories to compare them with.",
            "Bring one and name its folder: --advisories FOLDER or KIKAO_ADVISORIES. This is not a pass.",
        ]
    newest, many, hits = "", 0, []
    for one in advisories(folder):
        many, newest = many + 1, max(newest, str(one.get("modified", ""))[:10])
        for part in of_python(one):
            name = plain(part["package"].get("name", ""))
            if name in pins and touches(part, pins[name]):
                hits.append(f"FOUND: {name} {pins[name]}: {one.get('id')} {one.get('summary', '')}".rstrip())
    copy = f"{many} advisories, the newest of {newest or 'no known day'}"
    if hits:
        return FOUND, [*sorted(set(hits)), f"Compared with {copy}."]
    if not many or not newest:
        return UNKNOWN, [f"UNKNOWN: the folder holds {copy}; nothing can be said of {len(pins)} packages."]
    if today - datetime.fromisoformat(newest).replace(tzinfo=UTC) > OLD:
        return UNKNOWN, [
            f"UNKNOWN: the copy is old ({copy}). It names none of {len(pins)} packages; bring a newer one."
        ]
    return CLEAN, [f"None known on {newest}: {len(pins)} packages compared with {copy}."]


def main(argv: list[str]) -> int:
    """Read what was typed, and say what was found."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--advisories", type=Path, default=os.environ.get("KIKAO_ADVISORIES") or None)
    said.add_argument("--lock", type=Path, default=LOCK)
    given = said.parse_args(argv)
    folder = Path(given.advisories) if given.advisories else None
    code, lines = audit(given.lock, folder, datetime.now(UTC))  # noqa: TID251 - it needs nothing of Kikao
    sys.stdout.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
