# ruff: noqa: N999 - a command is called by its file
"""`kikao import`: take over public registers, mine sites of IPIS and events of ACLED or UCDP, from their files."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.tables import Column, Given, given, guess, read_table
from kikao.foundation.base.tables.limits import BYTES
from kikao.interfaces.cli.command import KikaoCommand, clock_of, the_group
from kikao.registry.context.actions import import_events
from kikao.registry.context.queries import events_compared
from kikao.registry.context.reckoning import COLUMNS as EVENTS
from kikao.registry.places.actions import import_sites
from kikao.registry.places.queries import sites_compared
from kikao.registry.places.reckoning.sites import COLUMNS as SITES

AT_ONCE = 2000
SHOWN = 50


class Command(KikaoCommand):
    """Take a file of a public register over; what people told the group comes in by the office alone."""

    help = (
        "Take over public registers: mine sites (IPIS) and conflict events (ACLED, UCDP). Nothing is deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the registers."""
        asked = parser.add_subparsers(dest="asked", required=True, metavar="sites|acled|ucdp")
        told = {
            "sites": "the open register of mine sites of IPIS",
            "acled": "an export of ACLED, as its site gives it",
            "ucdp": "a file of the UCDP georeferenced events",
        }
        for name, words in told.items():
            one = asked.add_parser(name, help=words)
            one.add_argument("file", type=Path, help="a CSV file or a spreadsheet (.xlsx)")
            one.add_argument("--check", action="store_true", help="say what it would do, and do nothing")
            if name == "sites":
                one.add_argument(
                    "--overwrite", action="store_true", help="take the register's word also over the group's"
                )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what the file would do, then do it; end with 1 when lines were refused."""
        by, name = clock_of(the_group()), str(options["asked"])
        wanted = SITES if name == "sites" else EVENTS[name.upper()]
        lines = lines_of(options["file"], wanted)
        if name == "sites":
            refused = self._sites(by, lines, check=options["check"], overwrite=options["overwrite"])
        else:
            refused = self._events(by, name.upper(), lines, check=options["check"])
        if refused:
            sys.exit(1)

    def _sites(self, by: Actor, lines: tuple[Given, ...], *, check: bool, overwrite: bool) -> int:
        looked = sites_compared(by, lines, overwrite=overwrite)
        self.say(
            f"{len(lines)} lines: {looked.new} new, {looked.changed} changed, {looked.unchanged} unchanged."
        )
        for plan in looked.kept[:SHOWN]:
            self.say(
                f"  line {plan.number} {plan.pcode}: kept as the group has it: {', '.join(plan.kept_words)}"
            )
        if len(looked.kept) > SHOWN:
            self.say(f"  … and {len(looked.kept) - SHOWN} more kept as the group has them")
        self._refused((plan.number, plan.fault) for plan in looked.refused)
        if not check:
            import_sites(by, lines=lines, overwrite=overwrite)
            self.say("Done.")
        return len(looked.refused)

    def _events(self, by: Actor, source: str, lines: tuple[Given, ...], *, check: bool) -> int:
        new = changed = unchanged = 0
        refused: list[tuple[int, str]] = []
        for start in range(0, len(lines), AT_ONCE):
            piece = lines[start : start + AT_ONCE]
            looked = events_compared(by, source, piece)
            new, changed = new + looked.new, changed + looked.changed
            unchanged += looked.unchanged
            refused += [(one.number, one.words) for one in looked.refused]
            if not check:
                import_events(by, source=source, lines=piece)
            self.say(f"{start + len(piece)} of {len(lines)} lines")
        self.say(f"{len(lines)} lines: {new} new, {changed} changed, {unchanged} unchanged.")
        self._refused(refused)
        return len(refused)

    def _refused(self, lines: Iterable[tuple[int, str]]) -> None:
        found = list(lines)
        for number, words in found[:SHOWN]:
            self.say(f"  line {number} refused: {words}")
        if len(found) > SHOWN:
            self.say(f"  … and {len(found) - SHOWN} more refused")


def lines_of(path: Path, wanted: tuple[Column, ...]) -> tuple[Given, ...]:
    """Return what the lines of a file say; refuse one that cannot be read or is another file."""
    try:
        if path.stat().st_size > BYTES:
            message = f"{path} is larger than 10 MB. Cut it into several files."
            raise CommandError(message)
        content = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise CommandError(message) from error
    table = read_table(content)
    mapping = guess(table.columns, wanted)
    missing = [column.title for column in wanted if column.needed and column.field not in mapping]
    if missing:
        message = f"{path} is another file: it has no column {', '.join(missing)}."
        raise CommandError(message)
    return given(table, mapping)
