"""Rows for acts, of this module and of later ones; each is looked for within what the actor may see."""

from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.agreements.enums import ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause, Instrument, InstrumentParty, InstrumentText
from kikao.casework.agreements.policy import seen_by, writes_on
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


def in_writing_for(by: Actor, instrument_id: UUID) -> bool:
    """Tell whether the reader acts for an agreement, so that no page offers more."""
    return writes_on(by, require_instrument(by, instrument_id))


def subject_of(row: Instrument) -> UUID:
    """Return under what the sealed words and the papers of an agreement stand: its case, else itself."""
    return row.case_id or row.id


def signed_clauses(working_group_id: UUID) -> "QuerySet[Clause]":
    """Return the clauses that bind today, with their agreements, for whoever goes back to check; void ones bind nobody."""
    rows = Clause.objects.filter(
        working_group_id=working_group_id, instrument__state=InstrumentState.SIGNED
    ).exclude(status=ClauseStatus.VOID)
    return rows.select_related("instrument", "obligor__organisation")
