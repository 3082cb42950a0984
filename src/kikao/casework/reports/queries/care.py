"""The circle of restricted reports, and the referrals that came of them."""

from uuid import UUID

from kikao.casework.reports.models import CircleMember, Referral, Report
from kikao.casework.reports.policy import circle, words_seen_by
from kikao.casework.reports.schemas import CircleLine, ReferralLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing import vault
from kikao.registry.people.queries import account_names, accounts_with
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of


def desk_of(row: Report) -> list[UUID]:
    """Return the secretaries a report is for: all of them, or those in the circle when it is restricted."""
    desk = accounts_with(row.working_group_id, Role.SECRETARIAT)
    if not row.restricted:
        return desk
    inside = set(circle(row.working_group_id).values_list("account_id", flat=True))
    return [account_id for account_id in desk if account_id in inside] if inside else desk


def circle_members(by: Actor) -> tuple[CircleLine, ...]:
    """Return who is in the circle or waits for a second person, for secretariat and custodians."""
    if not by.is_(Role.SECRETARIAT, Role.CUSTODIAN):
        raise NotAllowed
    rows = list(
        CircleMember.objects.filter(working_group_id=by.working_group_id, ended_on__isnull=True).order_by(
            "given_on", "id"
        )[:100]
    )
    names = account_names(by.working_group_id, [row.account_id for row in rows]) if rows else {}
    return tuple(
        CircleLine(
            row.id,
            row.account_id,
            names.get(row.account_id, ""),
            row.given_on,
            row.confirmed_on,
            row.given_by == by.account_id,
            row.account_id == by.account_id,
        )
        for row in rows
    )


def who_can_join(by: Actor) -> list[tuple[str, str]]:
    """Return the secretaries and custodians who could be named for the circle."""
    able = accounts_with(by.working_group_id, Role.SECRETARIAT, Role.CUSTODIAN)
    there = CircleMember.objects.filter(working_group_id=by.working_group_id, ended_on__isnull=True)
    inside = set(there.values_list("account_id", flat=True)) | {by.account_id}
    names = account_names(by.working_group_id, [one for one in able if one not in inside])
    return [(str(account_id), name) for account_id, name in sorted(names.items(), key=lambda one: one[1])]


def referrals_of(by: Actor, report_id: UUID, *, words: bool = False) -> tuple[ReferralLine, ...]:
    """Return where a person was sent for help; with `words` the notes are opened, which the trail notes."""
    if not Report.objects.filter(words_seen_by(by), id=report_id).exists():
        raise Unknown
    rows = list(Referral.objects.filter(report_id=report_id).order_by("referred_on", "id"))
    texts = vault.read_many(by, [row.note_item_id for row in rows if row.note_item_id]) if words else {}
    labels = labels_of(by, TermList.REFERRAL_TARGET)
    return tuple(ReferralLine.of(row, labels, texts) for row in rows)
