"""`kikao keys`: look over all keys without opening anything, and write out the tool for machines without network."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from kikao.foundation.sealing.verifying import KeysReport, look_over
from kikao.interfaces.cli.command import KikaoCommand, the_group
from kikao.interfaces.cli.offline import NAME, source

SHOWN = 50
ORPHANS = {
    "wraps": "keys of readers whose account has no key any more",
    "pairs": "shares of identities whose two holders are not both custodians",
    "halves": "halves left for somebody who is no custodian",
    "papers": "keys under papers that are gone",
}


class Command(KikaoCommand):
    """Look over the keys, or write the offline tool."""

    help = "Look over all keys without opening anything, and write out the tool for machines without network."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be done with keys at the machine."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="verify | tool")
        asked.add_parser("verify", help="list keys that serve nobody and what too few people can open")
        tool = asked.add_parser("tool", help="write the offline tool to a file, for a stick")
        tool.add_argument("file", nargs="?", default=NAME, help=f"where to (default: ./{NAME})")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        if options["asked"] == "tool":
            self._write(Path(options["file"]))
        else:
            self._verify()

    def _write(self, target: Path) -> None:
        if target.is_dir():
            target /= NAME
        try:
            with target.open("xb") as file:
                file.write(source())
        except FileExistsError as error:
            message = f"{target} is there already: choose another name."
            raise CommandError(message) from error
        except OSError as error:
            message = f"{target} cannot be written: {error.strerror}."
            raise CommandError(message) from error
        self.say(
            f"Written to {target}. It needs Python 3.11 and PyNaCl; run it on a machine without a network."
        )

    def _verify(self) -> None:
        """Print every finding; end with 1 when there is one."""
        report = look_over(the_group().id)
        self.say(f"{report.compartments} envelopes, {report.items} sealed items.")
        for name, many in report.orphans.items():
            self.say(f"{'ok  ' if not many else 'BAD '}  {ORPHANS[name]}: {many}")
        self._say_weak(report)
        if not report.holds:
            sys.exit(1)
        self.say("Every item opens for two people at least, and for the paper keys.")

    def _say_weak(self, report: KeysReport) -> None:
        for one in report.weak[:SHOWN]:
            papers = "under the papers" if one.papers else "NOT under the papers"
            what = "identity" if one.layer == "I" else "narrative"
            self.say(f"look  {what} {one.compartment_id}: {one.items} items, {one.readers} readers, {papers}")
        if len(report.weak) > SHOWN:
            self.say(f"      … and {len(report.weak) - SHOWN} more")
        if report.weak:
            self.say(
                f"{len(report.weak)} envelopes have fewer than two living readers, or are not under the papers of now."
            )
            self.say(
                "      On the page “Keys”: pass on what others wait for, and put everything under the papers."
            )
