"""Holding a record back from erasure: one person places a hold, two lift it."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kikao.casework.agreements.models import Instrument
from kikao.casework.cases.models import Case
from kikao.casework.handover.models import Arrival, Handover
from kikao.casework.incidents.models import Incident
from kikao.casework.intake.models import Submission
from kikao.casework.mediation.models import Room
from kikao.casework.missions.models import Mission
from kikao.casework.monitoring.models import Check
from kikao.casework.reports.models import Report
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import unwalled
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing import vault
from kikao.insight.retention.actions._seconds import TakesTwo, tell_seconds
from kikao.insight.retention.enums import HoldState, SubjectKind
from kikao.insight.retention.lifecycle import HOLD
from kikao.insight.retention.models import Hold
from kikao.insight.retention.policy import KEEPERS, seen_by
from kikao.insight.retention.queries.sendings import unsettled

LONGEST = 1000
EVERY = Q()
OF_NO_CASE = Q(case=None)
"""What hangs on a case has its words with the case, and is held with it."""
MODELS = (
    (SubjectKind.REPORT, Report, EVERY),
    (SubjectKind.INCIDENT, Incident, EVERY),
    (SubjectKind.CASE, Case, EVERY),
    (SubjectKind.MISSION, Mission, EVERY),
    (SubjectKind.ROOM, Room, EVERY),
    (SubjectKind.PACT, Instrument, OF_NO_CASE),
    (SubjectKind.CHECK, Check, OF_NO_CASE),
    (SubjectKind.HANDOVER, Handover, EVERY),
    (SubjectKind.ARRIVAL, Arrival, EVERY),
)


@action("hold.place", to=KEEPERS, system=False)
def place_hold(by: Actor, *, reference: str, reason: str) -> UUID:
    """Hold a record back from erasure, with the reason; what it rests on and what hangs on it is held with it."""
    why = " ".join(reason.split())
    if not 0 < len(why) <= LONGEST:
        raise Invalid({"reason": _("Say why, in up to %(most)d characters.") % {"most": LONGEST}})
    kind, subject_id, known = _found(by, reference.strip().upper())
    if Hold.objects.filter(subject_id=subject_id).exclude(state=HoldState.LIFTED).exists():
        raise Stop("hold.stands", _("A hold lies on this record already."))
    row = Hold.objects.create(
        working_group_id=by.working_group_id,
        subject_kind=kind,
        subject_id=subject_id,
        reference=known,
        reason_item_id=vault.put(by.working_group_id, subject_id, "retention.hold_reason", why),
        placed_by=by.person,
        placed_on=today(),
    )
    return row.id


@action("hold.ask_lift", to=KEEPERS, system=False)
def ask_to_lift_hold(by: Actor, *, hold_id: UUID) -> UUID:
    """Ask that a hold be lifted; it stands until a second person agrees."""
    row = _hold(by, hold_id)
    _move(row, HoldState.LIFTING)
    row.lift_asked_by, row.lift_asked_on = by.person, today()
    row.save(update_fields=["state", "lift_asked_by", "lift_asked_on"])
    tell_seconds(by, [row.subject_id])
    return row.id


@action("hold.lift", to=KEEPERS, system=False)
def lift_hold(by: Actor, *, hold_id: UUID) -> UUID:
    """Lift a hold, as another person than the one who asked for it; the periods count again."""
    row = _hold(by, hold_id)
    if row.lift_asked_by == by.person and row.state == HoldState.LIFTING:
        raise TakesTwo
    _move(row, HoldState.LIFTED)
    row.lifted_by, row.lifted_on = by.person, today()
    row.save(update_fields=["state", "lifted_by", "lifted_on"])
    return row.id


@action("hold.keep", to=KEEPERS, system=False)
def keep_hold(by: Actor, *, hold_id: UUID) -> UUID:
    """Let a hold stand that somebody asked to lift."""
    row = _hold(by, hold_id)
    _move(row, HoldState.STANDING)
    row.lift_asked_by, row.lift_asked_on = None, None
    row.save(update_fields=["state", "lift_asked_by", "lift_asked_on"])
    return row.id


def _found(by: Actor, reference: str) -> tuple[SubjectKind, UUID, str]:
    mine = unwalled(by)
    for kind, model, which in MODELS:
        rows = model._base_manager.filter(mine, which, working_group_id=by.working_group_id)  # noqa: SLF001
        row = rows.filter(reference=reference).first()
        if row is not None:
            return kind, row.id, row.reference
    waiting = Submission.objects.filter(mine, unsettled(by.working_group_id), reference=reference)
    sent = waiting.select_related("earlier").first()
    if sent is not None:
        root = sent.earlier or sent
        return SubjectKind.SENDING, root.id, root.reference
    raise Invalid({"reference": _("Nothing that could be erased has this reference.")})


def _hold(by: Actor, hold_id: UUID) -> Hold:
    row = Hold.objects.select_for_update().filter(seen_by(by), id=hold_id).first()
    if row is None:
        raise Unknown
    return row


def _move(row: Hold, state: HoldState) -> None:
    HOLD.check(row.state, state)
    row.state = state
