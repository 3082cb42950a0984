"""Lists of referrals, and the row for an act."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.casework.cases.enums import Level
from kikao.casework.cases.queries import titles
from kikao.casework.referrals.enums import ReferralState, Target
from kikao.casework.referrals.models import Referral
from kikao.casework.referrals.policy import seen_by
from kikao.casework.referrals.schemas import ReferralLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.schemas import in_language

WAITING = (ReferralState.SENT, ReferralState.ACKNOWLEDGED)
"""States in which an answer is still expected and nobody has called it silence yet."""


def referrals(
    by: Actor,
    *,
    state: str = "",
    target: str = "",
    waiting: bool = False,
    after: str | None = None,
    size: int = 50,
) -> Page[ReferralLine]:
    """Return one page of referrals, newest first: all, in one state, to one target, or those without answer in time."""
    rows = rows_of(by)
    if state:
        rows = rows.filter(state=state)
    if target:
        rows = rows.filter(target=target)
    if waiting:
        rows = rows.filter(_unanswered())
    page = page_of(rows, order=("-sent_on", "-id"), after=after, size=size)
    return Page(lines_of(by, page.items), page.next_cursor, page.size)


def _unanswered() -> Q:
    return Q(state=ReferralState.SILENT) | Q(state__in=WAITING, answer_due_on__lt=today())


def require_referral(by: Actor, referral_id: UUID) -> Referral:
    """Return the row for an act, or say that there is nothing here."""
    row = rows_of(by).filter(id=referral_id).first()
    if row is None:
        raise Unknown
    return row


def rows_of(by: Actor) -> "QuerySet[Referral]":
    """Return the referrals that the reader may see, with what their lines name."""
    return Referral.objects.filter(seen_by(by)).select_related("organisation")


def lines_of(by: Actor, rows: Iterable[Referral]) -> tuple[ReferralLine, ...]:
    """Cut referrals to their reader."""
    found = list(rows)
    cases = titles(by, [row.case_id for row in found])
    return tuple(_line(row, cases) for row in found)


def _line(row: Referral, cases: dict[UUID, str]) -> ReferralLine:
    organisation = row.organisation
    return ReferralLine(
        id=row.id,
        case_id=row.case_id,
        case=cases.get(row.case_id, ""),
        reference=row.reference,
        target=row.target,
        target_words=str(Target(row.target).label),
        organisation_id=row.organisation_id,
        organisation=in_language(organisation.name, organisation.name_fr) if organisation else "",
        level_words=str(Level(row.level).label),
        state=row.state,
        state_words=str(ReferralState(row.state).label),
        sent_on=row.sent_on,
        answer_due_on=row.answer_due_on,
        overdue=row.state == ReferralState.SILENT or (row.state in WAITING and row.answer_due_on < today()),
        version=row.version,
    )
