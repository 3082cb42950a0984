"""`kikao doctor`: what is wrong with this installation, and how to cure it."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from kikao.interfaces.cli.command import KikaoCommand
from kikao.interfaces.cli.doctor.backups import backups
from kikao.interfaces.cli.doctor.database import database
from kikao.interfaces.cli.doctor.deployment import deployment
from kikao.interfaces.cli.doctor.files import files
from kikao.interfaces.cli.doctor.finding import BAD, UNKNOWN, Finding
from kikao.interfaces.cli.doctor.group import group
from kikao.interfaces.cli.doctor.machine import machine

SIGNS = {"good": "ok  ", "warn": "look", "bad": "BAD ", "unknown": "??  "}
CANNOT_TELL = 3


class Command(KikaoCommand):
    """Look at everything and print a cure beside what does not stand well."""

    help = "Look for what is wrong with this installation, with a cure beside each finding."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the walk through the whole trail, which takes longer."""
        parser.add_argument("--trail", action="store_true", help="also walk the whole trail")
        parser.add_argument("--files", action="store_true", help="also read every sealed file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every finding; end with 1 when something is bad, with 3 when something could not be looked at."""
        bad = unknown = 0
        for finding in _findings(whole_trail=options["trail"], whole_store=options["files"]):
            self.say(f"{SIGNS[finding.state]}  {finding.what}{': ' if finding.said else ''}{finding.said}")
            if finding.cure:
                self.say(f"      {finding.cure}")
            bad += finding.state == BAD
            unknown += finding.state == UNKNOWN
        if bad:
            self.say(f"{bad} to cure.")
            sys.exit(1)
        if unknown:
            self.say(f"Nothing bad was found; {unknown} could not be looked at.")
            sys.exit(CANNOT_TELL)


def _findings(*, whole_trail: bool, whole_store: bool) -> Iterator[Finding]:
    yield from machine()
    yield from deployment()
    yield from database()
    yield from group(whole_trail=whole_trail)
    yield from files(whole_store=whole_store)
    yield from backups()
