"""Once a day the server is asked what it has: webhooks get lost, and they bring no files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings

from kikao.casework.intake.actions import take_submission
from kikao.casework.intake.queries.standing import standing_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.xforms import Unreadable
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.uploads import ready
from kikao.foundation.notices.clock import job
from kikao.interfaces.exchange.payload import Read, read
from kikao.interfaces.exchange.server import KoboServer, NotReached
from kikao.registry.people.queries import groups

CHANNEL = "FORM"


@dataclass
class Fetched:
    """What a round brought."""

    seen: int = 0
    new: int = 0
    files: int = 0
    missing: int = 0
    unreadable: int = 0


@job("kobo.reconcile", every=timedelta(days=1))
def fetch_daily(by: Actor) -> None:
    """Fetch what the webhook missed, for the group of this installation."""
    given = settings.KIKAO_KOBO
    if given and groups()[0].id == by.working_group_id:
        reconcile(by, given)


def reconcile(
    by: Actor, given: Mapping[str, Any], *, told: Callable[[str], None] = lambda _words: None
) -> Fetched:
    """Take every form of the last days that is not here yet, and every file that is still missing."""
    server, fetched = KoboServer.of(given), Fetched()
    since = today() - timedelta(days=given["days"])
    for asset in given["assets"]:
        for row in server.forms_since(asset, since):
            fetched.seen += 1
            try:
                found = read(
                    Actor.source(by.working_group_id), {**row, "_xform_id_string": asset}, given["assets"]
                )
            except Unreadable:
                fetched.unreadable += 1
                continue
            _take(by, server, asset, found, fetched)
        told(asset)
    return fetched


def _take(by: Actor, server: KoboServer, asset: str, found: Read, fetched: Fetched) -> None:
    """Take one form, unless all of it is here already."""
    standing = standing_of(by, found.arrived)
    if standing.is_here and not standing.missing:
        return
    files = tuple(_files(server, asset, found, fetched))
    if standing.is_here and not files:
        return
    try:
        take_submission(
            Actor.source(by.working_group_id),
            bearer=None,
            arrived=found.arrived,
            files=ready(files),
            channel=CHANNEL,
        )
    finally:
        for one in files:
            one.drop()
    fetched.new += not standing.is_here


def _files(server: KoboServer, asset: str, found: Read, fetched: Fetched) -> list[Coming]:
    """Fetch the files of a form one after the other; what does not come waits for the next round."""
    come = []
    for file in found.attached:
        try:
            coming = server.fetch(asset, found.number, file)
        except NotReached:
            coming = None
        if coming is None:
            fetched.missing += 1
        else:
            come.append(coming)
            fetched.files += 1
    return come
