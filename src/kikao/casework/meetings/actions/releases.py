"""Releasing: how a seat that is walled comes to help, with a text written for it and nothing else."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.lifecycle import RELEASE
from kikao.casework.meetings.models import Decision, Release, ReleaseReply
from kikao.casework.meetings.policy import decisions_seen_by, releases_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import action, pin
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_reference
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.models import Holding, Seat
from kikao.registry.people.queries import accounts_with


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
    decision = Decision.objects.filter(decisions_seen_by(by), id=decision_id, case__isnull=False).first()
    if decision is None or decision.case_id is None:
        raise Unknown
    if not Seat.objects.filter(id=seat_id, working_group_id=by.working_group_id, active=True).exists():
        raise Unknown
    wrong = {}
    if not what.strip():
        wrong["what"] = _("Write the text for this seat.")
    if until_on and until_on < today():
        wrong["until_on"] = _("The end must lie ahead.")
    if wrong:
        raise Invalid(wrong)
    row = Release.objects.create(
        working_group_id=by.working_group_id,
        case_id=decision.case_id,
        decision=decision,
        seat_id=seat_id,
        reference=new_reference(WorkingGroup.objects.get(id=by.working_group_id).prefix + "-T", today().year),
        what=what.strip(),
        where=where.strip(),
        asked=asked.strip(),
        proposed_by=by.person,
        proposed_on=today(),
        until_on=until_on,
    )
    others = accounts_with(by.working_group_id, Role.SECRETARIAT)
    leave_notice(
        by, others, NoticeKind.SECOND_NEEDED, subject_id=row.case_id, about="release", about_id=row.id
    )
    return row.id


def _release(by: Actor, release_id: UUID) -> Release:
    row = Release.objects.filter(releases_seen_by(by), id=release_id).first()
    if row is None:
        raise Unknown
    return row


def _step(row: Release, new: ReleaseState, **also: object) -> None:
    RELEASE.check(row.state, new)
    if not Release.objects.filter(id=row.id, state=row.state).update(state=new, **also):
        raise Clash
    row.refresh_from_db()
    pin("release", row.id, _content(row))


@action("release.approve", to={Role.SECRETARIAT})
def approve_release(by: Actor, *, release_id: UUID) -> UUID:
    """Approve, as a second person, that the text goes to the seat; its holder finds a notice."""
    row = _release(by, release_id)
    if row.proposed_by == by.account_id:
        raise Stop(
            "release.needs_a_second",
            _("You wrote this text yourself."),
            cure=_("Ask another person of the secretariat to approve it."),
            status=403,
        )
    _step(row, ReleaseState.APPROVED, approved_by=by.account_id, approved_on=today())
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
    row = _release(by, release_id)
    if not reason.strip():
        raise Invalid({"reason": _("Say why.")})
    _step(row, new, ended_on=today(), end_reason=reason.strip()[:300])
    return row.id


@action("release.expire", to=frozenset())
def expire_releases(by: Actor) -> int:
    """Let releases whose day is past expire; done by the clock every night."""
    past = Release.objects.filter(
        working_group_id=by.working_group_id, state=ReleaseState.APPROVED, until_on__lt=today()
    )
    rows = list(past.order_by("id")[:500])
    for row in rows:
        _step(row, ReleaseState.EXPIRED, ended_on=today())
    return len(rows)


@action("release.reply", to={Role.MEMBER, Role.TASK_FORCE})
def reply_to_release(by: Actor, *, release_id: UUID, words: str) -> UUID:
    """Answer a text that was released to one's own seat."""
    row = Release.objects.filter(releases_seen_by(by), id=release_id).first()
    if row is None or row.seat_id != by.seat_id:
        raise Unknown
    if not words.strip():
        raise Invalid({"words": _("Write your answer.")})
    reply = ReleaseReply.objects.create(
        working_group_id=by.working_group_id,
        release=row,
        words=words.strip(),
        by_account=by.person,
        replied_on=today(),
    )
    secretaries = accounts_with(by.working_group_id, Role.SECRETARIAT)
    leave_notice(
        by, secretaries, NoticeKind.RELEASE_REPLIED, subject_id=row.case_id, about="release", about_id=row.id
    )
    return reply.id


def _content(row: Release) -> dict[str, str]:
    return {
        "approved_by": str(row.approved_by),
        "asked": row.asked,
        "case": str(row.case_id),
        "seat": str(row.seat_id),
        "state": row.state,
        "what": row.what,
        "where": row.where,
    }


def content_of(release_id: UUID) -> dict[str, str] | None:
    """Return what a release says, as it is fixed in the trail."""
    row = Release.objects.filter(id=release_id).first()
    return _content(row) if row else None


pins.register("release", content_of)
