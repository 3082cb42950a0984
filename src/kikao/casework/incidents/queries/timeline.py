"""The story of an incident in the order of its days; it is reckoned, never written."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.queries.claims import (
    claims_behind_case,
    claims_of,
    replies_behind_case,
    replies_of,
)
from kikao.casework.incidents.queries.one import incident, incident_behind_case
from kikao.casework.incidents.schemas import ClaimLine, Event, IncidentPage, ReplyLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.moments import Moment

_LOCAL = "LOC"


def timeline_of(by: Actor, incident_id: UUID) -> tuple[Event, ...]:
    """Return what happened and what was learnt, for the secretariat."""
    return story(incident(by, incident_id), claims_of(by, incident_id), replies_of(by, incident_id))


def timeline_behind_case(by: Actor, incident_id: UUID) -> tuple[Event, ...]:
    """Return the same for a reader of the case, without the days on which reports arrived."""
    page = incident_behind_case(by, incident_id)
    return story(page, claims_behind_case(by, incident_id), replies_behind_case(by, incident_id))


def story(page: IncidentPage, claims: Iterable[ClaimLine], replies: Iterable[ReplyLine]) -> tuple[Event, ...]:
    """Put together everything dated of an incident, undated first."""
    events = [
        Event(page.line.happened, page.line.title or page.line.reference, kind=_("Happened"), level=_LOCAL)
    ]
    events += [
        Event(report.arrived_on, report.reference, kind=_("Report arrived")) for report in page.reports
    ]
    events += [_claimed(claim) for claim in claims]
    events += [_replied(reply) for reply in replies]
    events += _judged(page)
    events += _merged(page)
    return tuple(sorted(events, key=_day))


def _claimed(claim: ClaimLine) -> Event:
    dated = claim.happened.start is not None
    return Event(
        claim.happened if dated else claim.recorded_on,
        _("Claim %(number)d") % {"number": claim.number},
        kind=_("Claimed for this day") if dated else _("Claim recorded"),
        source=claim.source_words or claim.source.words,
        code=claim.verification.code,
        code_label=claim.verification.words,
    )


def _replied(reply: ReplyLine) -> Event:
    return Event(
        reply.replied if reply.replied.start else reply.recorded_on,
        reply.attribution.words,
        kind=_("Reply"),
        alleged=reply.organisation,
    )


def _judged(page: IncidentPage) -> list[Event]:
    return [
        Event(
            line.changed_on,
            _("Claim %(number)d") % {"number": line.claim} if line.claim else page.line.reference,
            kind=_("Verification"),
            code=line.later.code,
            code_label=line.later.words,
        )
        for line in page.verifications
    ]


def _merged(page: IncidentPage) -> list[Event]:
    events = []
    for merge in page.merges:
        words = {"one": merge.incident, "other": merge.into}
        events.append(Event(merge.merged_on, _("%(one)s into %(other)s") % words, kind=_("Merged")))
        if merge.undone_on:
            events.append(
                Event(merge.undone_on, _("%(one)s from %(other)s") % words, kind=_("Separated again"))
            )
    return events


def _day(event: Event) -> date:
    when = event.when.start if isinstance(event.when, Moment) else event.when
    return when or date.min
