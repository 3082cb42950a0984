"""`kikao confirm`: be the second person while a new group has only one secretary."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from kikao.interfaces.cli.command import KikaoCommand, clock_of, the_group
from kikao.registry.people.actions import confirm_role
from kikao.registry.people.queries import waiting_grants


class Command(KikaoCommand):
    """Confirm the role of the second secretary; after that people confirm each other's."""

    help = "Confirm a role given by the first secretary, until the group has two. Without a name: list what waits."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whose role it is."""
        parser.add_argument("username", nargs="?", default="", help="whose role is confirmed")

    def handle(self, *args: Any, **options: Any) -> None:
        """List the roles that wait, or confirm those of one account."""
        clock = clock_of(the_group())
        waiting = waiting_grants(clock)
        username = options["username"].strip().casefold()
        if not username:
            for line in waiting:
                self.say(f"{line.username}: {line.role_label}, given by {line.given_by or 'the machine'}")
            if not waiting:
                self.say("No role waits for a second person.")
            return
        mine = [line for line in waiting if line.username == username]
        if not mine:
            message = f"No role of “{username}” waits for a second person. See what waits with: kikao confirm"
            raise CommandError(message)
        for line in mine:
            confirm_role(clock, grant_id=line.id)
            self.say(f"{line.username} is {line.role_label} from now on.")
