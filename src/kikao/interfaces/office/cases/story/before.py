"""What happened, where it was brought, and what the group decided."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus, Level
from kikao.casework.cases.schemas import CasePage
from kikao.casework.incidents.schemas import Event
from kikao.interfaces.office.cases.whole import Whole

GROUP = Level.PROVINCIAL
"""The group sits in the province: what it decides and does with a case happens there."""
RANKS: dict[str, int] = {CaseStatus.TABLED: 2, CaseStatus.ACCEPTED: 4, CaseStatus.CLOSED: 14}
"""Where a step stands among what happened on the same day; others come after the work they follow."""
AFTER = 12


def incidents(whole: Whole) -> Iterator[Event]:
    """Yield what is held to have happened."""
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


def forums(page: CasePage) -> Iterator[Event]:
    """Yield where else the matter was brought."""
    for line in page.forums:
        yield Event(
            line.heard,
            line.organisation or line.kind_words,
            kind=_("Brought elsewhere, beside the group") if line.parallel else _("Brought elsewhere before"),
            level=page.level,
            text=line.result,
        )


def changes(whole: Whole) -> Iterator[tuple[int, Event]]:
    """Yield tabling and each step; a reason that a decision gives already is not said twice."""
    said = {" ".join(line.reason.split())[:300] for line in whole.decisions}
    for line in whole.page.changes:
        text = "" if line.reason in said else line.reason
        if line.old_words:
            day, kind = line.real_on or line.entered_on, _("Status")
        else:
            day, kind = whole.page.line.tabled_on, ""
        yield RANKS.get(line.new, AFTER), Event(day, line.new_words, kind=kind, level=GROUP, text=text)


def decisions(whole: Whole) -> Iterator[Event]:
    """Yield what sittings decided."""
    for line in whole.decisions:
        words = line.code_words
        if line.ratification_words:
            words = f"{words} ({line.ratification_words})"
        url = reverse("office:meetings-sitting", args=[line.sitting_id]) if line.sitting_id else ""
        yield Event(line.decided_on, words, kind=_("Decision"), level=GROUP, text=line.reason, url=url)


def refusals(page: CasePage) -> Iterator[Event]:
    """Yield who would not talk or compromise."""
    for line in page.refusals:
        yield Event(line.refused, line.organisation or _("A party"), kind=_("Refused"), level=page.level)
