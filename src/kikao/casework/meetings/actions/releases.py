"""Releasing: how a seat that is walled comes to help, with a text written for it and nothing else."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case_consent
from kikao.casework.meetings.enums import Ratification, ReleaseState
from kikao.casework.meetings.lifecycle import RELEASE
from kikao.casework.meetings.models import Decision, Release, ReleaseReply
from kikao.casework.meetings.policy import decisions_seen_by, releases_seen_by, scope_for
from kikao.casework.meetings.queries import require_release
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import SYSTEM_ONLY, action, pin
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Holding, Seat
from kikao.registry.people.queries import accounts_with, walled_of


@action("release.propose", to={Role.SECRETARIAT})
def propose_release(
    by: Actor,
    *,
    decision_id: UUID,
    seat_id: UUID,
    what: str,
    where: str = "",
    asked: str = "",
    until_on: date | None = None,
) -> UUID:
    """Write the separate text that a decision lets a named seat read: never the report, an identity or a claim."""
    decision, case = _decision(by, decision_id)
    seat = _seat(by, seat_id)
    require_case_consent(by, case.id, scope_for(seat))
    _require(case, what, where, asked, until_on)
    row = Release.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        decision=decision,
        seat_id=seat_id,
        reference=fresh_reference(by.working_group_id, "T"),
        what=what.strip(),
        where=where.strip(),
        asked=asked.strip(),
        proposed_by=by.person,
        proposed_on=today(),
        until_on=until_on,
    )
    _fix(row)
    _tell_secretariat(by, row, NoticeKind.SECOND_NEEDED)
    return row.id


def _seat(by: Actor, seat_id: UUID) -> Seat:
    rows = Seat.objects.filter(id=seat_id, working_group_id=by.working_group_id, active=True)
    seat = rows.select_related("organisation").first()
    if seat is None:
        raise Unknown
    return seat


def _decision(by: Actor, decision_id: UUID) -> tuple[Decision, Case]:
    rows = Decision.objects.filter(decisions_seen_by(by), id=decision_id, case__isnull=False)
    decision = rows.exclude(ratification=Ratification.CANCELLED).select_related("case").first()
    if decision is None or decision.case is None:
        raise Unknown
    return decision, decision.case


def _require(case: Case, what: str, where: str, asked: str, until_on: date | None) -> None:
    wrong = {}
    if not what.strip():
        wrong["what"] = _("Write the text for this seat.")
    if until_on and until_on < today():
        wrong["until_on"] = _("The end must lie ahead.")
    for name, words in (("what", what), ("where", where), ("asked", asked)):
        if _names(case, words):
            wrong[name] = _(
                "This names the case. The text must stand for itself, without reference or title."
            )
    if wrong:
        raise Invalid(wrong)


def _names(case: Case, words: str) -> bool:
    """A title of one or two words may be the mere name of a place."""
    said = words.casefold()
    titled = len(case.title.split()) > 2 and case.title.casefold() in said
    return titled or case.reference.casefold() in said


def _tell_secretariat(by: Actor, row: Release, kind: NoticeKind) -> None:
    secretaries = accounts_with(by.working_group_id, Role.SECRETARIAT)
    walled = walled_of(by.working_group_id, [row.case_id], secretaries)
    told = [one for one in secretaries if one not in walled]
    leave_notice(by, told, kind, subject_id=row.case_id, about="release", about_id=row.id)


def _step(row: Release, new: ReleaseState, **also: object) -> None:
    RELEASE.check(row.state, new)
    if not Release.objects.filter(id=row.id, state=row.state).update(state=new, **also):
        raise Clash
    row.refresh_from_db()
    _fix(row)


@action("release.approve", to={Role.SECRETARIAT})
def approve_release(by: Actor, *, release_id: UUID) -> UUID:
    """Approve, as a second person, that the text goes to the seat; its holder finds a notice."""
    row = require_release(by, release_id)
    if row.proposed_by == by.person:
        raise Stop(
            "release.needs_a_second",
            _("You wrote this text yourself."),
            cure=_("Ask another person of the secretariat to approve it."),
            status=403,
        )
    require_case_consent(by, row.case_id, scope_for(row.seat))
    if row.until_on and row.until_on < today():
        raise Stop(
            "release.past_its_end",
            _("The day until which this text was to stand is past."),
            cure=_("Refuse it and propose it anew."),
        )
    _step(row, ReleaseState.APPROVED, approved_by=by.person, approved_on=today())
    holders = Holding.objects.filter(seat_id=row.seat_id, until_on__isnull=True)
    accounts = list(holders.values_list("account_id", flat=True))
    leave_notice(by, accounts, NoticeKind.RELEASE_OPEN, about="release", about_id=row.id)
    return row.id


@action("release.refuse", to={Role.SECRETARIAT})
def refuse_release(by: Actor, *, release_id: UUID, reason: str) -> UUID:
    """Refuse a proposed release, with the reason; the record stays."""
    return _end(by, release_id, ReleaseState.REFUSED, reason)


@action("release.withdraw", to={Role.SECRETARIAT})
def withdraw_release(by: Actor, *, release_id: UUID, reason: str) -> UUID:
    """Withdraw a release: from now on the seat finds nothing; what was read is not forgotten."""
    return _end(by, release_id, ReleaseState.WITHDRAWN, reason)


def _end(by: Actor, release_id: UUID, new: ReleaseState, reason: str) -> UUID:
    row = require_release(by, release_id)
    if not reason.strip():
        raise Invalid({"reason": _("Say why.")})
    _step(row, new, ended_on=today(), end_reason=reason.strip()[:300])
    return row.id


@job("releases.expire", every=timedelta(hours=6))
@action("release.expire", to=SYSTEM_ONLY)
def expire_releases(by: Actor) -> int:
    """Let releases whose day is past expire; done by the clock (the seat reads nothing from that day on anyhow)."""
    past = Release.objects.filter(
        working_group_id=by.working_group_id, state=ReleaseState.APPROVED, until_on__lt=today()
    )
    rows = list(past.order_by("id")[:500])
    for row in rows:
        _step(row, ReleaseState.EXPIRED, ended_on=today())
    return len(rows)


@action("release.open", to=frozenset(), own=True)
def open_release(by: Actor, *, release_id: UUID) -> UUID:
    """Note the day on which a text that was released to one's own seat was first read."""
    row = _own(by, release_id)
    Release.objects.filter(id=row.id, opened_on__isnull=True).update(opened_on=today())
    return row.id


