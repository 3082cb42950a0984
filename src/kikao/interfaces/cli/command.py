"""What all commands of `kikao` have in common."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from kikao.foundation.access.actor import Actor
from kikao.registry.people.queries import groups
from kikao.registry.people.schemas import GroupLine


class KikaoCommand(BaseCommand):
    """A command whose help shows what it can do and not how it is built; an error ends it with words."""

    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
    }
    requires_system_checks: Any = []

    def run_from_argv(self, argv: list[str]) -> None:
        """Read the words and run; what goes wrong is told by `kikao` itself."""
        self._called_from_command_line = True
        parser = self.create_parser(argv[0], argv[1])
        options = vars(parser.parse_args(argv[2:]))
        options.pop("args", None)
        self.execute(**options)

    def say(self, words: str = "") -> None:
        """Print a line at once, so that long work shows its progress."""
        self.stdout.write(words)
        self.stdout.flush()


def the_group() -> GroupLine:
    """Return the group of this installation, or say how to set one up."""
    try:
        found = groups()
    except DatabaseError as error:
        message = "There is no database here yet. Set a group up with: kikao init"
        raise CommandError(message) from error
    if not found:
        message = "There is no group here yet. Set one up with: kikao init"
        raise CommandError(message)
    return found[0]


def clock_of(group: GroupLine) -> Actor:
    """Return the clock of a group, in whose name the machine acts."""
    return Actor.system(group.id)
