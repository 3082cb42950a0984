"""`kikao bench`: how quick a full register, a long trail and sealed texts are on this machine."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.ids import new_id
from kikao.interfaces.cli.bench import intake, register, sealed, trail
from kikao.interfaces.cli.bench.register import Measure
from kikao.interfaces.cli.command import KikaoCommand

INSIDE = "KIKAO_BENCH"
"""Set only for the program that runs inside the throwaway home."""


SIZES = {"register": "cases", "trail": "entries", "sealed": "items", "intake": "reports"}
"""What can be measured, and what its size is counted in."""


class Command(KikaoCommand):
    """Fill a database of its own, measure, throw it away; the group's own data are never touched."""

    help = "Measure how quick this machine is. Uses a throwaway database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer what can be measured and how much is drawn."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="|".join(SIZES))
        one = asked.add_parser("register", help="lists, pages and search of the register of cases")
        one.add_argument(
            "--cases", type=int, default=100_000, help="how many cases are drawn (default: 100000)"
        )
        one.add_argument("--plan", action="store_true", help="print how the database answers each question")
        long = asked.add_parser("trail", help="writing, reading and walking a long trail")
        long.add_argument(
            "--entries", type=int, default=1_000_000, help="how many entries are drawn (default: 1000000)"
        )
        shut = asked.add_parser("sealed", help="opening sealed texts beside reading plain rows")
        shut.add_argument("--items", type=int, default=100, help="how many of each (default: 100)")
        phones = asked.add_parser(
            "intake", help="taking in what phones send, at an empty and a full database"
        )
        phones.add_argument(
            "--reports", type=int, default=100_000, help="how many reports are there then (default: 100000)"
        )
        phones.add_argument(
            "--requests",
            type=int,
            default=3_000,
            help="how many are sent in each measurement (default: 3000)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Start again in a home that is thrown away, or measure when that has happened."""
        asked = options.get("asked") or "register"
        count: int = options.get(SIZES[asked]) or 0
        if count < 1:
            message = "Nothing can be measured on less than one."
            raise CommandError(message)
        plan = bool(options.get("plan"))
        if not os.environ.get(INSIDE):
            sys.exit(_in_a_throwaway_home(asked, count, options))
        _refuse_what_is_in_use()
        call_command("migrate", interactive=False, verbosity=0)
        self.say(f"Drawing {count} {SIZES[asked]} in {settings.KIKAO_HOME} …")
        if asked == "intake":
            self._print_intake(count, options["requests"])
        else:
            self._measure(asked, count, plan=plan)

    def _measure(self, asked: str, count: int, *, plan: bool) -> None:
        group_id = new_id()
        clock = Actor.system(group_id)
        if asked == "register":
            register.draw(clock, count, self.say)
            self._print(register.measures(group_id, count), plan=plan)
        elif asked == "trail":
            trail.draw(clock, count, self.say)
            self._print(trail.measures(group_id), plan=plan)
            self.say(f"{'most memory held':<44}{trail.memory():>9} MiB")
        else:
            self._print_costs(count)

    def _print(self, measures: Iterable[Measure], *, plan: bool) -> None:
        self.say(f"{'':<44}{'seconds':>9}{'queries':>9}{'lines':>7}")
        for line in measures:
            self.say(f"{line.what:<44}{line.seconds:>9.3f}{line.queries:>9}{line.lines:>7}")
            for step in line.plan if plan else ():
                self.say(f"    {step}")

    def _print_costs(self, count: int) -> None:
        self.say(f"{'':<36}{'items':>7}{'seconds':>9}{'ms each':>9}{'to plain':>9}")
        plain = 0.0
        for cost in sealed.costs(count):
            plain = plain or cost.each
            times = f"{cost.each / plain:>8.1f}x"
            self.say(f"{cost.what:<36}{cost.items:>7}{cost.seconds:>9.4f}{cost.each:>9.3f}{times}")

    def _print_intake(self, reports: int, requests: int) -> None:
        """Print what each measurement found, and beside the second ones how much slower they are."""
        self.say(
            f"{'':<28}{'senders':>8}{'in 1 s':>8}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}{'RSS':>6}{'PSS':>6}{'failed':>7}{'fall':>7}"
        )
        first: dict[tuple[int, bool], float] = {}
        for where, one in intake.measures(reports, requests, self.say):
            before = first.setdefault((one.senders, one.photo), one.rate)
            fall = f"{100 * (1 - one.rate / before):>6.1f}%" if before and where != intake.EMPTY else ""
            what = f"{where}, {'form and photo' if one.photo else 'form'}"
            times = "".join(f"{one.within(percent):>8.1f}" for percent in (50, 95, 99))
            held = f"{one.resident:>6.0f}{one.proportional:>6.0f}"
            self.say(f"{what:<28}{one.senders:>8}{one.rate:>8.1f}{times}{held}{one.failed:>7}{fall:>7}")


def _in_a_throwaway_home(asked: str, count: int, options: dict[str, Any]) -> int:
    """Run the same command with a home that exists only for it, and without a way to the group's database."""
    here = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
    words = [
        sys.executable,
        "-m",
        "kikao.interfaces.cli.main",
        "bench",
        asked,
        f"--{SIZES[asked]}",
        str(count),
    ]
    words += ["--plan"] * bool(options.get("plan"))
    if options.get("requests"):
        words += ["--requests", str(options["requests"])]
    with tempfile.TemporaryDirectory(prefix="kikao-bench-") as place:
        inside = {**here, "KIKAO_HOME": place, "KIKAO_KDF": "light", INSIDE: "1"}
        done = subprocess.run(words, env=inside, check=False)
    return done.returncode


def _refuse_what_is_in_use() -> None:
    """Refuse any home that was there before: drawn cases must never stand among real ones."""
    if os.environ.get("KIKAO_DATABASE_URL") or Path(settings.KIKAO_HOME, "kikao.sqlite3").exists():
        message = f"This home is in use. Run “kikao bench” without {INSIDE}: it makes a home of its own."
        raise CommandError(message)
