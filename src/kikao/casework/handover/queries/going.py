"""Asking what goes to other groups, how far it has come, and what of a case went or came."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case, titles
from kikao.casework.handover.enums import Basis, DeclineReason, HandoverState
from kikao.casework.handover.lifecycle import HANDOVER
from kikao.casework.handover.models import Arrival, Handover
from kikao.casework.handover.policy import seen_by
from kikao.casework.handover.queries.gathering import preview_of
from kikao.casework.handover.schemas import CaseHandovers, HandoverLine, HandoverPage
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import require_consent
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import read_note
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names

ON_A_CASE = 50
OPEN = (HandoverState.SENT, HandoverState.RECEIVED)
"""States in which an answer of the other group is still to come."""
PREVIEWED = (HandoverState.PROPOSED, HandoverState.APPROVED)


def handovers(by: Actor, *, state: str = "", after: str | None = None, size: int = 50) -> Page[HandoverLine]:
    """Return what goes to other groups, newest first."""
    rows = Handover.objects.filter(seen_by(by)).select_related("card", "case")
    if state:
        rows = rows.filter(state=state)
    page = page_of(rows, order=("-proposed_on", "-id"), after=after, size=size)
    return Page(lines_of(by, page.items), page.next_cursor, page.size)


def handovers_of_case(by: Actor, case_id: UUID) -> CaseHandovers:
    """Return where a case went, newest first, and the group from which it came."""
    require_case(by, case_id)
    rows = Handover.objects.filter(seen_by(by), case_id=case_id).select_related("card", "case")
    came = Arrival.objects.filter(working_group_id=by.working_group_id, case_id=case_id)
    source = came.select_related("card").first()
    desk = by.is_(Role.SECRETARIAT)
    return CaseHandovers(
        lines_of(by, rows.order_by("-proposed_on", "-id")[:ON_A_CASE]),
        source.card.name if source else "",
        source.id if source and desk else None,
        may_propose=desk,
    )


def handover(by: Actor, handover_id: UUID) -> HandoverPage:
    """Return one hand-over to those who propose, approve and follow it; its words open in the reader's session."""
    row = require_handover(by, handover_id)
    if not by.is_(Role.SECRETARIAT, Role.CUSTODIAN):
        raise Unknown
    sealed = [one for one in (row.purpose_item_id, row.reason_item_id) if one]
    opened = read_many(by, sealed)
    names = account_names(by.working_group_id, [row.proposed_by, row.answered_by, row.made_by])
    desk, mine = by.is_(Role.SECRETARIAT), row.proposed_by == by.account_id
    state, may = HandoverState(row.state), HANDOVER.allowed(row.state)
    preview = preview_of(by, row) if state in PREVIEWED else None
    again = state == HandoverState.APPROVED and preview is not None and preview.is_more
    return HandoverPage(
        line=lines_of(by, [row])[0],
        basis_words=str(Basis(row.basis).label),
        purpose=opened[row.purpose_item_id],
        with_claims=row.with_claims,
        with_told=row.with_told,
        files=row.files.count(),
        closes_case=row.closes_case,
        proposed_by=names.get(row.proposed_by, "") if row.proposed_by else "",
        answered_by=names.get(row.answered_by, "") if row.answered_by else "",
        answered_on=row.answered_on,
        has_reason=row.reason_item_id is not None,
        reason=opened.get(row.reason_item_id) if row.reason_item_id else None,
        made_by=names.get(row.made_by, "") if row.made_by else "",
        digest=row.digest,
        size=row.size,
        receipt_on=row.receipt_on,
        their_reference=row.their_reference,
        their_reason_words=str(DeclineReason(row.their_reason).label) if row.their_reason else "",
        preview=preview,
        may_answer=(again or state == HandoverState.PROPOSED) and not mine,
        may_make=desk and state == HandoverState.APPROVED and not again,
        may_recall=desk and HandoverState.RECALLED in may,
        may_take_file=desk and state in OPEN,
        may_enter_receipt=desk and state in OPEN,
        may_close_case=desk
        and state == HandoverState.ACCEPTED
        and row.closes_case
        and row.case.status != "C6",
    )


def require_handover(by: Actor, handover_id: UUID) -> Handover:
    """Return the row for an act, or say that there is nothing here."""
    rows = Handover.objects.filter(seen_by(by), id=handover_id)
    row = rows.select_related("card", "case").first()
    if row is None:
        raise Unknown
    return row


def package(by: Actor, handover_id: UUID) -> tuple[Handover, Iterator[bytes]]:
    """Return the file once more as it was made, sealed to the other group alone; taking it is in the trail first.

    It is not taken any more once a source whose words are in it took their consent back.
    """
    row = require_handover(by, handover_id)
    if not by.is_(Role.SECRETARIAT):
        raise Unknown
    if row.state not in OPEN or not row.parts.exists():
        raise Unknown
    told = row.reports.values_list("report_id", flat=True)
    require_consent(by, told, ConsentScope.PARTNER)
    read_note(by, "handover.take_file", row.id)
    return row, (
        bytes(one) for one in row.parts.order_by("position").values_list("blob", flat=True).iterator(4)
    )


def lines_of(by: Actor, rows: Iterable[Handover]) -> tuple[HandoverLine, ...]:
    """Cut hand-overs to their reader; a custodian who does not read cases is told the reference alone."""
    found = list(rows)
    named = titles(by, [row.case_id for row in found])
    return tuple(_line(row, row.case, named) for row in found)


def _line(row: Handover, case: Case, named: dict[UUID, str]) -> HandoverLine:
    due = row.answer_due_on
    return HandoverLine(
        id=row.id,
        case_id=row.case_id,
        case=named.get(row.case_id, case.reference),
        reference=row.reference,
        group=row.card.name,
        state=row.state,
        state_words=str(HandoverState(row.state).label),
        proposed_on=row.proposed_on,
        sent_on=row.sent_on,
        answer_due_on=due,
        overdue=row.state in OPEN and due is not None and due < today(),
        version=row.version,
    )
