"""What stands around every page of the office: the ways open to this reader and who they are here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.accounts.policy import CONFIRMERS, KEEPERS
from kikao.foundation.notices.queries import open_alerts, unread_count
from kikao.foundation.notices.schemas import AlertLine
from kikao.foundation.sealing.policy import ASKERS
from kikao.interfaces.office.notices.leading import address_of
from kikao.interfaces.office.openings.alarms import around

EVERYBODY = frozenset(Role)
FOLLOWERS = CASE_READERS | {Role.TASK_FORCE}


@dataclass(frozen=True, slots=True)
class Way:
    """One way in the navigation: its words, where it leads under the office, for whom, and what is there."""

    label: Promise | str
    under: str
    roles: frozenset[Role]
    note: Promise | str


WAYS = (
    Way(
        _("Reports"),
        "reports/",
        frozenset({Role.SECRETARIAT, Role.CUSTODIAN}),
        _("What sources told, longest waiting first."),
    ),
    Way(
        _("Incidents"),
        "incidents/",
        frozenset({Role.SECRETARIAT}),
        _("What the group holds to have happened, and who claims it."),
    ),
    Way(_("Cases"), "cases/", FOLLOWERS, _("Everything ever brought to the group.")),
    Way(_("Meetings"), "meetings/", CASE_READERS, _("Sittings, agendas, decisions and minutes.")),
    Way(
        _("Released texts"),
        "releases/",
        FOLLOWERS | {Role.CUSTODIAN},
        _("What the group released to your seat, and how to answer."),
    ),
    Way(_("Identities"), "openings/", ASKERS, _("Requests to open an identity, and who looked.")),
    Way(
        _("Text messages"),
        "texts/",
        frozenset({Role.SECRETARIAT, Role.CUSTODIAN}),
        _("What is written to sources by text message, the gateway, an exercise."),
    ),
    Way(_("Tasks"), "tasks/", FOLLOWERS, _("Who does what by when, and what is overdue.")),
    Way(_("Missions"), "missions/", FOLLOWERS, _("Who goes where, cleared by whom, and how they fare.")),
    Way(_("Money"), "money/", CASE_READERS, _("What missions cost, and what a dollar costs.")),
    Way(
        _("Mediation"), "mediation/", FOLLOWERS, _("The tables at which your side sits, and those you lead.")
    ),
    Way(_("Agreements"), "agreements/", FOLLOWERS, _("What was signed, clause by clause.")),
    Way(_("Going back"), "monitoring/", FOLLOWERS, _("What holds, what slips, what is to be checked.")),
    Way(_("Referrals"), "referrals/", FOLLOWERS, _("What was passed on to others, and what they answered.")),
    Way(
        _("Hand-over"),
        "handover/",
        frozenset({Role.SECRETARIAT, Role.CUSTODIAN}),
        _("Cases that go to another group or come from one."),
    ),
    Way(_("My work"), "tasks/mine/", FOLLOWERS, _("What you took on.")),
    Way(_("Places"), "places/", CASE_READERS, _("Sites, villages, roads and territories.")),
    Way(
        _("Conflict events"),
        "context/",
        CASE_READERS,
        _("What public registers count in the region."),
    ),
    Way(
        _("Taking tables over"),
        "imports/",
        frozenset({Role.SECRETARIAT}),
        _("Earlier records, mine sites and events from files."),
    ),
    Way(
        _("People"),
        "people/",
        CASE_READERS | {Role.OPERATOR},
        _("Organisations, seats, roles and interests."),
    ),
    Way(_("Norms"), "norms/", CASE_READERS, _("The law and the rules that cases cite.")),
    Way(_("Paper"), "paper/", CASE_READERS, _("Blank sheets to print.")),
    Way(
        _("Forms"),
        "forms/",
        frozenset({Role.SECRETARIAT}),
        _("What phones in the field fill in, and which phones may send."),
    ),
    Way(_("Notices"), "notices/", EVERYBODY, _("What happened since you were here.")),
    Way(
        _("What is kept"),
        "retention/",
        frozenset({Role.SECRETARIAT, Role.CUSTODIAN}),
        _("How long records are kept, what is held back, what is erased."),
    ),
    Way(
        _("Keys"),
        "keys/",
        frozenset({Role.SECRETARIAT, Role.CUSTODIAN, Role.TASK_FORCE}),
        _("Your key, who waits for one, and the papers."),
    ),
    Way(_("Accounts"), "accounts/", KEEPERS | CONFIRMERS, _("Who may come in, and lost passphrases.")),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """Give office pages their frame; nothing at all while nobody is known to read."""
    by: Actor | None = getattr(request, "actor", None)
    if by is None or by.account_id is None:
        return {}
    opened = getattr(request, "opened", None)
    near = around(by, request)
    return {
        "nav": list(_ways(by, request.path)),
        "me": {
            "seat": by.name,
            "url": reverse("office:account"),
            "sign_out_url": reverse("office:sign-out"),
            "locked": opened is not None and opened.key is None,
            "unlock_url": f"{reverse('office:confirm')}?{urlencode({'next': request.get_full_path()})}",
        },
        "group_name": opened.group_name if opened else "",
        "home_url": reverse("office:home"),
        "alerts": [*near.alarms, *_grave(open_alerts(by))],
        "ask_identity_url": near.ask_url,
        "danger_url": near.danger_url,
        **_inbox(by),
    }


def _grave(lines: tuple[AlertLine, ...]) -> Iterator[dict[str, object]]:
    """Yield one bar for all grave matters: four alike would push the page off a telephone."""
    if len(lines) == 1:
        yield {"title": _("A grave matter waits for somebody to take it in hand."), **_alert(lines[0])}
    elif lines:
        words = ngettext(
            "%(number)d grave matter waits for somebody to take it in hand.",
            "%(number)d grave matters wait for somebody to take them in hand.",
            len(lines),
        )
        yield {
            "title": words % {"number": len(lines)},
            "each": [{"since": line.raised_at, **_alert(line)} for line in lines],
        }


def _alert(line: AlertLine) -> dict[str, object]:
    return {
        "url": address_of(line.about, line.subject_id),
        "acknowledge_url": reverse("office:notices-take", args=[line.id]),
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
            yield {
                "label": way.label,
                "url": top + way.under,
                "current": way.under == present,
                "count": None,
                "note": way.note,
            }


@lru_cache(maxsize=64)
def _leads_somewhere(url: str) -> bool:
    """Tell whether a module has a page there, so that the navigation never leads to nothing."""
    try:
        resolve(url)
    except Resolver404:
        return False
    return True
