"""`kikao audit`: prove that the trail was not changed."""

import sys
from argparse import ArgumentParser
from itertools import chain as after
from typing import Any

from kikao.foundation.audit import chain, pins
from kikao.interfaces.cli.command import KikaoCommand

SHOWN = 50


class Command(KikaoCommand):
    """Walk the whole trail and everything that it fixes."""

    help = "Check the trail: every entry follows the one before it, and nothing that was decided or signed was changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be asked of the trail."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="verify")
        asked.add_parser("verify", help="walk the chain and compare every decision and signature")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every fault; end with 1 when there is one."""
        self.say("Walking the trail …")
        found = list(after(chain.faults(), pins.faults()))
        for fault in found[:SHOWN]:
            self.say(f"  entry {fault.n}: {fault.reason}")
        if len(found) > SHOWN:
            self.say(f"  … and {len(found) - SHOWN} more")
        if found:
            self.say(
                f"{len(found)} faults. Keep this disk as it is, and compare with the hash in printed minutes."
            )
            sys.exit(1)
        self.say("The trail holds.")
