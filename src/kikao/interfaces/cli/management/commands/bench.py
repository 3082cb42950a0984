"""`kikao bench`: how quick a full register and a long trail are on this machine."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.ids import new_id
from kikao.interfaces.cli.bench import register, sealed
from kikao.interfaces.cli.command import KikaoCommand

INSIDE = "KIKAO_BENCH"
"""Set only for the program that runs inside the throwaway home."""


class Command(KikaoCommand):
    """Fill a database of its own, measure, throw it away; the group's own data are never touched."""

    help = "Measure how quick this machine is. Uses a throwaway database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be measured and how much is drawn."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="register|sealed")
        one = asked.add_parser("register", help="lists, pages and search of the register of cases")
        one.add_argument(
            "--cases", type=int, default=100_000, help="how many cases are drawn (default: 100000)"
        )
        one.add_argument("--plan", action="store_true", help="print how the database answers each question")
        other = asked.add_parser("sealed", help="opening sealed texts beside reading plain rows")
        other.add_argument("--items", type=int, default=100, help="how many of each (default: 100)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start again in a home that is thrown away, or measure when that has happened."""
        count: int = options.get("cases") or options.get("items") or 0
        if count < 1:
            message = "Nothing can be measured on less than one."
            raise CommandError(message)
        asked = options.get("asked") or "register"
        if not os.environ.get(INSIDE):
            sys.exit(_in_a_throwaway_home(asked, count, plan=options.get("plan", False)))
        _refuse_what_is_in_use()
        call_command("migrate", interactive=False, verbosity=0)
        if asked == "sealed":
            self._measure_sealed(count)
        else:
            self._measure(count, plan=options.get("plan", False))

    def _measure(self, count: int, *, plan: bool) -> None:
        self.say(f"Drawing {count} cases in {settings.KIKAO_HOME} …")
        group_id = new_id()
        register.draw(Actor.system(group_id), count, self.say)
        self.say(f"{'':<44}{'seconds':>9}{'queries':>9}{'lines':>7}")
        for line in register.measures(group_id, count):
            self.say(f"{line.what:<44}{line.seconds:>9.3f}{line.queries:>9}{line.lines:>7}")
            for step in line.plan if plan else ():
                self.say(f"    {step}")

    def _measure_sealed(self, count: int) -> None:
        self.say(f"{'':<36}{'items':>7}{'seconds':>9}{'ms each':>9}{'to plain':>9}")
        plain = 0.0
        for cost in sealed.costs(count):
            plain = plain or cost.each
            self.say(
                f"{cost.what:<36}{cost.items:>7}{cost.seconds:>9.4f}{cost.each:>9.3f}{cost.each / plain:>8.1f}x"
            )


def _in_a_throwaway_home(asked: str, count: int, *, plan: bool) -> int:
    """Run the same command with a home that exists only for it, and without a way to the group's database."""
    here = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
    size = "--items" if asked == "sealed" else "--cases"
    words = [sys.executable, "-m", "kikao.interfaces.cli.main", "bench", asked, size, str(count)]
    with tempfile.TemporaryDirectory(prefix="kikao-bench-") as place:
        inside = {**here, "KIKAO_HOME": place, "KIKAO_KDF": "light", INSIDE: "1"}
        done = subprocess.run(words + ["--plan"] * plan, env=inside, check=False)
    return done.returncode


def _refuse_what_is_in_use() -> None:
    """Refuse any home that was there before: drawn cases must never stand among real ones."""
    if os.environ.get("KIKAO_DATABASE_URL") or Path(settings.KIKAO_HOME, "kikao.sqlite3").exists():
        message = f"This home is in use. Run “kikao bench” without {INSIDE}: it makes a home of its own."
        raise CommandError(message)
