"""Rows for acts, of this module and of later ones; each is looked for within what the actor may see."""

from uuid import UUID

from kikao.casework.agreements.models import Clause, Instrument, InstrumentParty, InstrumentText
from kikao.casework.agreements.policy import seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown


def require_instrument(by: Actor, instrument_id: UUID) -> Instrument:
    """Return the agreement for an act, or say that there is nothing here."""
    row = Instrument.objects.filter(seen_by(by), id=instrument_id).first()
    if row is None:
        raise Unknown
    return row


def require_clause(by: Actor, clause_id: UUID) -> Clause:
    """Return the clause with its agreement for an act, or say that there is nothing here."""
    rows = Clause.objects.filter(seen_by(by, "instrument__"), id=clause_id)
    row = rows.select_related("instrument").first()
    if row is None:
        raise Unknown
    return row


def require_party(by: Actor, party_id: UUID) -> InstrumentParty:
    """Return a party with its agreement for an act, or say that there is nothing here."""
    rows = InstrumentParty.objects.filter(seen_by(by, "instrument__"), id=party_id)
    row = rows.select_related("instrument", "organisation", "seat__organisation").first()
    if row is None:
        raise Unknown
    return row


def require_text(by: Actor, text_id: UUID) -> InstrumentText:
    """Return a version of a text with its agreement for an act, or say that there is nothing here."""
    rows = InstrumentText.objects.filter(seen_by(by, "instrument__"), id=text_id)
    row = rows.select_related("instrument__case").first()
    if row is None:
        raise Unknown
    return row


def agreement_seen(by: Actor, instrument_id: UUID) -> bool:
    """Tell whether the reader sees an agreement."""
    return Instrument.objects.filter(seen_by(by), id=instrument_id).exists()


def subject_of(row: Instrument) -> UUID:
    """Return under what the sealed words and the papers of an agreement stand: its case, else itself."""
    return row.case_id or row.id
