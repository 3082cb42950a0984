"""A case in a few lines, for somebody who has two minutes: what happened, what was done, agreed and found since."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kikao.casework.agreements.enums import BEFORE_SIGNING, ClauseStatus
from kikao.casework.agreements.schemas import InstrumentLine
from kikao.casework.cases.enums import CaseStatus, LinkKind
from kikao.casework.missions.enums import MissionState
from kikao.casework.monitoring.enums import CheckState, FollowUpFinding
from kikao.casework.outcomes.enums import FlagState
from kikao.casework.outcomes.schemas import OutcomeLine
from kikao.casework.tasks.enums import TaskState
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.interfaces.office.cases.whole import Whole
from kikao.interfaces.ui.marks import tone_of

GONE = frozenset({MissionState.UNDERWAY, MissionState.RETURNED, MissionState.REPORTED})
DONE = frozenset({TaskState.CONFIRMED})
MOST = 5
"""Things said in answer to one question."""
FEW = 3
"""Steps of one kind among them."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said in answer: in words, with a mark where something stands out."""

    words: str
    tone: str = ""
    mark: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A question of somebody who does not know the case, and what is said in answer."""

    asks: str
    told: tuple[Told, ...]


def brief(whole: Whole) -> tuple[Brief, ...]:
    """Return the case in a few lines; a question that has no answer yet is left out."""
    asked = (Brief(asks, tuple(answer(whole))) for asks, answer in _questions())
    return tuple(one for one in asked if one.told)


def _questions() -> tuple[tuple[str, Callable[[Whole], Iterator[Told]]], ...]:
    """Return the questions of somebody who does not know the case, in their order."""
    return (
        (_("What happened"), _happened),
        (_("Between whom"), _between),
        (_("What the group decided"), _decided),
        (_("What was done"), _done),
        (_("What was agreed"), _agreed),
        (_("What changed"), _changed),
        (_("Does it hold"), _holds),
        (_("Did it come back"), _again),
        (_("What comes next"), _next),
    )


def _happened(whole: Whole) -> Iterator[Told]:
    known = sorted(whole.incidents, key=lambda line: line.happened.start or date.max)
    for line in known[:MOST]:
        yield Told(
            f"{line.title or line.reference} ({line.happened})",
            url=reverse("office:incidents-incident", args=[line.id]),
        )
    yield from _beyond(len(known))


def _beyond(number: int) -> Iterator[Told]:
    """Say how many there are beyond those that were told."""
    if more := _counted(ngettext("and %(number)d more", "and %(number)d more", number - MOST), number - MOST):
        yield Told(more)


def _between(whole: Whole) -> Iterator[Told]:
    names: dict[str, list[str]] = {}
    for party in whole.page.parties:
        names.setdefault(party.organisation, []).append(party.role_words)
    for name, roles in list(names.items())[:MOST]:
        yield Told(f"{name} – {', '.join(roles).lower()}")
    yield from _beyond(len(names))


def _decided(whole: Whole) -> Iterator[Told]:
    if whole.decisions:
        last = max(whole.decisions, key=lambda line: (line.decided_on, line.entered_on))
        yield Told(f"{last.code_words} ({Moment.on(last.decided_on)})")


def _done(whole: Whole) -> Iterator[Told]:
    gone = [told.line for told in whole.missions if told.line.state in GONE]
    held = [session for room in whole.rooms for session in room.sessions if session.held_on]
    done = [task for task in whole.tasks if task.state in DONE]
    said = (
        _counted(ngettext("%(number)d mission", "%(number)d missions", len(gone)), len(gone)),
        _counted(
            ngettext("%(number)d mediation session", "%(number)d mediation sessions", len(held)), len(held)
        ),
        _counted(ngettext("%(number)d step done", "%(number)d steps done", len(done)), len(done)),
    )
    if any(said):
        bad = any(line.left_without_clearance for line in gone)
        mark = _("Left without clearance") if bad else ""
        yield Told(" · ".join(filter(None, said)), "bad" if bad else "", mark)
    yield from _mattered(whole)
    yield from (Told(task.title) for task in done[-FEW:])


def _mattered(whole: Whole) -> Iterator[Told]:
    """Yield what was asked of authorities and what they did: it weighs more than how often somebody met."""
    for asked in whole.recommendations[-FEW:]:
        yield Told(f"{_('Recommended to')} {asked.addressee}", tone_of(asked.status), asked.status_words)
    for sent in whole.referrals.referrals[:FEW]:
        who = sent.organisation or sent.target_words
        yield Told(f"{_('Passed on to')} {who}", tone_of(sent.state.lower()), sent.state_words)
    for one in whole.measures[:FEW]:
        if one.struck_on is None:
            who = f"{one.measure_words} – {one.organisation}" if one.organisation else one.measure_words
            yield Told(who, tone_of(one.proof.lower()), one.proof_words)


def _counted(words: str, number: int) -> str:
    return words % {"number": number} if number > 0 else ""


def _agreed(whole: Whole) -> Iterator[Told]:
    for line in sorted(whole.agreements.items, key=lambda one: one.signed_on or one.entered_on):
        if line.state in BEFORE_SIGNING and line.made_here:
            continue
        when = f" ({line.signed})" if line.signed_on else f" ({line.state_words.lower()})"
        yield Told(
            f"{line.title}{when} · {_kept(line)}" if line.clauses else f"{line.title}{when}",
            *_broken(line),
            url=reverse("office:agreements-agreement", args=[line.id]),
        )


def _kept(line: InstrumentLine) -> str:
    done = sum(number for code, _words, number in line.counts if code == ClauseStatus.DONE)
    if not done:
        return _counted(ngettext("%(number)d clause", "%(number)d clauses", line.clauses), line.clauses)
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
            return tone, f"{words} ({number})"
    return "", ""


def _changed(whole: Whole) -> Iterator[Told]:
    lines = whole.outcome.outcomes
    if lines:
        best = max(lines, key=_weight)
        yield Told(best.words, "good" if best.verified_on else "active", best.proof_words)


def _weight(line: OutcomeLine) -> tuple[bool, str]:
    return line.verified_on is not None, str(line.recorded_on)


def _holds(whole: Whole) -> Iterator[Told]:
    checks = whole.checks
    if not checks.items:
        return
    late = _counted(
        ngettext("%(number)d check is late", "%(number)d checks are late", checks.late), checks.late
    )
    said = (
        _("verified by visit: %(verified)d · confirmed on the spot: %(confirmed)d · claimed: %(claimed)d")
        % {"verified": checks.verified, "confirmed": checks.confirmed, "claimed": checks.claimed}
        if whole.visits
        else _("Nobody has gone back yet.")
    )
    yield Told(said, "bad" if late else "", late, "#checks")
    for told in sorted(whole.visits, key=lambda one: one.observed.start or date.min)[-2:]:
        words = FollowUpFinding(told.finding).label
        yield Told(
            f"{told.about} ({told.observed})", tone_of(told.finding), f"{words}, {told.proof_words.lower()}"
        )


def _again(whole: Whole) -> Iterator[Told]:
    flags = {
        flag.incident_id: flag for flag in sorted(whole.flags, key=lambda one: one.state == FlagState.RELAPSE)
    }
    for flag in list(flags.values())[:MOST]:
        if flag.state != FlagState.OTHER:
            tone = "bad" if flag.state == FlagState.RELAPSE else "warn"
            title = flag.incident.partition(" – ")[2] or flag.incident
            yield Told(title, tone, flag.state_words, reverse("office:outcomes-flag", args=[flag.id]))
    for link in whole.page.links:
        if link.kind == LinkKind.RELAPSE:
            url = reverse("office:cases-case", args=[link.case_id])
            tone, mark = ("warn", link.kind_words) if link.outgoing else ("bad", _("A relapse"))
            yield Told(f"{link.reference} {link.title}", tone, mark, url)
    for one in whole.outcome.closings:
        if one.reopened_on:
            yield Told(f"{one.reopened_why} ({Moment.on(one.reopened_on)})", "warn", _("Reopened"))


def _next(whole: Whole) -> Iterator[Told]:
    if whole.page.line.status == CaseStatus.CLOSED:
        return
    due = [
        (line.due_on, _("Check: %(what)s") % {"what": line.about})
        for line in whole.checks.items
        if line.state == CheckState.PLANNED
    ]
    due += [(task.due_on, task.title) for task in whole.tasks if task.state == TaskState.OPEN and task.due_on]
    late, coming = [one for one in due if one[0] < today()], [one for one in due if one[0] >= today()]
    if late:
        day, what = min(late)
        yield Told(what, "bad", _("late since %(day)s") % {"day": Moment.on(day)})
    if coming:
        day, what = min(coming)
        yield Told(f"{Moment.on(day)} – {what}")
