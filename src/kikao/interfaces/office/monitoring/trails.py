"""The way back from pages of going back, and between their lists."""

from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kikao.casework.monitoring.queries import count_findings
from kikao.casework.monitoring.schemas import CheckLine
from kikao.foundation.access.actor import Actor

Trail = list[tuple[str, str]]
_PAGES = {
    "check": "office:monitoring-check",
    "case": "office:cases-case",
    "task": "office:tasks-task",
    "recommendation": "office:recommendations-one",
    "compliance": "office:monitoring-compliance",
    "site": "office:monitoring-site",
}


def home_trail() -> Trail:
    """Return the way back to what slips."""
    return [(_("Going back"), reverse("office:monitoring-slipping"))]


def checks_trail() -> Trail:
    """Return the way back to the checks."""
    return [*home_trail(), (_("Checks"), reverse("office:monitoring-checks"))]


def check_trail(line: CheckLine) -> Trail:
    """Return the way back to one check."""
    return [*checks_trail(), (line.reference, reverse("office:monitoring-check", args=[line.id]))]


def site_trail(place_id: UUID, name: str) -> Trail:
    """Return the way back to the timeline of a site."""
    return [*home_trail(), (name, reverse("office:monitoring-site", args=[place_id]))]


def needs_trail() -> Trail:
    """Return the way back to the list of needs."""
    return [*home_trail(), (_("Deployment needs"), reverse("office:monitoring-needs"))]


def address_of(about: str, about_id: UUID) -> str:
    """Return the page of something that slips."""
    return reverse(_PAGES[about], args=[about_id])


def agreement_address(instrument_id: UUID) -> str:
    """Return the page of an agreement; empty while there is none."""
    try:
        return reverse("office:agreements-agreement", args=[instrument_id])
    except NoReverseMatch:  # the module of agreements may bring no page to this office
        return ""


def tabs(by: Actor, current: str) -> list[dict[str, Any]]:
    """Return the lists of going back, the present one marked."""
    ways = [
        ("slipping", _("What slips"), "office:monitoring-slipping", None),
        ("checks", _("Checks"), "office:monitoring-checks", None),
        ("waiting", _("From phones"), "office:monitoring-waiting", count_findings(by)),
        ("needs", _("Deployment needs"), "office:monitoring-needs", None),
        ("clocks", _("Clocks"), "office:monitoring-clocks", None),
    ]
    return [
        {"label": label, "url": reverse(name), "current": key == current, "count": count or None}
        for key, label, name, count in ways
    ]
