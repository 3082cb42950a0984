"""What becomes of a signed agreement: amended by another one, denounced by a party, come to its end."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import move, not_ahead, note_move, require_writer, signed, touch
from kikao.casework.agreements.actions.parties import leave
from kikao.casework.agreements.enums import BEFORE_SIGNING, ClauseStatus, InstrumentState, PartyPart
from kikao.casework.agreements.models import Clause, Ending, Instalment, Instrument, InstrumentParty
from kikao.casework.agreements.policy import WRITERS
from kikao.casework.agreements.queries import require_instrument
from kikao.casework.incidents.reckoning import line
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.notices.clock import job

SHORT = 300
COPIED_PARTY = ("position", "organisation_id", "part", "function", "seat_id")
COPIED_CLAUSE = [
    "number",
    "kind",
    "words",
    "due_on",
    "rhythm",
    "until_on",
    "indicator",
    "amount_minor",
    "currency",
    "status",
]


@action("agreement.amend", to=WRITERS)
def amend_instrument(by: Actor, *, instrument_id: UUID, title: str = "") -> UUID:
    """Begin an amendment: a paper of its own with the parties and standing clauses of today; the old one stays."""
    row = signed(by, instrument_id)
    if row.amendments.filter(state__in=BEFORE_SIGNING).exists():
        raise Stop(
            "agreement.amendment_open",
            _("An amendment of this agreement is being written already."),
            cure=_("Go on with that one, or end it."),
        )
    made = Instrument.objects.create(
        working_group_id=row.working_group_id,
        reference=fresh_reference(row.working_group_id, "A"),
        kind=row.kind,
        case_id=row.case_id,
        room_id=row.room_id,
        made_here=row.made_here,
        title=line(title, "title") or row.title,
        place_id=row.place_id,
        ends_on=row.ends_on,
        amends=row,
        entered_on=today(),
        entered_by=by.account_id,
    )
    _copy_clauses(row, made, _copy_parties(row, made))
    note_move(by, made, "", InstrumentState.DRAFT, on=today())
    return made.id


def _copy_parties(row: Instrument, made: Instrument) -> dict[UUID, InstrumentParty]:
    """Copy who is in it today, and tell for each party of old who stands in its place now."""
    everybody = list(row.parties.order_by("position"))
    now: dict[UUID, InstrumentParty] = {}
    for party in everybody:
        if party.left_on is None:
            said = {name: getattr(party, name) for name in COPIED_PARTY}
            now[party.id] = InstrumentParty.objects.create(
                working_group_id=row.working_group_id, instrument=made, **said
            )
    for party in reversed(everybody):
        if party.successor_of_id and party.took_over and party.id in now:
            now[party.successor_of_id] = now[party.id]
    return now


def _copy_clauses(row: Instrument, made: Instrument, now: dict[UUID, InstrumentParty]) -> None:
    """Copy the clauses that bind somebody who is still in it."""
    for clause in row.clauses.exclude(status=ClauseStatus.VOID).order_by("number"):
        if clause.obligor_id not in now:
            continue
        owed_to = now.get(clause.beneficiary_id) if clause.beneficiary_id else None
        copied = Clause(
            id=new_id(),
            working_group_id=row.working_group_id,
            instrument=made,
            obligor=now[clause.obligor_id],
            beneficiary=owed_to if owed_to != now[clause.obligor_id] else None,
            carried_from=clause,
            **{name: getattr(clause, name) for name in COPIED_CLAUSE},
        )
        copied.save(force_insert=True)
        Instalment.objects.bulk_create(
            Instalment(
                working_group_id=row.working_group_id,
                clause=copied,
                position=part.position,
                due_on=part.due_on,
                amount_minor=part.amount_minor,
                status=part.status,
                paid_on=part.paid_on,
            )
            for part in clause.instalments.exclude(status=ClauseStatus.VOID).order_by("position")
        )


@action("agreement.denounce", to=WRITERS)
def denounce_instrument(
    by: Actor,
    *,
    instrument_id: UUID,
    party_id: UUID,
    ended_on: date,
    reason: str,
    goes_on: bool = False,
) -> UUID:
    """Write down that a party denounced an agreement, when and why; it may go on among the others."""
    row = signed(by, instrument_id)
    party = row.parties.filter(id=party_id, left_on__isnull=True).first()
    if party is None:
        raise Invalid({"party_id": _("Choose a party of this agreement.")})
    others = row.parties.filter(part=PartyPart.PARTY, left_on__isnull=True).exclude(id=party.id).count()
    if goes_on and others < 2:
        raise Invalid({"goes_on": _("There are no two parties left between whom it could go on.")})
    said = _end(by, row, ended_on, reason, party=party, goes_on=goes_on)
    if goes_on:
        leave(party, ended_on, said)
        touch(row)
    else:
        move(by, row, InstrumentState.DENOUNCED, on=ended_on, party=party)
    return row.id


@action("agreement.end", to=WRITERS)
def end_instrument(by: Actor, *, instrument_id: UUID, ended_on: date, reason: str) -> UUID:
    """Write down that an agreement came to its end, or that a draft was given up, with the reason."""
    row = require_writer(by, require_instrument(by, instrument_id))
    _end(by, row, ended_on, reason)
    move(by, row, InstrumentState.ENDED, on=ended_on)
    return row.id


def _end(
    by: Actor,
    row: Instrument,
    ended_on: date,
    reason: str,
    *,
    party: InstrumentParty | None = None,
    goes_on: bool = False,
) -> str:
    not_ahead(ended_on, "ended_on")
    if row.signed_on and ended_on < row.signed_on:
        raise Invalid({"ended_on": _("It cannot end before it was signed.")})
    said = line(" ".join(reason.split()), "reason", most=SHORT, needed=_("Say why."))
    Ending.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        party=party,
        goes_on=goes_on,
        ended_on=ended_on,
        reason=said,
        by_account=by.account_id,
        entered_on=today(),
    )
    return said


@job("agreements.run_out", every=timedelta(days=1))
@action("agreement.run_out", to=SYSTEM_ONLY)
def end_run_out(by: Actor) -> int:
    """End agreements whose last day is past; their clauses fall due no more."""
    rows = Instrument.objects.filter(
        working_group_id=by.working_group_id, state=InstrumentState.SIGNED, ends_on__lt=today()
    )
    past = list(rows.order_by("id")[:200])
    for row in past:
        move(by, row, InstrumentState.ENDED, on=row.ends_on)
    return len(past)
