"""Where a walled reader could find a trace, and what a wall that stands before too many would hide."""

from collections.abc import Iterator, Mapping
from functools import cache
from uuid import UUID

from django.db.models import F

from kikao.casework.cases.queries import Filters, cases
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WallMark
from kikao.foundation.notices.queries import notices, open_alerts
from kikao.foundation.sealing.models import PairWrap, Wrap
from kikao.registry.people.queries import walled_by_subject
from tests.journeys.histories.eyes import CASES, Eyes
from tests.journeys.histories.prepared import Prepared
from tests.journeys.histories.world import MARK, World

Walled = Mapping[UUID, set[UUID]]


def reckoned(world: World, walled: Walled) -> Iterator[str]:
    """Say where the marks that were written wall somebody who should be free, or the other way round."""
    marks: dict[UUID, set[str]] = {}
    for subject, key in _marks().ask():
        marks.setdefault(subject, set()).add(key)
    product = {
        subject: {
            account for account, held in world.keys.items() if not held.isdisjoint(marks.get(subject, ()))
        }
        for subject in walled
    }
    yield from _differences(world, walled, product)


def answered(world: World, walled: Walled) -> Iterator[str]:
    """Say where the program answers that somebody is walled who should not be, or the other way round."""
    yield from _differences(world, walled, walled_by_subject(world.cast.group_id, list(walled)))


def _differences(world: World, walled: Walled, product: Walled) -> Iterator[str]:
    names = {account: name for name, account in world.cast.accounts.items()}
    for subject, should in walled.items():
        for account in should ^ product.get(subject, set()):
            is_so = "is" if account in should else "is not"
            yield f"{names.get(account, account)} {is_so} walled from {subject}"


def keys_held(walled: Walled) -> Iterator[str]:
    """Say where somebody holds a key of a subject from which they are walled."""
    for subject, account in _wraps().ask():
        if account in walled.get(subject, ()):
            yield f"{account} holds a key of {subject}"


def seen(world: World, cases_there: set[UUID], walled: Walled, eyes: Eyes) -> Iterator[str]:
    """Say where somebody sees something of a subject from which they are walled, or misses what they are not."""
    for name in world.everybody:
        by = world.actor(name)
        from_me = {subject for subject, accounts in walled.items() if by.account_id in accounts}
        places = eyes.of(by)
        yield from (f"{name} finds {place}" for place, subjects in places.items() if subjects & from_me)
        if by.is_(Role.MEMBER) and cases_there - from_me - places[CASES]:
            yield f"{name} misses {CASES}"


def told(world: World, walled: Walled, name: str) -> Iterator[str]:
    """Say what the program tells somebody of a subject from which they are walled, when it is asked as pages ask."""
    by = world.cast.actor(name)
    from_me = {subject for subject, accounts in walled.items() if by.account_id in accounts}
    known = world.actor(name)
    if (by.roles, by.seat_id, by.wall_keys) != (known.roles, known.seat_id, known.wall_keys):
        yield f"{name} is somebody else now"
    if by.is_(Role.SECRETARIAT, Role.MEMBER, Role.ADVISER, Role.TASK_FORCE):
        lines = cases(by, Filters(words=MARK)).items
        yield from (f"{name} finds a case by search" for line in lines if line.id in from_me)
    yield from (f"{name} reads a notice" for line in notices(by).items if line.about_id in from_me)
    yield from (f"{name} has an alert" for line in open_alerts(by) if line.subject_id in from_me)


@cache
def _marks() -> Prepared:
    return Prepared(WallMark.objects.values_list("subject_id", "key"))


@cache
def _wraps() -> Prepared:
    held = [
        model.objects.annotate(subject=F("compartment__subject_id"), holder=F(who)).values_list(
            "subject", "holder"
        )
        for model, who in (
            (Wrap, "account_id"),
            (PairWrap, "requester_account_id"),
            (PairWrap, "approver_account_id"),
        )
    ]
    return Prepared(held[0].union(*held[1:]))
