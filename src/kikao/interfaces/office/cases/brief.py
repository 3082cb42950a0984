"""A case in a few lines, for somebody who has two minutes: what happened, what was done, agreed and found since."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kikao.casework.agreements.enums import BEFORE_SIGNING, ClauseStatus
from kikao.casework.agreements.schemas import InstrumentLine
from kikao.casework.cases.enums import CaseStatus, LinkKind
from kikao.casework.missions.enums import MissionState
from kikao.casework.outcomes.enums import FlagState
from kikao.casework.outcomes.schemas import OutcomeLine
from kikao.casework.tasks.enums import TaskState
from kikao.foundation.base.moments import Moment
from kikao.interfaces.office.cases.whole import Whole
from kikao.interfaces.ui.words import alleged

GONE = frozenset({MissionState.UNDERWAY, MissionState.RETURNED, MissionState.REPORTED})
DONE = frozenset({TaskState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Brief:
    """One line: what it answers, in words, with a mark where something stands out."""

    asks: str
    words: str
    tone: str = ""
    mark: str = ""
    url: str = ""


def brief(whole: Whole) -> tuple[Brief, ...]:
    """Return the case in a few lines; a question that has no answer yet is left out."""
    return tuple(line for part in PARTS for line in part(whole))


def _happened(whole: Whole) -> Iterator[Brief]:
    if not whole.incidents:
        return
    first = whole.incidents[0]
    words = [line.title or line.reference for line in whole.incidents[:3]]
    more = len(whole.incidents) - len(words)
    rest = _counted(ngettext("and %(number)d more", "and %(number)d more", more), more)
    days = sorted({str(line.happened) for line in whole.incidents if line.happened.start})
    yield Brief(
        _("What happened"),
        " · ".join(filter(None, ("; ".join(words), rest, ", ".join(days[:3])))),
        url=reverse("office:incidents-incident", args=[first.id]) if len(whole.incidents) == 1 else "",
    )


def _between(whole: Whole) -> Iterator[Brief]:
    names: dict[str, list[str]] = {}
    for party in whole.page.parties:
        name = alleged(party.organisation) if party.alleged else party.organisation
        names.setdefault(name, []).append(party.role_words)
    if names:
        said = [f"{name} ({', '.join(roles).lower()})" for name, roles in list(names.items())[:6]]
        yield Brief(_("Between whom"), "; ".join(said))


def _decided(whole: Whole) -> Iterator[Brief]:
    if whole.decisions:
        last = max(whole.decisions, key=lambda line: (line.decided_on, line.entered_on))
        yield Brief(_("What the group decided"), f"{last.code_words} ({Moment.on(last.decided_on)})")


def _done(whole: Whole) -> Iterator[Brief]:
    gone = [told.line for told in whole.missions if told.line.state in GONE]
    held = [session for room in whole.rooms for session in room.sessions if session.held_on]
    done = [task for task in whole.tasks if task.state in DONE]
    said = [
        _counted(ngettext("%(number)d mission", "%(number)d missions", len(gone)), len(gone)),
        _counted(
            ngettext("%(number)d mediation session", "%(number)d mediation sessions", len(held)), len(held)
        ),
        _counted(ngettext("%(number)d step done", "%(number)d steps done", len(done)), len(done)),
        "; ".join(task.title for task in done[-3:]),
    ]
    if any(said):
        bad = [line for line in gone if line.left_without_clearance]
        mark = _("Left without clearance") if bad else ""
        yield Brief(_("What was done"), " · ".join(filter(None, said)), "bad" if bad else "", mark)


def _counted(words: str, number: int) -> str:
    return words % {"number": number} if number else ""


def _agreed(whole: Whole) -> Iterator[Brief]:
    for line in whole.agreements.items:
        if line.state in BEFORE_SIGNING and line.made_here:
            continue
        when = f" ({line.signed})" if line.signed_on else f" ({line.state_words.lower()})"
        yield Brief(
            _("What was agreed"),
            f"{line.title}{when} · {_kept(line)}" if line.clauses else f"{line.title}{when}",
            *_broken(line),
            url=reverse("office:agreements-agreement", args=[line.id]),
        )


def _kept(line: InstrumentLine) -> str:
    done = sum(number for code, _words, number in line.counts if code == ClauseStatus.DONE)
    return ngettext(
        "%(done)d of %(number)d clause seen to be done",
        "%(done)d of %(number)d clauses seen to be done",
        line.clauses,
    ) % {"done": done, "number": line.clauses}


def _broken(line: InstrumentLine) -> tuple[str, str]:
    counts = {code: (words, number) for code, words, number in line.counts}
    for code, tone in (
        (ClauseStatus.BREACHED, "bad"),
        (ClauseStatus.LATE, "bad"),
        (ClauseStatus.DISPUTED, "warn"),
    ):
        if code in counts:
            words, number = counts[code]
            return tone, f"{words}: {number}"
    return "", ""


def _changed(whole: Whole) -> Iterator[Brief]:
    lines = whole.outcome.outcomes
    if lines:
        best = max(lines, key=_weight)
        yield Brief(_("What changed"), best.words, "good" if best.verified_on else "active", best.proof_words)


def _weight(line: OutcomeLine) -> tuple[bool, str]:
    return line.verified_on is not None, str(line.recorded_on)


def _holds(whole: Whole) -> Iterator[Brief]:
    checks = whole.checks
    if not checks.items:
        return
    said = _(
        "verified by visit: %(verified)d · confirmed on the spot: %(confirmed)d · claimed: %(claimed)d"
    ) % {
        "verified": checks.verified,
        "confirmed": checks.confirmed,
        "claimed": checks.claimed,
    }
    late = _counted(
        ngettext("%(number)d check is late", "%(number)d checks are late", checks.late), checks.late
    )
    yield Brief(_("Does it hold"), said, "bad" if late else "", late, "#checks")


def _again(whole: Whole) -> Iterator[Brief]:
    judged = [flag for flag in whole.flags if flag.state == FlagState.RELAPSE]
    waiting = [flag for flag in whole.flags if flag.state == FlagState.OPEN]
    linked = [link for link in whole.page.links if link.kind == LinkKind.RELAPSE]
    reopened = [one for one in whole.outcome.closings if one.reopened_on]
    said = [
        "; ".join(flag.incident for flag in judged[:2]),
        "; ".join(f"{link.reference} {link.title}" for link in linked[:2]),
        "; ".join(
            f"{_('Reopened')} {Moment.on(one.reopened_on)}: {one.reopened_why}"
            for one in reopened[:1]
            if one.reopened_on
        ),
        _counted(
            ngettext("%(number)d incident to be judged", "%(number)d incidents to be judged", len(waiting)),
            len(waiting),
        ),
    ]
    if any(said):
        relapsed = bool(judged or linked)
        yield Brief(
            _("Did it come back"),
            " · ".join(filter(None, said)),
            "bad" if relapsed else "warn",
            _("A relapse") if relapsed else _("To be judged") if waiting else _("Reopened"),
            reverse("office:outcomes-flag", args=[(judged or waiting)[0].id]) if judged or waiting else "",
        )


def _next(whole: Whole) -> Iterator[Brief]:
    if whole.page.line.status == CaseStatus.CLOSED:
        return
    due = [(line.due_on, line.about) for line in whole.checks.items if line.state == "PLANNED"]
    due += [(task.due_on, task.title) for task in whole.tasks if task.state == TaskState.OPEN and task.due_on]
    if due:
        day, what = min(due)
        yield Brief(_("What comes next"), f"{Moment.on(day)}: {what}")


PARTS: tuple[Callable[[Whole], Iterator[Brief]], ...] = (
    _happened,
    _between,
    _decided,
    _done,
    _agreed,
    _changed,
    _holds,
    _again,
    _next,
)
"""The questions of somebody who does not know the case, in their order."""
