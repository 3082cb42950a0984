"""`kikao doctor`: what is wrong with this installation, and how to cure it."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from kikao.interfaces.cli.command import KikaoCommand
from kikao.interfaces.cli.doctor.backups import backups
from kikao.interfaces.cli.doctor.database import database
from kikao.interfaces.cli.doctor.files import files
from kikao.interfaces.cli.doctor.finding import BAD, Finding
from kikao.interfaces.cli.doctor.group import group
from kikao.interfaces.cli.doctor.machine import machine

SIGNS = {"good": "ok  ", "warn": "look", "bad": "BAD "}


class Command(KikaoCommand):
    """Look at everything and print a cure beside what does not stand well."""

    help = "Look for what is wrong with this installation, with a cure beside each finding."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the walk through the whole trail, which takes longer."""
        parser.add_argument("--trail", action="store_true", help="also walk the whole trail")
        parser.add_argument("--files", action="store_true", help="also read every sealed file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every finding; end with 1 when something is bad."""
        bad = 0
        for finding in _findings(whole_trail=options["trail"], whole_store=options["files"]):
            self.say(f"{SIGNS[finding.state]}  {finding.what}{': ' if finding.said else ''}{finding.said}")
            if finding.cure:
                self.say(f"      {finding.cure}")
            bad += finding.state == BAD
        if bad:
            self.say(f"{bad} to cure.")
            sys.exit(1)


def _findings(*, whole_trail: bool, whole_store: bool) -> Iterator[Finding]:
    yield from machine()
    yield from database()
    yield from group(whole_trail=whole_trail)
    yield from files(whole_store=whole_store)
    yield from backups()
