"""Who may see a report: secretariat and custodians, where they are not walled; its words, the secretariat alone.

A restricted report is there for the small circle of trained people and for nobody else; until a group has named one,
its secretariat is the circle. A source has no account: a receipt leads to one thread, by its keyed tag alone.
"""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Exists, Q, QuerySet

from kikao.casework.reports.models import CircleMember
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role


def seen_by(by: Actor) -> Q:
    """Keep the reports whose plain layer this reader may see."""
    return _of(by, "pk", Role.SECRETARIAT, Role.CUSTODIAN)


def words_seen_by(by: Actor) -> Q:
    """Keep the reports whose sealed words this reader may ask to open; the key decides in the end."""
    return _of(by, "pk", Role.SECRETARIAT)


def hanging_seen_by(by: Actor) -> Q:
    """Keep rows that hang on a report this reader may see."""
    return _of(by, "report_id", Role.SECRETARIAT, Role.CUSTODIAN)


def held_by_receipt(by: Actor, receipt_tag: UUID) -> Q:
    """Keep the one report whose receipt was shown: the words of the receipt are the whole right."""
    return Q(working_group_id=by.working_group_id, receipt_tag=receipt_tag)


def circle(working_group_id: UUID) -> QuerySet[CircleMember]:
    """Keep those who are in the circle of restricted reports now: named by one, confirmed by another."""
    return CircleMember.objects.filter(
        working_group_id=working_group_id, confirmed_on__isnull=False, ended_on__isnull=True
    )


def bar_referrals(check: Callable[[UUID, str], None]) -> None:
    """Have `check(report_id, target)` asked before anything is referred anywhere; it refuses by a Stop."""
    if check not in _CHECKS:
        _CHECKS.append(check)


def check_referral(report_id: UUID, target: str) -> None:
    """Refuse to refer what a later step of the house knows must not go there."""
    for check in _CHECKS:
        check(report_id, target)


_CHECKS: list[Callable[[UUID, str], None]] = []


def _of(by: Actor, field: str, *roles: Role) -> Q:
    if by.kind == "system":
        return Q(working_group_id=by.working_group_id)
    if by.is_(*roles):
        return (
            Q(working_group_id=by.working_group_id) & wall.unwalled(by, field) & _open_or_in_circle(by, field)
        )
    return Q(pk__in=())


def _open_or_in_circle(by: Actor, field: str) -> Q:
    there = circle(by.working_group_id)
    mine = Q(Exists(there.filter(account_id=by.person)))
    if by.is_(Role.SECRETARIAT):
        mine |= ~Q(Exists(there))
    return Q(**{f"{_TO_REPORT[field]}restricted": ""}) | mine


_TO_REPORT = {"pk": "", "report_id": "report__"}
"""How one comes from the row at hand to its report."""
