"""`kikao audit`: prove that the trail was not changed, and give out what others can prove it with."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from kikao.foundation.audit.actions import export_trail
from kikao.foundation.audit.enums import Occasion
from kikao.foundation.audit.notes import NoCheckpoint, origin_of
from kikao.foundation.audit.queries import checkpoint, checkpoints
from kikao.foundation.sealing.actions import replace_signing_key, take_checkpoint
from kikao.foundation.sealing.signer import verifier_of
from kikao.interfaces.cli import trail
from kikao.interfaces.cli.command import KikaoCommand, clock_of, the_group

SHOWN = 50
AGAINST = """compare with a checkpoint: the name of a file with signed notes, or the number of the entry and the forty
letters as the minutes print them; may be given several times"""


class Command(KikaoCommand):
    """Walk the trail, take checkpoints of it, write it out."""

    help = "Check the trail: every entry follows the one before it, and nothing that was decided or signed was changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be asked of the trail."""
        asked = parser.add_subparsers(
            dest="asked", required=True, metavar="verify|checkpoint|list|export|key"
        )
        verify = asked.add_parser(
            "verify",
            help="walk the chain, compare it with checkpoints, and compare every decision and signature",
        )
        verify.add_argument("--against", nargs="+", action="append", default=[], metavar="WORD", help=AGAINST)
        asked.add_parser("checkpoint", help="take a checkpoint now and print its signed text")
        asked.add_parser("list", help="print the signed texts of all checkpoints, oldest first")
        export = asked.add_parser(
            "export", help="write every entry as a line of JSON, for script/verify_trail.py"
        )
        export.add_argument("file", help="the file to write; - for the screen")
        key = asked.add_parser("key", help="print the public half of the key that signs checkpoints")
        key.add_argument("--replace", action="store_true", help="sign with a fresh key from now on")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        ways: dict[str, Callable[[dict[str, Any]], None]] = {
            "verify": self._verify,
            "checkpoint": self._checkpoint,
            "list": self._list,
            "export": self._export,
            "key": self._key,
        }
        ways[options["asked"]](options)

    def _verify(self, options: dict[str, Any]) -> None:
        """Print every fault; end with 1 when there is one, with 2 when what was given is no checkpoint."""
        try:
            given = trail.given([" ".join(words) for words in options["against"]])
        except NoCheckpoint as error:
            print(f"kikao: {error}.", file=sys.stderr)
            sys.exit(2)
        self.say("Walking the trail …")
        found = trail.Found()
        for number, fault in enumerate(trail.faults(found, given), start=1):
            if number <= SHOWN:
                self.say(f"  entry {fault.n}: {fault.reason}")
        for words in found.remarks:
            self.say(f"  {words}")
        self.say(f"{found.walked} entries, {found.kept} checkpoints kept here, {len(given)} given.")
        if found.faults:
            self.say(
                f"{found.faults} faults. Keep this disk as it is, and compare with the checkpoints in printed minutes."
            )
            sys.exit(1)
        self.say("The trail holds.")
        self.say(_what_it_says(bool(given)))

    def _checkpoint(self, _options: dict[str, Any]) -> None:
        by = clock_of(the_group())
        made = checkpoint(by, take_checkpoint(by, occasion=Occasion.HAND))
        self.say(made.note)
        self.say(f"Entry {made.n}: {made.letters}")

    def _list(self, _options: dict[str, Any]) -> None:
        for one in checkpoints(clock_of(the_group())):
            self.say(one.note)

    def _export(self, options: dict[str, Any]) -> None:
        by = clock_of(the_group())
        export_trail(by)
        if options["file"] == "-":
            for line in trail.lines():
                self.stdout.write(line, ending="")
            return
        file = Path(options["file"])
        if file.exists():
            message = f"{file} is there already. Name another file."
            raise CommandError(message)
        with file.open("x", encoding="utf-8") as written:
            for number, line in enumerate(trail.lines(), start=1):
                written.write(line)
                if number % 100_000 == 0:
                    self.say(f"  {number} entries")
        self.say(
            f"{number} entries written to {file}. Check them with: python3 script/verify_trail.py {file}"
        )

    def _key(self, options: dict[str, Any]) -> None:
        group = the_group()
        if options["replace"]:
            replace_signing_key(clock_of(group))
        self.say(verifier_of(origin_of(group.id)))


def _what_it_says(compared: bool) -> str:  # noqa: FBT001 - two ends of one sentence
    if compared:
        return (
            "It agrees with every checkpoint given: up to there nothing was cut off, written anew or put back."
            " What came after the last of them, only a later checkpoint can prove."
        )
    return (
        "From the chain alone: no entry was edited, removed, inserted or moved.\n"
        "This CANNOT tell whether the end was cut off, the whole trail was written anew or an older database was put"
        " back.\nCompare with printed minutes: kikao audit verify --against NUMBER ABCDE FGHIJ …"
    )
