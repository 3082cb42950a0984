"""What waits at the secretariat's desk: counts, each with the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kikao.casework.meetings.queries import releases_for, unratified
from kikao.casework.reports.queries import waiting as reports_waiting
from kikao.casework.tasks.queries import count_overdue, count_reported, count_unanswered
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.registry.people.queries import waiting_grants


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of one kind waits, and where."""

    number: int
    words: Promise | str
    url: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    count: Callable[[Actor], int]
    words: Promise | str
    name: str
    query: str = ""
    tone: str = ""


def _releases(by: Actor) -> int:
    """A text is approved by another person than the one who wrote it."""
    return sum(line.proposed_by != by.account_id for line in releases_for(by, state="PROPOSED").items)


def _roles(by: Actor) -> int:
    return sum(line.confirmable for line in waiting_grants(by))


def _urgent(by: Actor) -> int:
    return len(unratified(by))


_KINDS = (
    _Kind(reports_waiting, _("reports waiting"), "reports-list"),
    _Kind(count_reported, _("tasks to confirm"), "tasks-list", "?state=REPORTED"),
    _Kind(count_overdue, _("tasks overdue"), "tasks-overdue", tone="warn"),
    _Kind(_releases, _("texts to approve"), "releases-list"),
    _Kind(_roles, _("roles to confirm"), "people-roles"),
    _Kind(_urgent, _("urgent decisions to ratify"), "meetings-list", tone="warn"),
    _Kind(count_unanswered, _("recommendations without answer"), "recommendations-list", "?unanswered=on"),
)


def waiting_for(by: Actor) -> tuple[Waiting, ...]:
    """Return what waits for a secretary, without what does not wait; nothing for everybody else."""
    if not by.is_(Role.SECRETARIAT):
        return ()
    counted = ((kind, kind.count(by)) for kind in _KINDS)
    return tuple(Waiting(number, kind.words, _way(kind), kind.tone) for kind, number in counted if number)


def _way(kind: _Kind) -> str:
    try:
        return reverse(f"office:{kind.name}") + kind.query
    except NoReverseMatch:
        return ""
