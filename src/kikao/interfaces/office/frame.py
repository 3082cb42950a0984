"""What stands around every page of the office: the ways open to this reader and who they are here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.accounts.policy import CONFIRMERS, KEEPERS
from kikao.foundation.notices.queries import unread_count
from kikao.registry.people.policy import SEATED

EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Way:
    """One way in the navigation: its words, where it leads under the office, and for whom."""

    label: Promise | str
    under: str
    roles: frozenset[Role]


WAYS = (
    Way(_("Reports"), "reports/", frozenset({Role.SECRETARIAT, Role.CUSTODIAN})),
    Way(_("Incidents"), "incidents/", CASE_READERS),
    Way(_("Cases"), "cases/", CASE_READERS),
    Way(_("Meetings"), "meetings/", CASE_READERS),
    Way(_("Tasks"), "tasks/", CASE_READERS),
    Way(_("My work"), "tasks/mine/", CASE_READERS),
    Way(_("Places"), "places/", CASE_READERS),
    Way(_("People"), "people/", SEATED | {Role.OPERATOR}),
    Way(_("Norms"), "norms/", CASE_READERS),
    Way(_("Notices"), "notices/", CASE_READERS),
    Way(_("Accounts"), "accounts/", KEEPERS | CONFIRMERS),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """Give office pages their frame; nothing at all while nobody is known to read."""
    by: Actor | None = getattr(request, "actor", None)
    if by is None or by.account_id is None:
        return {}
    opened = getattr(request, "opened", None)
    return {
        "nav": list(_ways(by, request.path)),
        "me": {"seat": by.name, "url": reverse("office:account"), "sign_out_url": reverse("office:sign-out")},
        "group_name": opened.group_name if opened else "",
        **_inbox(by),
    }


def _inbox(by: Actor) -> dict[str, object]:
    there = reverse("office:home") + "notices/"
    if not by.roles or not _leads_somewhere(there):
        return {}
    return {"inbox": {"url": there, "count": unread_count(by)}}


def _ways(by: Actor, here: str) -> Iterator[dict[str, object]]:
    top = reverse("office:home")
    present = max((way.under for way in WAYS if here.startswith(top + way.under)), key=len, default="")
    for way in WAYS:
        if by.is_(*way.roles) and _leads_somewhere(top + way.under):
            yield {"label": way.label, "url": top + way.under, "current": way.under == present, "count": None}


@lru_cache(maxsize=64)
def _leads_somewhere(url: str) -> bool:
    """Tell whether a module has a page there, so that the navigation never leads to nothing."""
    try:
        resolve(url)
    except Resolver404:
        return False
    return True
