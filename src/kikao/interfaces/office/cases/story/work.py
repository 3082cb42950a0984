"""What was given to do, what was recommended, and what changed."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.incidents.schemas import Event
from kikao.interfaces.office.cases.whole import Whole


def tasks(whole: Whole) -> Iterator[Event]:
    """Yield each task when it was given, and when it was done."""
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


def recommendations(whole: Whole) -> Iterator[Event]:
    """Yield what was recommended to whom, and what was made of it."""
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


def outcomes(whole: Whole) -> Iterator[Event]:
    """Yield what changed, and who went to see."""
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
