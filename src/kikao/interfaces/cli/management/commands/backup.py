"""`kikao backup`: two sealed files, and the papers that open them."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from kikao.foundation.backups.actions import make_backup_papers
from kikao.foundation.backups.nightly import take_and_note
from kikao.foundation.backups.queries import backup_state
from kikao.interfaces.cli.command import KikaoCommand, clock_of, the_group

CLEAR = "\033[2J\033[3J\033[H"


class Command(KikaoCommand):
    """Take a backup, or make the papers that open backups."""

    help = "Take a backup: two sealed files that this machine itself cannot open. Any two of three papers open them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer another folder, and the making of papers."""
        parser.add_argument("--to", type=Path, metavar="DIR", help="the folder to write to (KIKAO_BACKUPS)")
        parser.add_argument(
            "--new-papers",
            action="store_true",
            help="make the three papers that open backups; shows them once",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        clock = clock_of(the_group())
        if options["new_papers"]:
            self._papers(make_backup_papers(clock))
            return
        taken = take_and_note(clock, options["to"] or settings.KIKAO_BACKUPS, self.say)
        self.say("Written, and read back from the disk as it was written:")
        for place in (taken.content, taken.keys):
            self.say(f"  {place}  {place.stat().st_size // 1024:,} KiB")
        for name in taken.removed:
            self.say(f"  {name} had outlived its time and was removed")
        self.say(
            "Copy both to a disk that leaves the building, and keep the keys there no longer than 35 days."
        )
        if backup_state().proven_on is None:
            self.say("Nobody has opened a backup yet, so none is proven: kikao restore --check CONTENT KEYS")

    def _papers(self, papers: tuple[str, ...]) -> None:
        self.say(
            "Three papers are made. Any two of them open a backup; two lost papers mean that none opens."
        )
        self.say(
            "Each holder comes to the screen alone, copies 21 words by hand, and keeps them in another place."
        )
        self.say("Backups that were sealed before still need the papers of before.")
        for number, words in enumerate(papers, start=1):
            self._wait(f"Paper {number} of 3. Its holder is alone at the screen: press Enter.")
            self._show(words)
            self._wait("Copied and compared? Press Enter; it is not shown again.")
            self.say(CLEAR if sys.stdout.isatty() else "")

    def _show(self, words: str) -> None:
        each = words.split()
        for start in range(0, len(each), 7):
            line = "   ".join(f"{n + 1:2} {each[n]}" for n in range(start, min(start + 7, len(each))))
            self.say(f"    {line}")

    def _wait(self, words: str) -> None:
        self.say(words)
        sys.stdin.readline()
