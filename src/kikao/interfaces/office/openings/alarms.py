"""What stands around other pages: alarms of danger to life and of the stop, and the way to ask for an identity."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.sealing.policy import ASKERS
from kikao.foundation.sealing.queries import dangers, dangers_near, freeze
from kikao.foundation.sealing.vault import can_open

_PAGES = {
    "reports-report": "report_id",
    "incidents-incident": "incident_id",
    "cases-case": "case_id",
    "intake-submission": "submission_id",
}
"""The pages of a report, incident or case, and the part of their address that names it."""


@dataclass(frozen=True, slots=True)
class Around:
    """Alarms of this screen, and where one can ask for an identity from here."""

    alarms: list[dict[str, object]]
    ask_url: str = ""
    danger_url: str = ""


def around(by: Actor, request: HttpRequest) -> Around:
    """Return the alarms of this reader's screen, and on the page of a record the way to ask for an identity."""
    subject_id = _subject(request)
    raised = _for_custodian(by) if by.is_(Role.CUSTODIAN) else _for_reader(by, subject_id)
    if subject_id is None or not _may_ask(by, subject_id):
        return Around(raised)
    ways = (reverse(f"office:openings-{way}", args=[subject_id]) for way in ("ask", "danger"))
    return Around(raised, *ways)


def _subject(request: HttpRequest) -> UUID | None:
    match = request.resolver_match
    if match is None or match.url_name not in _PAGES:
        return None
    found = match.kwargs.get(_PAGES[match.url_name])
    return found if isinstance(found, UUID) else None


def _for_custodian(by: Actor) -> list[dict[str, object]]:
    raised: list[dict[str, object]] = [
        {
            "title": _("A life may be in danger: an identity is asked for or stands open."),
            "url": reverse("office:openings-opening", args=[opening_id]),
        }
        for opening_id in dangers(by)
    ]
    if freeze(by):
        raised.append(
            {
                "title": _("A custodian has stopped all openings of identities."),
                "url": reverse("office:openings-list"),
            }
        )
    return raised


def _for_reader(by: Actor, subject_id: UUID | None) -> list[dict[str, object]]:
    """Tell whoever sees the record that it is so; the request itself is for custodians and who asked."""
    if subject_id is None or not dangers_near(by, subject_id):
        return []
    return [{"title": _("An identity is asked for or stands open because a life may be in danger.")}]


def _may_ask(by: Actor, subject_id: UUID) -> bool:
    if by.is_(Role.CUSTODIAN, Role.SECRETARIAT):
        return True
    return by.is_(*ASKERS) and can_open(by, subject_id)
