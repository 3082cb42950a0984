"""Where a walled reader could find a trace, looked for at every place at once."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by as cases_seen
from kikao.casework.cases.queries import Filters, cases
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.policy import seen_by as incidents_seen
from kikao.casework.meetings.models import AgendaItem, Decision, Release
from kikao.casework.meetings.policy import decisions_seen_by, items_seen_by, releases_seen_by
from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import seen_by as reports_seen
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.policy import seen_by as tasks_seen
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.notices.queries import notices, open_alerts
from kikao.foundation.sealing.models import PairWrap, Wrap
from kikao.registry.people.queries import walled_by_subject
from tests.journeys.histories.deeds import MARK, World

Walled = Mapping[UUID, set[UUID]]


def reckoned(world: World, walled: Walled) -> list[str]:
    """Say where the program reckons somebody walled who is not, or the other way round."""
    product = walled_by_subject(world.cast.group_id, list(walled))
    names = {account: name for name, account in world.cast.accounts.items()}
    return [
        f"{names.get(account, account)} {'is' if account in should else 'is not'} walled from {subject}"
        for subject, should in walled.items()
        for account in should ^ product.get(subject, set())
    ]


def found(world: World, walled: Walled, names: Iterable[str]) -> list[str]:
    """Say where somebody sees something of a subject from which they are walled, or misses what they are not."""
    told = []
    for name in names:
        by = world.cast.actor(name)
        from_me = {subject for subject, accounts in walled.items() if by.account_id in accounts}
        told += [f"{name} finds {where}" for where in _seen(by, from_me)]
        told += [f"{name} misses {where}" for where in _missed(by, from_me)]
    return told


def keys_held(walled: Walled) -> list[str]:
    """Say where somebody holds a key of a subject from which they are walled."""
    held = set(Wrap.objects.values_list("compartment__subject_id", "account_id"))
    for side in ("requester_account_id", "approver_account_id"):
        held |= set(PairWrap.objects.values_list("compartment__subject_id", side))
    return [f"{account} holds a key of {one}" for one, account in held if account in walled.get(one, ())]


def _seen(by: Actor, walled: set[UUID]) -> Iterator[str]:
    if not walled:
        return
    rows = {
        "a case": Case.objects.filter(cases_seen(by), id__in=walled),
        "an incident": Incident.objects.filter(incidents_seen(by), id__in=walled),
        "a report": Report.objects.filter(reports_seen(by), id__in=walled),
        "an agenda item": AgendaItem.objects.filter(items_seen_by(by), case_id__in=walled),
        "a decision": Decision.objects.filter(decisions_seen_by(by), case_id__in=walled),
        "a task": Task.objects.filter(tasks_seen(by), case_id__in=walled),
        "a release that is not for them": _releases(by, walled),
    }
    yield from (where for where, found in rows.items() if found.exists())
    if by.is_(Role.SECRETARIAT, Role.MEMBER, Role.ADVISER, Role.TASK_FORCE):
        lines = cases(by, Filters(words=MARK)).items
        yield from ("a case by search" for line in lines if line.id in walled)
    yield from ("a notice" for line in notices(by).items if line.about_id in walled)
    yield from ("an alert" for line in open_alerts(by) if line.subject_id in walled)


def _releases(by: Actor, walled: set[UUID]) -> "QuerySet[Release]":
    standing = Q(seat_id=by.seat_id, state="APPROVED") & (Q(until_on=None) | Q(until_on__gte=today()))
    return Release.objects.filter(releases_seen_by(by), case_id__in=walled).exclude(standing)


def _missed(by: Actor, walled: set[UUID]) -> Iterator[str]:
    """A wall that stands before too many hides what the group must work on."""
    if by.is_(Role.MEMBER):
        free = Case.objects.exclude(id__in=walled).count()
        if Case.objects.filter(cases_seen(by)).count() != free:
            yield "a case"
