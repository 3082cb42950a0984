"""Each kind of what slips: its rows, their order, and how a row becomes a line."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.cases.queries import titles
from kikao.casework.monitoring.enums import Qualification, SiteEventKind, SlipKind, StayKind
from kikao.casework.monitoring.models import Check, Escalation, FollowUp, SiteEvent
from kikao.casework.monitoring.policy import events_seen_by, seen_by
from kikao.casework.monitoring.queries.lines import SHORT, about_of
from kikao.casework.monitoring.queries.presence import expiring
from kikao.casework.monitoring.queries.slipping.promised import broken, late, overdue
from kikao.casework.monitoring.reckoning.days import NEAR
from kikao.casework.monitoring.schemas import SlippingLine
from kikao.casework.tasks.enums import RecommendationStatus
from kikao.casework.tasks.models import ForceMember, Recommendation, Task
from kikao.casework.tasks.policy import recommendations_seen_by
from kikao.casework.tasks.policy import seen_by as tasks_seen_by
from kikao.casework.tasks.queries import last_plenary, past_due
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.registry.people.models import Organisation
from kikao.registry.people.queries import account_names
from kikao.registry.people.schemas import in_language

Rows = Callable[[Actor], "QuerySet[Any]"]
Cut = Callable[[Actor, list[Any]], list[SlippingLine]]


def _breaches(by: Actor) -> "QuerySet[FollowUp]":
    seen = Check.objects.filter(seen_by(by))
    rows = FollowUp.objects.filter(settled_on=None, result__check_made__in=seen)
    related = ("clause", "instrument", "recommendation", "task")
    return rows.select_related("task__owner", *(f"result__check_made__{name}" for name in related))


def _breach_lines(by: Actor, rows: list[FollowUp]) -> list[SlippingLine]:
    cases = titles(by, [one.result.check_made.case_id for one in rows if one.result.check_made.case_id])
    names = account_names(by.working_group_id, {one.task.owner_id for one in rows if one.task})
    waits, stands = _("Waits for a sitting: plan one."), _("Comes to the next sitting.")
    return [
        SlippingLine(
            what=_what(one.result.check_made),
            case=_case(cases, one.result.check_made.case_id),
            who=names.get(one.task.owner_id, "") if one.task and one.task.owner_id else "",
            since_on=one.opened_on,
            next_step=stands if one.item_id else waits,
            about="check",
            about_id=one.result.check_made_id,
        )
        for one in rows
    ]


def _what(check: Check) -> str:
    where = (
        f"{check.instrument.reference} · {check.clause.number}: " if check.clause and check.instrument else ""
    )
    return f"{where}{about_of(check)}"


def _case(cases: dict[UUID, str], case_id: UUID | None) -> str:
    return cases.get(case_id, "") if case_id else ""


def _checks(by: Actor) -> "QuerySet[Check]":
    rows = Check.objects.filter(seen_by(by), overdue())
    return rows.select_related("clause", "instrument", "recommendation", "task")


def _check_lines(by: Actor, rows: list[Check]) -> list[SlippingLine]:
    cases = titles(by, [row.case_id for row in rows if row.case_id])
    names = account_names(by.working_group_id, {row.assigned_id for row in rows})
    gone, nobody = _("Go and look, or write down why not."), _("Say who goes.")
    return [
        SlippingLine(
            what=_what(row),
            case=_case(cases, row.case_id),
            who=names.get(row.assigned_id, "") if row.assigned_id else "",
            since_on=row.due_on,
            next_step=gone if row.assigned_id or row.mission_id else nobody,
            about="check",
            about_id=row.id,
        )
        for row in rows
    ]


def _clauses(by: Actor) -> "QuerySet[Clause]":
    followed = FollowUp.objects.filter(result__check_made__clause=OuterRef("pk"))
    waits = late() | broken() & ~Q(Exists(followed))
    rows = Clause.objects.filter(instruments_seen_by(by, "instrument__"), waits)
    since = Coalesce(F("due_on"), F("instrument__signed_on"), output_field=DateField())
    return rows.annotate(since=since).select_related("instrument", "obligor__organisation")


def _clause_lines(by: Actor, rows: list[Any]) -> list[SlippingLine]:
    cases = titles(by, [row.instrument.case_id for row in rows if row.instrument.case_id])
    ask, look = _("Ask the party, and go back to look."), _("Write down by a check what was found.")
    return [
        SlippingLine(
            what=f"{row.instrument.reference} · {row.number}: {row.words[:SHORT]}",
            case=_case(cases, row.instrument.case_id),
            who=_name(row.obligor.organisation),
            since_on=row.since,
            next_step=look if row.status == ClauseStatus.BREACHED else ask,
            about="compliance",
            about_id=row.instrument_id,
        )
        for row in rows
    ]


def _name(body: Organisation) -> str:
    return in_language(body.name, body.name_fr)


def _recommendations(by: Actor) -> "QuerySet[Recommendation]":
    over = (RecommendationStatus.VERIFIED, RecommendationStatus.REJECTED, RecommendationStatus.LAPSED)
    silent = Q(due_on__lt=today()) & ~Q(status__in=over) | Q(status=RecommendationStatus.NO_RESPONSE)
    rows = Recommendation.objects.filter(recommendations_seen_by(by), silent)
    since = Coalesce(F("due_on"), F("issued_on"), output_field=DateField())
    return rows.annotate(since=since).select_related("addressee")


def _recommendation_lines(by: Actor, rows: list[Any]) -> list[SlippingLine]:
    cases = titles(by, [row.case_id for row in rows])
    return [
        SlippingLine(
            what=row.words[:SHORT],
            case=_case(cases, row.case_id),
            who=_name(row.addressee),
            since_on=row.since,
            next_step=_("Ask again, or go one level up."),
            about="recommendation",
            about_id=row.id,
        )
        for row in rows
    ]


def _tasks(by: Actor) -> "QuerySet[Task]":
    rows = Task.objects.filter(tasks_seen_by(by), past_due(last_plenary(by.working_group_id)))
    return rows.annotate(since=Coalesce(F("due_on"), F("assigned_on"), output_field=DateField()))


def _task_lines(by: Actor, rows: list[Any]) -> list[SlippingLine]:
    cases = titles(by, [row.case_id for row in rows])
    names = account_names(by.working_group_id, {row.owner_id for row in rows})
    told, nobody = _("Report back at the next sitting."), _("Give it to somebody.")
    return [
        SlippingLine(
            what=row.title,
            case=_case(cases, row.case_id),
            who=names.get(row.owner_id, ""),
            since_on=row.since,
            next_step=told if row.owner_id else nobody,
            about="task",
            about_id=row.id,
        )
        for row in rows
    ]


def _cases(by: Actor) -> "QuerySet[Escalation]":
    rows = Escalation.objects.filter(cases_seen_by(by, "case_id"), settled_on=None)
    return rows.select_related("case")


def _case_lines(by: Actor, rows: list[Escalation]) -> list[SlippingLine]:
    cases = titles(by, [row.case_id for row in rows])
    force = ForceMember.objects.filter(case_id__in=list(cases), left_on=None).values_list(
        "case_id", "account_id"
    )
    held: dict[UUID, list[UUID]] = {}
    for case_id, account_id in force.order_by("joined_on", "id"):
        held.setdefault(case_id, []).append(account_id)
    names = account_names(by.working_group_id, {one for many in held.values() for one in many})
    moves = _("Take the next step, or say on its page what it waits for.")
    return [
        SlippingLine(
            what=_stay(row),
            case=_case(cases, row.case_id),
            who=", ".join(names.get(one, "") for one in held.get(row.case_id, [])),
            since_on=row.due_on,
            next_step=_("Stands before the next sitting.") if row.item_id else moves,
            about="case",
            about_id=row.case_id,
            level=row.level,
        )
        for row in rows
    ]


def _stay(row: Escalation) -> str:
    if row.clock == StayKind.WHOLE:
        return str(StayKind.WHOLE.label)
    status = str(CaseStatus(row.status).label) if row.status else ""
    return f"{StayKind.STEP.label}: {status}"


def _sites(by: Actor) -> "QuerySet[SiteEvent]":
    rows = expiring(by.working_group_id, today() + NEAR).filter(events_seen_by(by))
    return rows.select_related("place")


def _site_lines(by: Actor, rows: list[SiteEvent]) -> list[SlippingLine]:
    del by
    return [
        SlippingLine(
            what=f"{row.place.name}: {_event(row)}",
            case="",
            who="",
            since_on=row.expires_on or date.max,
            next_step=_("Ask for an inspection, and enter what it finds."),
            about="site",
            about_id=row.place_id,
        )
        for row in rows
    ]


def _event(row: SiteEvent) -> str:
    if row.qualification:
        return str(Qualification(row.qualification).label)
    return str(SiteEventKind(row.kind).label)


KINDS: dict[SlipKind, tuple[Rows, tuple[str, ...], Cut]] = {
    SlipKind.BREACH: (_breaches, ("opened_on", "id"), _breach_lines),
    SlipKind.CHECK: (_checks, ("due_on", "id"), _check_lines),
    SlipKind.CLAUSE: (_clauses, ("since", "id"), _clause_lines),
    SlipKind.RECOMMENDATION: (_recommendations, ("since", "id"), _recommendation_lines),
    SlipKind.TASK: (_tasks, ("since", "id"), _task_lines),
    SlipKind.CASE: (_cases, ("due_on", "id"), _case_lines),
    SlipKind.SITE: (_sites, ("expires_on", "id"), _site_lines),
}
"""Every kind with its rows, their order (longest slipping first), and how they are cut."""
