"""`kikao kobo`: fetch from the KoboToolbox server what its webhook missed, now instead of tonight."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from kikao.interfaces.cli.command import KikaoCommand, clock_of, the_group
from kikao.interfaces.exchange.reconciling import reconcile


class Command(KikaoCommand):
    """Ask the server what it has, and take what is not here."""

    help = "Fetch from KoboToolbox what its webhook missed, with all files. The clock does it once a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be done."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="reconcile")
        asked.add_parser("reconcile", help="fetch forms and files that are not here yet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say asset by asset how it goes; end with 1 when something could not be fetched or read."""
        given = settings.KIKAO_KOBO
        if not given:
            message = (
                "No KoboToolbox server is set: KIKAO_KOBO_URL names the file with address, token and assets."
            )
            raise CommandError(message)
        found = reconcile(clock_of(the_group()), given, told=lambda asset: self.say(f"{asset} …"))
        self.say(f"{found.seen} forms there, {found.new} were not here; {found.files} files fetched.")
        if found.missing or found.unreadable:
            self.say(
                f"{found.missing} files could not be fetched, {found.unreadable} forms could not be read."
            )
            sys.exit(1)
