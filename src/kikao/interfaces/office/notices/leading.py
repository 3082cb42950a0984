"""Where a notice or an alert leads: to the thing itself, behind the wall as ever."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse

_PAGES = {
    "report": "office:reports-report",
    "submission": "office:intake-submission",
    "incident": "office:incidents-incident",
    "case": "office:cases-case",
    "sitting": "office:meetings-sitting",
    "task": "office:tasks-task",
    "release": "office:releases-release",
    "mission": "office:missions-mission",
    "order": "office:missions-my-order",
    "room": "office:mediation-room",
    "agreement": "office:agreements-agreement",
    "check": "office:monitoring-check",
    "site": "office:monitoring-site",
    "referral": "office:referrals-referral",
    "relapse": "office:outcomes-flag",
    "handover": "office:handover-one",
    "account": "office:account-one",
    "opening": "office:openings-opening",
    "export": "office:exports-export",
}
_PLACES = {
    "handover_cards": "office:handover-cards",
    "retention": "office:retention-waiting",
    "openings": "office:openings-list",
    "keys": "office:keys-overview",
}
"""What concerns a list and no single thing."""


def address_of(about: str, about_id: UUID | None) -> str:
    """Return the page of what a notice is about, or the inbox when there is none."""
    if about in _PLACES:
        return reverse(_PLACES[about])
    if about not in _PAGES or about_id is None:
        return reverse("office:notices-list")
    try:
        return reverse(_PAGES[about], args=[about_id])
    except NoReverseMatch:
        return reverse("office:notices-list")
