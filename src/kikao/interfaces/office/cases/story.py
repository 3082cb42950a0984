"""The whole story of a case on one timeline, each event on the level at which it happened."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.schemas import CasePage
from kikao.casework.incidents.schemas import Event
from kikao.foundation.base.moments import Moment
from kikao.interfaces.office.cases.whole import Whole

GROUP = Level.PROVINCIAL
"""The group sits in the province: what it decides and does with a case happens there."""


def story(whole: Whole) -> tuple[Event, ...]:
    """Put everything dated of a case in the order of its days, undated first."""
    events = [
        *_incidents(whole),
        *_forums(whole.page),
        *_changes(whole),
        *_decisions(whole),
        *_refusals(whole.page),
        *_tasks(whole),
        *_recommendations(whole),
        *_outcomes(whole),
    ]
    return tuple(sorted(events, key=_day))


def _day(event: Event) -> date:
    when = event.when.start if isinstance(event.when, Moment) else event.when
    return when or date.min


def _incidents(whole: Whole) -> Iterator[Event]:
    for line in whole.incidents:
        yield Event(
            line.happened,
            line.title,
            kind=_("Happened"),
            level=Level.LOCAL,
            code=line.verification.code,
            code_label=line.verification.words,
            url=reverse("office:incidents-incident", args=[line.id]),
        )


def _forums(page: CasePage) -> Iterator[Event]:
    for line in page.forums:
        yield Event(
            line.heard,
            line.organisation or line.kind_words,
            kind=_("Brought elsewhere, beside the group") if line.parallel else _("Brought elsewhere before"),
            level=page.level,
            text=line.result,
        )


def _changes(whole: Whole) -> Iterator[Event]:
    """A reason that a decision gives already is not said twice."""
    said = {" ".join(line.reason.split())[:300] for line in whole.decisions}
    for line in whole.page.changes:
        day = line.real_on or line.entered_on if line.old_words else whole.page.line.tabled_on
        text = "" if line.reason in said else line.reason
        yield Event(day, line.new_words, kind=_("Status") if line.old_words else "", level=GROUP, text=text)


def _decisions(whole: Whole) -> Iterator[Event]:
    for line in whole.decisions:
        words = line.code_words
        if line.ratification_words:
            words = f"{words} ({line.ratification_words})"
        yield Event(line.decided_on, words, kind=_("Decision"), level=GROUP, text=line.reason)


def _refusals(page: CasePage) -> Iterator[Event]:
    for line in page.refusals:
        yield Event(line.refused, line.organisation or _("A party"), kind=_("Refused"), level=page.level)


def _tasks(whole: Whole) -> Iterator[Event]:
    for line in whole.tasks:
        url = reverse("office:tasks-task", args=[line.id])
        yield Event(
            line.assigned_on, line.title, kind=_("Task given"), level=line.level, url=url, source=line.owner
        )
        if line.reports:
            last = line.reports[-1]
            yield Event(
                line.done if line.done.start else last.reported_on,
                line.title,
                kind=_("Reported back"),
                level=line.level,
                url=url,
                code=line.state,
                code_label=line.state_words,
            )


def _recommendations(whole: Whole) -> Iterator[Event]:
    for line in whole.recommendations:
        url = reverse("office:recommendations-one", args=[line.id])
        yield Event(
            line.issued_on,
            line.addressee,
            kind=_("Recommended to"),
            level=line.level,
            text=line.words,
            url=url,
        )
        for move in line.moves[1:]:
            yield Event(
                move.real_on or move.entered_on,
                line.addressee,
                kind=_("Recommendation"),
                level=line.level,
                url=url,
                code=move.new,
                code_label=move.new_words,
            )


def _outcomes(whole: Whole) -> Iterator[Event]:
    for line in whole.outcome.outcomes:
        yield Event(
            line.happened if line.happened.start else line.recorded_on,
            line.change_words,
            kind=_("What changed"),
            level=Level.LOCAL,
            text=line.words,
            source=line.said_by,
            code=line.proof.lower(),
            code_label=line.proof_words,
        )
        if line.verified_on:
            yield Event(
                line.verified_on,
                line.change_words,
                kind=_("Verified in the field"),
                level=Level.LOCAL,
                text=line.verified_how,
            )
