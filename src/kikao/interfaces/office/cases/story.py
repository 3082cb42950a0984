"""The whole story of a case on one timeline, each event on the level at which it happened."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus, Level
from kikao.casework.cases.schemas import CasePage
from kikao.casework.incidents.schemas import Event
from kikao.foundation.base.moments import Moment
from kikao.interfaces.office.cases.whole import Whole

GROUP = Level.PROVINCIAL
"""The group sits in the province: what it decides and does with a case happens there."""
RANKS: dict[str, int] = {CaseStatus.TABLED: 2, CaseStatus.ACCEPTED: 4, CaseStatus.CLOSED: 10}
"""Where a step stands among what happened on the same day; others come after the work they follow."""


Ranked = tuple[int, Event]
"""An event and its place among those of the same day."""


def story(whole: Whole) -> tuple[Event, ...]:
    """Put everything dated of a case in the order of its days, undated first."""
    ranked = [
        *_ranked(0, _incidents(whole)),
        *_ranked(1, _forums(whole.page)),
        *_changes(whole),
        *_ranked(3, _decisions(whole)),
        *_ranked(5, _tasks(whole)),
        *_ranked(6, _recommendations(whole)),
        *_ranked(7, _refusals(whole.page)),
        *_ranked(9, _outcomes(whole)),
    ]
    return tuple(event for _rank, event in sorted(ranked, key=lambda one: (_day(one[1]), one[0])))


def _ranked(rank: int, events: Iterable[Event]) -> Iterator[Ranked]:
    yield from ((rank, event) for event in events)


def _day(event: Event) -> date:
    when = event.when.start if isinstance(event.when, Moment) else event.when
    return when or date.min


def _incidents(whole: Whole) -> Iterator[Event]:
    for line in whole.incidents:
        yield Event(
            line.happened,
            line.title or line.reference,
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


def _changes(whole: Whole) -> Iterator[Ranked]:
    """Yield tabling and each step; a reason that a decision gives already is not said twice."""
    said = {" ".join(line.reason.split())[:300] for line in whole.decisions}
    for line in whole.page.changes:
        text = "" if line.reason in said else line.reason
        if line.old_words:
            day, kind = line.real_on or line.entered_on, _("Status")
        else:
            day, kind = whole.page.line.tabled_on, ""
        yield RANKS.get(line.new, 8), Event(day, line.new_words, kind=kind, level=GROUP, text=text)


def _decisions(whole: Whole) -> Iterator[Event]:
    for line in whole.decisions:
        words = line.code_words
        if line.ratification_words:
            words = f"{words} ({line.ratification_words})"
        url = reverse("office:meetings-sitting", args=[line.sitting_id]) if line.sitting_id else ""
        yield Event(line.decided_on, words, kind=_("Decision"), level=GROUP, text=line.reason, url=url)


def _refusals(page: CasePage) -> Iterator[Event]:
    for line in page.refusals:
        yield Event(line.refused, line.organisation or _("A party"), kind=_("Refused"), level=page.level)


def _tasks(whole: Whole) -> Iterator[Event]:
    for line in whole.tasks:
        url = reverse("office:tasks-task", args=[line.id])
        told = line.reports[-1].reported_on if line.reports else None
        back = line.done if line.done.start else told
        if told != line.assigned_on:
            yield Event(
                line.assigned_on,
                line.title,
                kind=_("Task given"),
                level=line.level,
                url=url,
            )
        if told:
            yield Event(
                back,
                line.title,
                kind=_("Task"),
                level=line.level,
                url=url,
                code=line.state.lower(),
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
