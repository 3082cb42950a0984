"""`kikao code`: the present second factor of a demonstration account."""

import json
from argparse import ArgumentParser
from typing import Any

import pyotp
from django.conf import settings
from django.core.management.base import CommandError

from kikao.interfaces.cli.command import KikaoCommand


class Command(KikaoCommand):
    """Print six figures for a demonstration account, since its seed is written in demo.json anyway."""

    help = "Print the present second factor of a demonstration account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the account."""
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the seed and print the figures."""
        path = settings.KIKAO_HOME / "demo.json"
        if not path.exists():
            message = f"There is no demonstration in {settings.KIKAO_HOME}. Start one with: kikao demo"
            raise CommandError(message)
        accounts = {one["username"]: one for one in json.loads(path.read_text("utf-8"))["accounts"]}
        account = accounts.get(options["username"])
        if account is None or not account["totp_secret"]:
            message = f"“{options['username']}” has no second factor here. Accounts with one: " + ", ".join(
                name for name, one in accounts.items() if one["totp_secret"]
            )
            raise CommandError(message)
        self.say(pyotp.TOTP(account["totp_secret"]).now())
