"""`kikao bench`: how quick a full register is on this machine."""

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
from kikao.interfaces.cli.bench import register
from kikao.interfaces.cli.command import KikaoCommand

INSIDE = "KIKAO_BENCH"
"""Set only for the program that runs inside the throwaway home."""


class Command(KikaoCommand):
    """Fill a database of its own, measure, throw it away; the group's own data are never touched."""

    help = "Measure how quick a full register is. Uses a throwaway database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be measured and how much is drawn."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="register")
        one = asked.add_parser("register", help="lists, pages and search of the register of cases")
        one.add_argument(
            "--cases", type=int, default=100_000, help="how many cases are drawn (default: 100000)"
        )
        one.add_argument("--plan", action="store_true", help="print how the database answers each question")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start again in a home that is thrown away, or measure when that has happened."""
        if options["cases"] < 1:
            message = "Nothing can be measured on fewer than one case."
            raise CommandError(message)
        if os.environ.get(INSIDE):
            self._measure(options["cases"], plan=options["plan"])
        else:
            sys.exit(_in_a_throwaway_home(options))

    def _measure(self, count: int, *, plan: bool) -> None:
        _refuse_what_is_in_use()
        self.say(f"Drawing {count} cases in {settings.KIKAO_HOME} …")
        call_command("migrate", interactive=False, verbosity=0)
        group_id = new_id()
        register.draw(Actor.system(group_id), count, self.say)
        self.say(f"{'':<44}{'seconds':>9}{'queries':>9}{'lines':>7}")
        for line in register.measures(group_id, count):
            self.say(f"{line.what:<44}{line.seconds:>9.3f}{line.queries:>9}{line.lines:>7}")
            for step in line.plan if plan else ():
                self.say(f"    {step}")


def _in_a_throwaway_home(options: dict[str, Any]) -> int:
    """Run the same command with a home that exists only for it, and without a way to the group's database."""
    here = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
    words = [
        sys.executable,
        "-m",
        "kikao.interfaces.cli.main",
        "bench",
        "register",
        "--cases",
        str(options["cases"]),
    ]
    with tempfile.TemporaryDirectory(prefix="kikao-bench-") as place:
        inside = {**here, "KIKAO_HOME": place, "KIKAO_KDF": "light", INSIDE: "1"}
        done = subprocess.run(words + ["--plan"] * options["plan"], env=inside, check=False)
    return done.returncode


def _refuse_what_is_in_use() -> None:
    """Refuse any home that was there before: drawn cases must never stand among real ones."""
    if os.environ.get("KIKAO_DATABASE_URL") or Path(settings.KIKAO_HOME, "kikao.sqlite3").exists():
        message = f"This home is in use. Run “kikao bench” without {INSIDE}: it makes a home of its own."
        raise CommandError(message)
