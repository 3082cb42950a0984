"""`kikao restore`: put a backup back into an empty home, or prove that it could be."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from kikao.foundation.audit.notes import letters_of
from kikao.foundation.backups.actions import note_restore, prove_backup
from kikao.foundation.backups.papers import read_words
from kikao.foundation.backups.restoring import Restored, look_at, nothing_stays, part_of, restore
from kikao.foundation.backups.rotation import CONTENT, KEYS
from kikao.insight.retention.actions import repeat_erasures
from kikao.interfaces.cli.command import KikaoCommand, clock_of
from kikao.registry.people.queries import groups


class Command(KikaoCommand):
    """Open a backup with the words of two papers."""

    help = "Put a backup back into an empty home, with the words of two papers; --check only proves that it opens."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for both parts and for where they go."""
        parser.add_argument("files", nargs=2, type=Path, metavar="FILE", help="the content and the keys")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--home", type=Path, metavar="DIR", help="an empty folder, the home from now on")
        where.add_argument(
            "--check", action="store_true", help="restore it aside, look at all of it, and take it away again"
        )
        parser.add_argument(
            "--database", metavar="URL", default="", help="with --check: an empty PostgreSQL database to use"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        files = options["files"]
        if options["check"]:
            self._check(files, options["database"])
            return
        with nothing_stays():
            found, again = self._restore(files, [read_words(words) for words in self._typed(files)])
        self._tell(found, again)
        if found.faults:
            sys.exit(1)

    def _typed(self, files: list[Path]) -> list[str]:
        for place in files:
            if not place.is_file():
                message = f"{place} is not there."
                raise CommandError(message)
        return [self._words(which) for which in ("one paper", "another paper")]

    def _restore(self, files: list[Path], privates: list[bytes]) -> tuple[Restored, int]:
        parts = {part_of(place, privates): place for place in files}
        if set(parts) != {CONTENT, KEYS}:
            message = "It takes both parts of a backup: one file with the content, one with the keys."
            raise CommandError(message)
        found = restore(parts[CONTENT], parts[KEYS], privates, self.say)
        again = 0
        for group in groups():
            again += repeat_erasures(clock_of(group))
            note_restore(clock_of(group))
        self.say("Looking at everything …")
        look_at(found)
        return found, again

    def _tell(self, found: Restored, again: int) -> None:
        for fault in found.faults:
            self.say(f"  {fault}")
        self.say(
            f"{len(found.faults)} faults." if found.faults else "OK: every row, file and entry is whole."
        )
        if again:
            self.say(f"{again} records that were erased since this content was taken were erased again.")
        self.say(
            f"The content is of {found.taken_at:%Y-%m-%d %H:%M} UTC, the keys of {found.keys_at:%Y-%m-%d %H:%M}."
        )
        self.say(f"Its trail ends with entry {found.trail_n}: {letters_of(found.trail_hash)}")
        self.say("What was done later is not in it. Compare with the checkpoint in the last printed minutes:")
        self.say("  kikao audit verify --against NUMBER LETTERS")
        self.say("A higher number there means that acts are missing; enter again what the minutes say.")
        self.say("Everybody signs in anew. Sources may send again what they sent since: nothing is doubled.")

    def _check(self, files: list[Path], database: str) -> None:
        typed = self._typed(files)
        for words in typed:
            read_words(words)
        aside = Path(tempfile.mkdtemp(prefix="restore-check-", dir=settings.KIKAO_HOME))
        environ = {name: value for name, value in os.environ.items() if name != "KIKAO_DATABASE_URL"}
        if database:
            environ["KIKAO_DATABASE_URL"] = database
        command = [
            sys.executable,
            "-m",
            "kikao.interfaces.cli.main",
            "restore",
            *map(str, files),
            "--home",
            str(aside),
        ]
        try:
            done = subprocess.run(
                command,
                input="\n".join(typed) + "\n",
                text=True,
                env=environ,
                capture_output=True,
                check=False,
            )
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        self.say(done.stdout.rstrip())
        if done.returncode:
            raise CommandError(done.stderr.strip().removeprefix("kikao: ") or "The backup is not whole.")
        self._prove(files)

    def _prove(self, files: list[Path]) -> None:
        named = re.match(r"kikao-\d{8}T\d{6}Z", files[0].name)
        if named:
            for group in groups():
                prove_backup(clock_of(group), name=named[0])
        self.say("Proven: this backup can be put back.")

    def _words(self, which: str) -> str:
        self.say(f"The 21 words of {which}:")
        return sys.stdin.readline().strip()