def _own(by: Actor, release_id: UUID) -> Release:
    if by.seat_id is None:
        raise Unknown
    row = Release.objects.filter(releases_seen_by(by), id=release_id, seat_id=by.seat_id).first()
    if row is None or not row.stands:
        raise Unknown
    return row


@action("release.reply", to={Role.MEMBER, Role.TASK_FORCE, Role.ADVISER})
def reply_to_release(by: Actor, *, release_id: UUID, words: str) -> UUID:
    """Answer a text that was released to one's own seat; the answer is sealed for the readers of the case."""
    row = _own(by, release_id)
    if not words.strip():
        raise Invalid({"words": _("Write your answer.")})
    reply = ReleaseReply.objects.create(
        working_group_id=by.working_group_id,
        release=row,
        words_item_id=put(by.working_group_id, row.case_id, "release.reply", words.strip()),
        by_account=by.person,
        replied_on=today(),
    )
    _tell_secretariat(by, row, NoticeKind.RELEASE_REPLIED)
    return reply.id


def content_of(release_id: UUID) -> dict[str, str] | None:
    """Return what a release says, as it is fixed in the trail."""
    row = Release.objects.filter(id=release_id).first()
    if row is None:
        return None
    names = (
        "approved_by approved_on asked case_id decision_id end_reason ended_on proposed_by proposed_on reference "
        "seat_id state until_on what where"
    )
    return {name: str(getattr(row, name)) for name in names.split()}


def _fix(row: Release) -> None:
    content = content_of(row.id)
    assert content is not None  # noqa: S101 - it was written a moment ago
    pin("release", row.id, content)


pins.register("release", content_of)
