"""Where a clause stands: claimed, disputed, void, late by the clock, done only when somebody verified it."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import move_clause, require_writer, seal, signed, touch
from kikao.casework.agreements.enums import (
    BEFORE_SIGNING,
    ChangeCause,
    ClauseStatus,
    InstrumentState,
    RightsQuestion,
)
from kikao.casework.agreements.models import Clause, ClauseConflict, Instalment
from kikao.casework.agreements.policy import WRITERS, seen_by
from kikao.casework.agreements.queries import require_clause
from kikao.casework.incidents.reckoning import chosen, line
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.notices.clock import job

SHORT = 300
AT_ONCE = 500


@action("clause.set_status", to=WRITERS)
def set_clause_status(
    by: Actor, *, clause_id: UUID, status: str, cause: str, cause_reference: str = ""
) -> UUID:
    """Take a clause to where a check found it: the only way to done, since that means that somebody verified it.

    An inner act: whoever records a check has looked at who may; here the clause must be seen, and hold.
    """
    clause = require_clause(by, clause_id)
    if clause.instrument.state != InstrumentState.SIGNED:
        raise Stop("agreement.does_not_hold", _("This agreement is not signed, or holds no longer."))
    status = chosen(status, ClauseStatus, "status", needed=True)
    why = chosen(cause, ChangeCause, "cause", needed=True)
    move_clause(by, clause, status, cause=(why, cause_reference))
    return clause.id


@action("clause.claim", to=WRITERS)
def claim_clause(
    by: Actor, *, clause_id: UUID, reason: str, position: int | None = None, paid_on: date | None = None
) -> UUID:
    """Write down that a clause, or one of its instalments, is said to be done, and who says so; claimed is not verified."""
    clause = _standing(by, clause_id)
    said = _why(reason, _("Say who says so."))
    if position is None:
        move_clause(by, clause, ClauseStatus.CLAIMED, said)
        return clause.id
    part = clause.instalments.filter(position=position).first()
    if part is None:
        raise Unknown
    if paid_on and paid_on > today():
        raise Invalid({"paid_on": _("This day has not come yet.")})
    Instalment.objects.filter(id=part.id).update(paid_on=paid_on or today())
    move_clause(by, clause, ClauseStatus.CLAIMED, said, instalment=part)
    _follow_parts(by, clause, said)
    return clause.id


def _follow_parts(by: Actor, clause: Clause, said: str) -> None:
    """A clause is claimed when all its parts are, and late no longer when none of them is."""
    held = set(clause.instalments.exclude(status=ClauseStatus.VOID).values_list("status", flat=True))
    if not held & {ClauseStatus.DUE, ClauseStatus.LATE}:
        if clause.status in {ClauseStatus.DUE, ClauseStatus.LATE}:
            move_clause(by, clause, ClauseStatus.CLAIMED, said)
    elif clause.status == ClauseStatus.LATE and ClauseStatus.LATE not in held:
        move_clause(by, clause, ClauseStatus.DUE, said)


@action("clause.dispute", to=WRITERS)
def dispute_clause(by: Actor, *, clause_id: UUID, reason: str) -> UUID:
    """Write down that the parties do not agree whether a clause is kept, or what it means."""
    clause = _standing(by, clause_id)
    move_clause(by, clause, ClauseStatus.DISPUTED, _why(reason, _("Say what is disputed.")))
    return clause.id


@action("clause.void", to=WRITERS)
def void_clause(by: Actor, *, clause_id: UUID, reason: str) -> UUID:
    """Void a clause that binds nobody (any more) or was written down wrongly, with the reason; it stays to be read."""
    clause = require_clause(by, clause_id)
    row = require_writer(by, clause.instrument)
    if row.state not in BEFORE_SIGNING:
        signed(by, row.id)
    move_clause(by, clause, ClauseStatus.VOID, _why(reason, _("Say why.")))
    touch(row)
    return clause.id


def _standing(by: Actor, clause_id: UUID) -> Clause:
    clause = require_clause(by, clause_id)
    signed(by, clause.instrument_id)
    return clause


def _why(reason: str, needed: str) -> str:
    return line(" ".join(reason.split()), "reason", most=SHORT, needed=needed)


@action("clause.flag_conflict", to=WRITERS)
def flag_conflict(by: Actor, *, clause_id: UUID, question: str) -> UUID:
    """Flag a clause that stands against somebody's rights, as in an agreement that the group did not make."""
    clause = require_clause(by, clause_id)
    row = require_writer(by, clause.instrument)
    question = chosen(question, RightsQuestion, "question", needed=True)
    if clause.conflicts.filter(question=question, lifted_on__isnull=True).exists():
        raise Invalid({"question": _("This is flagged already.")})
    flag = ClauseConflict.objects.create(
        working_group_id=row.working_group_id,
        clause=clause,
        question=question,
        flagged_by=by.account_id,
        flagged_on=today(),
    )
    return flag.id


@action("clause.lift_conflict", to=WRITERS)
def lift_conflict(by: Actor, *, conflict_id: UUID, reason: str) -> UUID:
    """Lift a flag, with the reason; as another person than whoever set it. Both stay."""
    rows = ClauseConflict.objects.filter(seen_by(by, "clause__instrument__"), id=conflict_id)
    flag = rows.select_related("clause__instrument").first()
    if flag is None:
        raise Unknown
    row = require_writer(by, flag.clause.instrument)
    if flag.flagged_by == by.account_id:
        raise Stop(
            "agreement.needs_a_second",
            _("You set this flag yourself."),
            cure=_("Ask another person to lift it."),
            status=409,
        )
    item = seal(row, "agreement.conflict", _why(reason, _("Say why.")))
    mine = ClauseConflict.objects.filter(id=flag.id, lifted_on__isnull=True)
    if not mine.update(lifted_on=today(), lifted_by=by.account_id, lifted_item_id=item):
        raise Clash
    return flag.clause_id


@job("agreements.mark_late", every=timedelta(hours=6))
@action("clause.mark_late", to=SYSTEM_ONLY)
def mark_late_clauses(by: Actor) -> int:
    """Mark clauses and instalments late whose day is past and of which nobody said that they are done."""
    past = Q(working_group_id=by.working_group_id, due_on__lt=today(), status=ClauseStatus.DUE)
    parts = Instalment.objects.filter(past, clause__instrument__state=InstrumentState.SIGNED)
    late = list(
        parts.exclude(clause__status=ClauseStatus.VOID).select_related("clause").order_by("id")[:AT_ONCE]
    )
    for part in late:
        move_clause(by, part.clause, ClauseStatus.LATE, instalment=part)
    standing = Instalment.objects.filter(clause_id=OuterRef("id")).exclude(status=ClauseStatus.VOID)
    by_parts = Exists(standing.filter(status=ClauseStatus.LATE)) | ~Exists(standing)
    clauses = Clause.objects.filter(past, by_parts, instrument__state=InstrumentState.SIGNED)
    whole = list(clauses.order_by("id")[:AT_ONCE])
    for clause in whole:
        move_clause(by, clause, ClauseStatus.LATE)
    return len(late) + len(whole)
