"""`kikao files`: are the sealed files whole; the program with which an expert checks a custody report."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from kikao.foundation.files import checking, verifier
from kikao.interfaces.cli.command import KikaoCommand

SHOWN = 100


class Command(KikaoCommand):
    """Read every sealed file, without any key, or hand out the verifier."""

    help = "Look through the sealed files for what is missing, damaged or belongs to nothing. Deletes nothing, ever."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be asked of the store."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="check|verifier")
        asked.add_parser("check", help="read every sealed file and compare it with what was put there")
        asked.add_parser(
            "verifier", help="print the program that checks a custody report, which needs Python alone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked; end with 1 when a file is not as it should be."""
        if options["asked"] == "verifier":
            self.say(Path(verifier.__file__).read_text(encoding="utf-8"))
            return
        self.say(f"Reading {checking.count()} sealed files …")
        found = list(checking.faults())
        for fault in found[:SHOWN]:
            whose = f" (file {fault.file_id})" if fault.file_id else ""
            self.say(f"  {fault.finding.value.lower()}: files/{fault.path}{whose}")
        if len(found) > SHOWN:
            self.say(f"  … and {len(found) - SHOWN} more")
        if found:
            self.say(f"{len(found)} faults. Nothing was deleted. Look for these files in the last backup.")
            sys.exit(1)
        self.say("Every file is whole.")
