"""`kikao demo`: the demonstration group, made once and served."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.utils.translation import override

from kikao.interfaces.cli.command import KikaoCommand
from kikao.interfaces.cli.demo import leaflet
from kikao.interfaces.cli.demo.data import told
from kikao.interfaces.cli.demo.following import WAITS, decide_all, follow_up, plan_next
from kikao.interfaces.cli.demo.founding import Stage, found
from kikao.interfaces.cli.demo.returning import look_for_more, set_out
from kikao.interfaces.cli.demo.telling import link, tell
from kikao.interfaces.cli.demo.waiting import leave_waiting
from kikao.registry.people.queries import groups


def play(say: Callable[[str], None]) -> tuple[Stage, dict[str, str]]:
    """Found the group and play everything; return who is who, and the receipt of a report that waits."""
    say("Founding the group: organisations, seats, accounts with keys …")
    stage, cases = found(), told("cases")["cases"]
    for case in cases:
        say(f"Telling {case['key']} …")
        tell(stage, case)
    for case in cases:
        link(stage, case)
    say("Sitting and deciding …")
    decided = decide_all(stage)
    for case in cases:
        if case["key"] != WAITS:
            say(f"Following up {case['key']} …")
            follow_up(stage, case, decided[stage.cases[case["key"]]])
    plan_next(stage)
    set_out(stage)
    look_for_more(stage)
    say("Leaving reports at the door …")
    return stage, leave_waiting(stage)


class Command(KikaoCommand):
    """Play the real cases through the same acts as any group's, write down how to come in, and serve."""

    help = "Make the demonstration group with the real cases (once) and serve it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the port, and making without serving."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="make the group and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing, tell how to come in, serve."""
        path: Path = settings.KIKAO_HOME / "demo.json"
        self.say("Making the database ready …")
        call_command("migrate", interactive=False, verbosity=0)
        url = f"http://localhost:{options['port']}"
        if here := groups():
            self._refuse_real(here[0].is_demo, path)
            content = json.loads(path.read_text("utf-8")) | {"url": url}
            content["api"]["openapi_url"] = f"{url}/api/v1/openapi.json"
            if gateway := content.get("sms"):
                gateway["url"] = leaflet.receiving(url, gateway["secret"])
        else:
            content = self._make(url)
        leaflet.write(path, content)
        self._tell(content, path)
        if not options["no_serve"]:
            call_command("serve", port=options["port"])

    def _refuse_real(self, is_demo: bool, path: Path) -> None:  # noqa: FBT001
        if not is_demo:
            message = "A real group lives here. Give the demonstration a place of its own: KIKAO_HOME=./var/demo kikao demo"
            raise CommandError(message)
        if not path.exists():
            message = f"{path} is gone, and with it the passphrases. Remove {path.parent} to make the demonstration anew."
            raise CommandError(message)

    def _make(self, url: str) -> dict[str, Any]:
        """Play everything in one transaction: an interrupted demonstration leaves nothing behind."""
        with transaction.atomic(), override("fr"):
            stage, receipts = play(self.say)
            return leaflet.describe(stage, url, receipts)

    def _tell(self, content: dict[str, Any], path: Path) -> None:
        self.say()
        self.say(f"  Office       {content['url']}/office/")
        self.say(f"  Public page  {content['url']}/report")
        self.say(f"  Accounts (all in {path}):")
        shown = ("secretariat-1", "secretariat-2", "sofedi", "pmh", "fardc", "banro")
        for account in content["accounts"]:
            if account["username"] in shown:
                code = f"  TOTP {account['totp_secret']}" if account["totp_secret"] else ""
                self.say(f"    {account['username']:<15} {account['password']}{code}")
        self.say("  A second factor: kikao code USERNAME prints the present six figures.")
        self.say()
