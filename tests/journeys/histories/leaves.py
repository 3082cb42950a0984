"""What stands on the pages that somebody opens when all has happened."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.test import Client
from django.urls import reverse

from kikao.casework.cases.models import Case
from kikao.casework.incidents.models import Incident
from kikao.casework.reports.models import Report
from tests.journeys.histories.world import MARK, World
from tests.kit.door import let_in

LISTS = ("home", "cases-list", "incidents-list", "meetings-list", "reports-list", "notices-list")
ONE = ((Case, "cases-case", "case_id"), (Incident, "incidents-incident", "incident_id"))


def shown(world: World, walled: Mapping[UUID, set[UUID]], name: str) -> Iterator[str]:
    """Say where a page shows somebody the reference of what they are walled from, or answers at its address."""
    me = world.cast.accounts[name]
    from_me = {subject for subject, accounts in walled.items() if me in accounts}
    hidden = [
        reference
        for model in (Report, Incident, Case)
        for reference in model._default_manager.filter(id__in=from_me).values_list("reference", flat=True)
    ]
    browser = let_in(Client(), world.cast, name)
    for path, subject in _addresses():
        answer = browser.get(path)
        if subject in from_me and answer.status_code != 404:
            yield f"{name} gets {answer.status_code} at {path}"
        if answer.status_code == 200 and any(one.encode() in answer.content for one in hidden):
            yield f"{name} reads a reference at {path}"


def _addresses() -> Iterator[tuple[str, UUID | None]]:
    for page in LISTS:
        yield reverse(f"office:{page}"), None
    yield f"{reverse('office:cases-list')}?q={MARK}", None
    for model, page, filled in ONE:
        for subject in model._default_manager.values_list("id", flat=True):
            yield reverse(f"office:{page}", kwargs={filled: subject}), subject
