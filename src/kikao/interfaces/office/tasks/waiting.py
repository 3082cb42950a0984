"""What waits for a reader: counts, each with the way there; nothing that does not wait."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kikao.casework.intake.queries.apart import count_apart
from kikao.casework.meetings.queries import releases_for, releases_to_me, unratified
from kikao.casework.reports.queries import circle_members, count_at_desk
from kikao.casework.tasks.policy import WORKERS
from kikao.casework.tasks.queries import count_followed, count_mine, count_unanswered
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.policy import CONFIRMERS
from kikao.registry.people.queries import waiting_grants


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of one kind waits, and where."""

    number: int
    words: Promise | str
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of what waits; kinds that are counted together say which of the numbers is theirs."""

    count: Callable[[Actor], int | tuple[int, ...]]
    words: Promise | str
    name: str
    roles: frozenset[Role]
    beyond: str = ""
    tone: str = ""
    part: int = 0


def _releases(by: Actor) -> int:
    """A text is approved by another person than the one who wrote it."""
    return sum(line.proposed_by != by.account_id for line in releases_for(by, state="PROPOSED").items)


def _unanswered_texts(by: Actor) -> int:
    return sum(not line.replies for line in releases_to_me(by))


def _roles(by: Actor) -> int:
    return sum(line.confirmable for line in waiting_grants(by))


def _circle(by: Actor) -> int:
    """Somebody named for the circle is confirmed by another person than the one who named, and never by oneself."""
    return sum(not one.confirmed_on and not one.given_by_me and not one.is_me for one in circle_members(by))


def _urgent(by: Actor) -> int:
    return len(unratified(by))


_DESK = frozenset({Role.SECRETARIAT})
KEEPERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})
_OWN = (
    _Kind(count_mine, _("tasks to do"), "tasks-mine", WORKERS),
    _Kind(_unanswered_texts, _("released texts to answer"), "tasks-mine", WORKERS, "#releases"),
)
_KINDS = (
    _Kind(count_at_desk, _("reports waiting"), "reports-list", _DESK),
    _Kind(
        count_at_desk,
        _("withdrawals of consent"),
        "reports-list",
        _DESK,
        "?withdrawn=on",
        tone="warn",
        part=1,
    ),
    _Kind(count_apart, _("arrivals waiting apart"), "intake-list", _DESK),
    _Kind(count_followed, _("tasks to confirm"), "tasks-list", _DESK, "?state=REPORTED"),
    _Kind(count_followed, _("tasks overdue"), "tasks-overdue", _DESK, tone="warn", part=1),
    _Kind(_releases, _("texts to approve"), "releases-list", _DESK),
    _Kind(_circle, _("people to confirm for the circle"), "reports-circle", KEEPERS),
    _Kind(_roles, _("roles to confirm"), "people-roles", CONFIRMERS),
    _Kind(_urgent, _("urgent decisions to ratify"), "meetings-list", _DESK, tone="warn"),
    _Kind(
        count_unanswered,
        _("recommendations without answer"),
        "recommendations-list",
        _DESK,
        "?unanswered=on",
    ),
)


def waiting_for(by: Actor) -> tuple[Waiting, ...]:
    """Return what waits at the reader's desk for somebody of it to act."""
    return _counted(by, _KINDS)


def waiting_first(by: Actor) -> tuple[Waiting, ...]:
    """Return what waits on the first page: one's own work, then that of the desk."""
    return _counted(by, (*_OWN, *_KINDS))


def _counted(by: Actor, kinds: Iterable[_Kind]) -> tuple[Waiting, ...]:
    mine = [kind for kind in kinds if by.is_(*kind.roles)]
    counted = {count: count(by) for count in dict.fromkeys(kind.count for kind in mine)}
    numbers = ((kind, _own_part(counted[kind.count], kind.part)) for kind in mine)
    return tuple(
        Waiting(number, kind.words, reverse(f"office:{kind.name}") + kind.beyond, kind.tone)
        for kind, number in numbers
        if number
    )


def _own_part(counted: int | tuple[int, ...], part: int) -> int:
    return counted if isinstance(counted, int) else counted[part]
