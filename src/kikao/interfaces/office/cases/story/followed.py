"""Where people went, what they talked out and signed, what they found on going back, and what came back."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kikao.casework.agreements.schemas import InstrumentLine
from kikao.casework.cases.enums import Level
from kikao.casework.incidents.schemas import Event
from kikao.casework.mediation.schemas import RoomStory, SessionTold
from kikao.casework.missions.enums import MissionState
from kikao.casework.monitoring.enums import FollowUpFinding, Proof
from kikao.foundation.base.moments import Moment, Precision
from kikao.interfaces.office.cases.whole import Whole

Local = partial(Event, level=Level.LOCAL)
"""The ground, where people go and talk."""


def missions(whole: Whole) -> Iterator[Event]:
    """Yield each mission with its way; who left without clearance is marked for ever."""
    for told in whole.missions:
        line = told.line
        if line.state == MissionState.CANCELLED:
            continue
        yield Local(
            Moment(line.starts_on, line.ends_on, Precision.EXACT),
            line.title,
            kind=line.purpose_words,
            text=", ".join(told.places),
            url=reverse("office:missions-mission", args=[line.id]),
            code="uncleared" if line.left_without_clearance else "",
            code_label=_("Left without clearance") if line.left_without_clearance else "",
        )


def mediations(whole: Whole) -> Iterator[Event]:
    """Yield each session of a mediation, and how the talks ended."""
    for room in whole.rooms:
        url = reverse("office:mediation-room", args=[room.id])
        for session in room.sessions:
            yield Local(
                session.held_on or session.planned_on,
                room.title,
                kind=_("Mediation session"),
                text=_session(room, session),
                url=url,
            )
        if room.ended_on:
            yield Local(room.ended_on, room.title, kind=room.state_words, text=_ended(room), url=url)


def _session(room: RoomStory, session: SessionTold) -> str:
    if session.held_on is None:
        return session.not_held_words or session.state_words
    there = ", ".join(side.name for side in room.sides if side.name not in session.absent)
    came = ngettext("%(number)d person", "%(number)d people", session.heads) % {"number": session.heads}
    return " · ".join(filter(None, (there, came if session.heads else "", session.place)))


def _ended(room: RoomStory) -> str:
    refused = _("Refused: %(sides)s") % {"sides": ", ".join(room.refused)} if room.refused else ""
    return " · ".join(filter(None, (room.outcome_words, refused)))


def agreements(whole: Whole) -> Iterator[Event]:
    """Yield what was signed, or demanded and offered and not signed yet."""
    for line in whole.agreements.items:
        yield Local(
            line.signed if line.signed_on else line.entered_on,
            line.title,
            kind=line.kind_words,
            text=_agreed(line),
            url=reverse("office:agreements-agreement", args=[line.id]),
            code=line.state.lower(),
            code_label=line.state_words,
        )


def _agreed(line: InstrumentLine) -> str:
    clauses = ngettext("%(number)d clause", "%(number)d clauses", line.clauses) % {"number": line.clauses}
    return " · ".join(filter(None, (", ".join(line.parties), clauses if line.clauses else "")))


def referrals(whole: Whole) -> Iterator[Event]:
    """Yield what was passed on to others, and what became of it."""
    for line in whole.referrals.referrals:
        yield Event(
            line.sent_on,
            line.organisation or line.target_words,
            kind=_("Passed on to"),
            level=Level.PROVINCIAL,
            url=reverse("office:referrals-referral", args=[line.id]),
            code=line.state.lower(),
            code_label=line.state_words,
        )


def sites(whole: Whole) -> Iterator[Event]:
    """Yield suspensions, withdrawals, deployments and armed men at the sites of the case."""
    for told in whole.site_events:
        yield Local(
            told.happened,
            told.kind_words,
            kind=told.place,
            text="" if told.accuses else " · ".join(filter(None, (told.organisation, told.colour))),
            alleged=told.organisation if told.accuses else "",
            url=reverse("office:monitoring-site", args=[told.place_id]),
        )


def visits(whole: Whole) -> Iterator[Event]:
    """Yield each time somebody went back or was told, with what was found and how well it is proved."""
    for told in whole.visits:
        several = len(told.counts) > 1
        found = ", ".join(f"{words}: {number}" for words, number in told.counts) if several else ""
        broken = _("does not hold: %(what)s") % {"what": "; ".join(told.broken)} if told.broken else ""
        page, about = ("compliance", told.instrument_id) if told.instrument_id else ("check", told.check_id)
        yield Local(
            told.observed,
            told.about,
            kind=_("Somebody went back") if told.proof == Proof.VERIFIED else _("Somebody said"),
            text=" · ".join(filter(None, (found, broken))),
            source=told.mission,
            url=reverse(f"office:monitoring-{page}", args=[about]),
            code=told.finding if told.proof == Proof.VERIFIED else told.proof.lower(),
            code_label=f"{FollowUpFinding(told.finding).label} · {told.proof_words}",
        )


def measures(whole: Whole) -> Iterator[Event]:
    """Yield who was held to account, by body; the person or unit stays sealed."""
    for line in whole.measures:
        if line.struck_on:
            continue
        yield Event(
            line.taken if line.taken.start else line.recorded_on,
            line.measure_words,
            kind=_("Measure taken"),
            level=Level.PROVINCIAL,
            source=line.authority,
            alleged=line.organisation,
            code=line.proof.lower(),
            code_label=line.proof_words,
        )


def relapses(whole: Whole) -> Iterator[Event]:
    """Yield what came near to the case again, as it was judged."""
    for line in whole.flags:
        yield Local(
            line.flagged_on,
            line.incident.partition(" – ")[2] or line.incident,
            kind=_("Something like it again?"),
            text=" · ".join(filter(None, (line.instrument or line.case, ", ".join(line.reasons)))),
            url=reverse("office:outcomes-flag", args=[line.id]),
            code=line.state.lower(),
            code_label=line.state_words,
        )
