"""`kikao init`: found a group on this machine, without any demonstration data."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from kikao.casework.forms.actions import ship_forms
from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts.reckoning import check_passphrase, new_code
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.signer import make_key
from kikao.interfaces.cli.command import KikaoCommand
from kikao.registry.people.actions import set_up_group
from kikao.registry.people.actions.set_up import FirstSecretary
from kikao.registry.people.queries import groups


class Command(KikaoCommand):
    """Found the group, load the product's words and places, invite the first secretary."""

    help = "Set up a real group on this machine. Never loads demonstration data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for what a group is."""
        parser.add_argument("--name", required=True, help="the name of the group")
        parser.add_argument("--province", required=True, help="the province, for instance “Sud-Kivu”")
        parser.add_argument("--languages", default="fr,en", help="languages of the office (default: fr,en)")
        parser.add_argument(
            "--prefix", default="", help="letters before references (default: from the province)"
        )
        parser.add_argument(
            "--secretariat-username", required=True, help="username of the first secretary, in small letters"
        )
        parser.add_argument("--secretariat-organisation", default="", help="who leads the secretariat")
        parser.add_argument(
            "--invite",
            action="store_true",
            help="print a code for the secretary instead of asking the passphrase here",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the database, refuse a second group, set up the first."""
        self.say("Making the database ready …")
        call_command("migrate", interactive=False, verbosity=0)
        if found := groups():
            message = f"This installation already serves “{found[0].name}”. Use another KIKAO_HOME for another group."
            raise CommandError(message)
        secretary = FirstSecretary(
            username=options["secretariat_username"].strip().casefold(),
            organisation=options["secretariat_organisation"],
        )
        self._how_to_come_in(secretary, invite=options["invite"])
        self.say("Loading words, places, norms and forms …")
        clock = Actor.system(new_id())
        set_up_group(
            clock,
            secretary=secretary,
            name=options["name"],
            province=options["province"],
            prefix=options["prefix"],
            languages=options["languages"],
        )
        ship_forms(clock)
        make_key()
        self._what_next(options["name"], secretary)

    def _how_to_come_in(self, secretary: FirstSecretary, *, invite: bool) -> None:
        if invite or not sys.stdin.isatty():
            secretary["code"] = new_code()
            return
        secretary["passphrase"] = _asked(secretary["username"])

    def _what_next(self, name: str, secretary: FirstSecretary) -> None:
        self.say(f"The group “{name}” stands.")
        if "code" in secretary:
            self.say(f"  Code for {secretary['username']} (valid 7 days, once): {secretary['code']}")
            self.say("  Tell it by voice; the secretary chooses a passphrase at /office/come-in/.")
        self.say("  1. kikao serve")
        self.say(
            "  2. Sign in, take a second factor, and follow the list of the first day: /office/people/first-run/"
        )
        self.say("  Until that list is complete, no report is taken in.")


def _page(name: str) -> str:
    return f"{settings.KIKAO_BASE_URL}{reverse(name)}"


def _asked(username: str) -> str:
    for _attempt in range(3):
        passphrase = getpass.getpass("Passphrase of the first secretary: ")
        try:
            check_passphrase(passphrase, username)
        except Invalid as stop:
            print(stop.fields["passphrase"], file=sys.stderr)
            continue
        if getpass.getpass("The same again: ") == passphrase:
            return passphrase
        print("This is not the same as before.", file=sys.stderr)
    message = "No passphrase was set, so nothing was set up. Try again, or use --invite to get a code."
    raise CommandError(message)
