"""Proposing that a case goes to another group, and a second person's yes or no."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.cases.enums import SummaryState
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.handover.enums import Basis, CardState, HandoverState
from kikao.casework.handover.lifecycle import HANDOVER
from kikao.casework.handover.models import Card, Handover, HandoverFile
from kikao.casework.handover.queries.cards import require_card
from kikao.casework.handover.queries.gathering import gather
from kikao.casework.handover.queries.going import require_handover
from kikao.casework.handover.reckoning import fingerprint_of
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.access.wall import follow_subject
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.files.releasing import standing_releases
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, take_back_notices
from kikao.foundation.sealing import vault
from kikao.registry.people.queries import accounts_with, desk_of

CHANGED = "handover.changed"
"""What would go is not what was looked at or agreed to."""


@action("handover.propose", to={Role.SECRETARIAT}, system=False)
def propose_handover(
    by: Actor,
    *,
    case_id: UUID,
    card_id: UUID,
    purpose: str,
    basis: str,
    with_claims: bool = False,
    with_told: bool = False,
    file_release_ids: Iterable[UUID] = (),
    closes_case: bool = False,
) -> UUID:
    """Propose that a case goes to a group whose card was compared: what for, on what ground, what goes along."""
    case, card = require_case(by, case_id), require_card(by, card_id)
    why = prose(purpose, "purpose", needed=_("Say what the other group needs it for."))
    ground = chosen(basis, Basis, "basis", needed=True)
    require_confirmed(card)
    _require_checked(case)
    files = standing_releases(case.id, file_release_ids)
    row = Handover(
        working_group_id=by.working_group_id,
        case=case,
        card=card,
        reference=fresh_reference(by.working_group_id, "H"),
        basis=ground,
        with_claims=with_claims,
        with_told=with_told,
        closes_case=closes_case,
        proposed_by=by.account_id,
        proposed_on=today(),
    )
    follow_subject(by.working_group_id, row.id, case.id, row.id)
    readers = accounts_with(by.working_group_id, Role.SECRETARIAT, Role.CUSTODIAN)
    vault.open_compartments(by.working_group_id, row.id, readers=readers, identity=False)
    row.purpose_item_id = vault.put(by.working_group_id, row.id, "handover.purpose", why)
    row.save(force_insert=True)
    for one in files:
        HandoverFile.objects.create(working_group_id=by.working_group_id, handover=row, file_release=one)
    Handover.objects.filter(id=row.id).update(shown=gather(by, row, words=False).shown)
    leave_notice(by, readers, NoticeKind.SECOND_NEEDED, subject_id=case.id, about="handover", about_id=row.id)
    return row.id


@action("handover.approve", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def approve_handover(by: Actor, *, handover_id: UUID, seen: str, version: int | None = None) -> UUID:
    """Agree, as a second person, that the case goes with what the preview says; no file is made before.

    `seen` is the fingerprint of the preview that was looked at: what is fixed here is what was seen, and the file
    holds nothing else.
    """
    row = _to_answer(by, handover_id, HandoverState.APPROVED)
    require_confirmed(row.card)
    shown = gather(by, row, words=False).shown
    if seen != fingerprint_of(row.id, shown):
        raise OtherwiseSeenStop
    turn(
        row,
        version,
        state=HandoverState.APPROVED,
        answered_by=by.account_id,
        answered_on=today(),
        shown=shown,
    )
    _settled(by, row)
    return row.id


@action("handover.refuse", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def refuse_handover(by: Actor, *, handover_id: UUID, reason: str, version: int | None = None) -> UUID:
    """Keep the case here, as a second person, and say why; also after it was approved, while no file is made."""
    row = _to_answer(by, handover_id, HandoverState.REFUSED)
    why = prose(reason, "reason", needed=_("Say why."))
    turn(
        row,
        version,
        state=HandoverState.REFUSED,
        answered_by=by.account_id,
        answered_on=today(),
        reason_item_id=vault.put(by.working_group_id, row.id, "handover.reason", why),
    )
    _settled(by, row)
    return row.id


@action("handover.recall", to={Role.SECRETARIAT}, system=False)
def recall_handover(by: Actor, *, handover_id: UUID, reason: str, version: int | None = None) -> UUID:
    """Take a proposal back before its file was made; a file that was made cannot be called back."""
    row = require_handover(by, handover_id)
    HANDOVER.check(row.state, HandoverState.RECALLED)
    why = prose(reason, "reason", needed=_("Say why."))
    words = vault.put(by.working_group_id, row.id, "handover.reason", why)
    turn(row, version, state=HandoverState.RECALLED, reason_item_id=words)
    _settled(by, row)
    return row.id


def require_confirmed(card: Card) -> None:
    """Refuse a card that two persons have not compared, or that was ended since."""
    if card.state != CardState.CONFIRMED:
        raise Stop(
            "handover.card_not_confirmed",
            gettext_lazy("This group's card was not compared by voice, or was ended."),
            cure=gettext_lazy(
                "Have a second person call that group and compare the words of its card first."
            ),
        )


def _to_answer(by: Actor, handover_id: UUID, state: HandoverState) -> Handover:
    row = require_handover(by, handover_id)
    if row.proposed_by == by.account_id:
        raise OwnHandoverStop
    HANDOVER.check(row.state, state)
    return row


def _require_checked(case: Case) -> None:
    if case.summary_state != SummaryState.CHECKED:
        raise Stop(
            "handover.summary_unchecked",
            gettext_lazy("No second person has checked title and summary of this case."),
            cure=gettext_lazy("Have them checked for what could give a source away, then propose it again."),
        )


def _settled(by: Actor, row: Handover) -> None:
    """Take the request out of every inbox, and tell whoever proposed it."""
    asked = {
        *accounts_with(row.working_group_id, Role.SECRETARIAT, Role.CUSTODIAN),
        *desk_of(row.working_group_id, row.case_id),
    }
    take_back_notices(asked, about="handover", about_id=row.id)
    leave_notice(
        by,
        [row.proposed_by] if row.proposed_by else (),
        NoticeKind.HANDED_OVER,
        subject_id=row.case_id,
        about="handover",
        about_id=row.id,
    )


class OtherwiseSeenStop(Stop):
    """Somebody would agree to something else than they looked at."""

    def __init__(self) -> None:
        """Send them back to the preview."""
        super().__init__(
            CHANGED,
            gettext_lazy("What would go is not what you looked at: something changed in the meantime."),
            cure=gettext_lazy(
                "Open the hand-over again, look at what goes now and what stays back, and answer then."
            ),
        )


class OwnHandoverStop(Stop):
    """Somebody would agree to their own proposal."""

    def __init__(self) -> None:
        """Two persons, always."""
        super().__init__(
            "handover.own_proposal",
            gettext_lazy("You proposed this yourself."),
            cure=gettext_lazy("Ask another person of the secretariat, or a custodian, to look at it."),
            status=403,
        )
