"""Who is in an agreement, who came after whom, and who helped it to come about."""

from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import (
    editable,
    not_ahead,
    require_writer,
    touch,
)
from kikao.casework.agreements.enums import (
    HelperPart,
    PartyPart,
)
from kikao.casework.agreements.models import Instrument, InstrumentHelper, InstrumentParty
from kikao.casework.agreements.policy import WRITERS
from kikao.casework.agreements.queries import require_instrument, require_party
from kikao.casework.incidents.reckoning import chosen, line
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.registry.people.models import Organisation, Seat

SHORT = 300


@action("agreement.add_party", to=WRITERS)
def add_instrument_party(
    by: Actor,
    *,
    instrument_id: UUID,
    organisation_id: UUID,
    part: str = PartyPart.PARTY,
    function: str = "",
    seat_id: UUID | None = None,
) -> UUID:
    """Add an organisation to an agreement, with who speaks for it by function and its seat at the table, if any."""
    row = editable(by, instrument_id)
    organisation = _organisation(by, organisation_id)
    _seat_of(by, organisation, seat_id)
    part = chosen(part, PartyPart, "part", needed=True)
    if row.parties.filter(organisation_id=organisation_id, part=part, left_on__isnull=True).exists():
        raise Invalid({"organisation_id": _("This organisation is in it already.")})
    party = InstrumentParty.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        position=next_position(row),
        organisation_id=organisation_id,
        part=part,
        function=line(function, "function"),
        seat_id=seat_id,
    )
    touch(row)
    return party.id


def next_position(row: Instrument) -> int:
    """Return the next free place in the order of parties."""
    return (row.parties.aggregate(last=Max("position"))["last"] or 0) + 1


def _organisation(by: Actor, organisation_id: UUID) -> Organisation:
    row = Organisation.objects.filter(id=organisation_id, working_group_id=by.working_group_id).first()
    if row is None:
        raise Invalid({"organisation_id": _("Choose from the list.")})
    return row


def _seat_of(by: Actor, organisation: Organisation, seat_id: UUID | None) -> None:
    """A text goes to the party's own seat; another's would show it what is none of its business."""
    if seat_id is None:
        return
    seats = Seat.objects.filter(id=seat_id, working_group_id=by.working_group_id, active=True)
    if not seats.filter(organisation=organisation).exists():
        raise Invalid({"seat_id": _("This seat belongs to another organisation.")})


@action("agreement.remove_party", to=WRITERS)
def remove_instrument_party(by: Actor, *, party_id: UUID, reason: str) -> UUID:
    """Take a party out of an agreement that is not fixed yet, with the reason; the record stays."""
    party = require_party(by, party_id)
    row = editable(by, party.instrument_id)
    if row.clauses.filter(obligor=party).exclude(status="VOID").exists():
        raise Stop(
            "agreement.party_owes",
            _("This party still owes something in a clause."),
            cure=_("Void the clause or give it to another party first."),
        )
    leave(party, today(), line(" ".join(reason.split()), "reason", most=SHORT, needed=_("Say why.")))
    touch(row)
    return party.id


def leave(party: InstrumentParty, left_on: date, reason: str) -> None:
    """Write down that a party is in it no longer."""
    if party.left_on:
        raise Stop("agreement.party_left", _("This party has left already."))
    party.left_on, party.left_reason = left_on, reason
    party.save(update_fields=["left_on", "left_reason"])


@action("agreement.succeed_party", to=WRITERS)
def succeed_party(
    by: Actor,
    *,
    party_id: UUID,
    organisation_id: UUID,
    took_over: bool,
    since_on: date,
    reason: str,
    function: str = "",
    seat_id: UUID | None = None,
) -> UUID:
    """Write down that a party changed hands, and whether its successor took the obligations over; the old one stays."""
    party = require_party(by, party_id)
    row = require_writer(by, party.instrument)
    organisation = _organisation(by, organisation_id)
    _seat_of(by, organisation, seat_id)
    not_ahead(since_on, "since_on")
    if organisation_id == party.organisation_id:
        raise Invalid({"organisation_id": _("Choose the organisation that came after it.")})
    if row.parties.filter(organisation_id=organisation_id, part=party.part, left_on__isnull=True).exists():
        raise Invalid({"organisation_id": _("This organisation is in it already.")})
    why = line(" ".join(reason.split()), "reason", most=SHORT, needed=_("Say what happened."))
    leave(party, since_on, why)
    heir = InstrumentParty.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        position=next_position(row),
        organisation_id=organisation_id,
        part=party.part,
        function=line(function, "function"),
        seat_id=seat_id,
        successor_of=party,
        took_over=took_over,
        since_on=since_on,
    )
    touch(row)
    return heir.id


@action("agreement.credit_helper", to=WRITERS)
def credit_helper(
    by: Actor,
    *,
    instrument_id: UUID,
    organisation_id: UUID,
    part: str,
    contribution: str,
    said_by: str,
) -> UUID:
    """Write down who convened, helped or witnessed, with what, and according to whom; several may stand side by side."""
    row = require_writer(by, require_instrument(by, instrument_id))
    _organisation(by, organisation_id)
    helper = InstrumentHelper.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        organisation_id=organisation_id,
        part=chosen(part, HelperPart, "part", needed=True),
        contribution=line(
            " ".join(contribution.split()), "contribution", most=SHORT, needed=_("Say what it gave.")
        ),
        said_by=line(said_by, "said_by", needed=_("Say who says so, never a person's name.")),
        entered_on=today(),
    )
    return helper.id
