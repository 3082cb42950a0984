"""Putting hands under a text: signatures, marks with their witness, absences; and what is demanded, offered, refused."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import fix, move, not_ahead, require_writer, seal
from kikao.casework.agreements.actions.rights import require_rights
from kikao.casework.agreements.enums import (
    TALKED,
    WAS_SIGNED,
    WITNESSED,
    ClauseStatus,
    InstrumentState,
    PartyPart,
    SignatoryRole,
    SigningManner,
    TextPurpose,
)
from kikao.casework.agreements.lifecycle import INSTRUMENT
from kikao.casework.agreements.models import Instrument, InstrumentParty, InstrumentText, Signature
from kikao.casework.agreements.policy import WRITERS
from kikao.casework.agreements.queries import require_instrument
from kikao.casework.incidents.reckoning import chosen, line
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Precision
from kikao.foundation.base.stops import Clash, Invalid, Stop
from kikao.registry.people.models import Organisation

SHORT = 300


@action("agreement.move", to=WRITERS)
def move_instrument(
    by: Actor,
    *,
    instrument_id: UUID,
    new: str,
    happened_on: date | None = None,
    party_id: UUID | None = None,
    words: str = "",
) -> UUID:
    """Write down that a party demanded, offered or refused, when, and in sealed words what it said."""
    row = require_writer(by, require_instrument(by, instrument_id))
    if new not in TALKED:
        raise Invalid({"new": _("Choose from the list.")})
    not_ahead(happened_on, "happened_on")
    party = _party(row, party_id) if party_id else None
    said = line(" ".join(words.split()), "words", most=SHORT)
    move(by, row, new, on=happened_on, party=party, words=said)
    return row.id


def _party(row: Instrument, party_id: UUID) -> InstrumentParty:
    party = row.parties.filter(id=party_id, left_on__isnull=True).first()
    if party is None:
        raise Invalid({"party_id": _("Choose a party of this agreement.")})
    return party


@action("agreement.record_signature", to=WRITERS)
def record_signature(
    by: Actor,
    *,
    instrument_id: UUID,
    function: str,
    manner: str,
    party_id: UUID | None = None,
    organisation_id: UUID | None = None,
    witness: str = "",
    reason: str = "",
    signed_on: date | None = None,
) -> UUID:
    """Write down who signed for a party, or countersigned for an authority: how, before whom, or why not.

    A signature with its party is that of a signatory, one with an organisation alone countersigns.
    """
    row = require_writer(by, require_instrument(by, instrument_id))
    if row.state in WAS_SIGNED - {InstrumentState.SIGNED}:
        raise Stop("agreement.does_not_hold", _("This agreement is not signed, or holds no longer."))
    manner = chosen(manner, SigningManner, "manner", needed=True)
    not_ahead(signed_on, "signed_on")
    party = _party(row, party_id) if party_id else None
    hand = Signature.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        role=SignatoryRole.SIGNS if party else SignatoryRole.COUNTERSIGNS,
        party=party,
        organisation_id=party.organisation_id if party else _authority(by, organisation_id),
        function=line(function, "function", needed=_("Say in which function, never a person's name.")),
        manner=manner,
        witness=_witness(manner, witness),
        reason_item_id=_absence(row, manner, reason),
        signed_on=None if manner == SigningManner.ABSENT else (signed_on or today()),
        entered_on=today(),
        entered_by=by.account_id,
    )
    if row.state == InstrumentState.SIGNED:
        fix(row)
    return hand.id


def _authority(by: Actor, organisation_id: UUID | None) -> UUID:
    rows = Organisation.objects.filter(working_group_id=by.working_group_id)
    if organisation_id is None or not rows.filter(id=organisation_id).exists():
        raise Invalid({"organisation_id": _("Choose for which party, or which authority countersigns.")})
    return organisation_id


def _witness(manner: str, witness: str) -> str:
    needed = _("Say before which witness, by function.") if manner in WITNESSED else ""
    return line(witness, "witness", needed=needed)


def _absence(row: Instrument, manner: str, reason: str) -> UUID | None:
    if manner != SigningManner.ABSENT:
        return None
    why = line(" ".join(reason.split()), "reason", most=SHORT, needed=_("Say why nobody signed."))
    return seal(row, "agreement.absence", why)


@action("agreement.sign", to=WRITERS)
def sign_instrument(
    by: Actor,
    *,
    instrument_id: UUID,
    signed_on: date | None = None,
    precision: str = Precision.EXACT,
    text_ids: Sequence[UUID] = (),
    ends_on: date | None = None,
    version: int | None = None,
) -> UUID:
    """Write down that an agreement was signed: from now on it is fixed, and its clauses fall due.

    What the group drew up needs its text, its clauses, a word on every party's hand, and the check against rights.
    An amendment takes the place of what it amends; that stays to be read. `precision` says how well the day is known:
    of old papers often nothing but the year is, and checks are then reckoned from the day given here, or from today.
    """
    row = require_writer(by, require_instrument(by, instrument_id))
    INSTRUMENT.check(row.state, InstrumentState.SIGNED)
    if version not in (None, row.version):
        raise Clash
    known = chosen(precision or Precision.EXACT, Precision, "precision", needed=True)
    day = signed_on or today()
    not_ahead(day, "signed_on")
    ends = ends_on or row.ends_on
    if ends and ends < day:
        raise Invalid({"ends_on": _("It cannot end before it was signed.")})
    texts = _texts(row, text_ids)
    if row.made_here:
        _require_whole(row, texts)
        require_rights(row)
    InstrumentText.objects.filter(id__in=[one.id for one in texts]).update(signed_on=day)
    if row.amends:
        move(by, row.amends, InstrumentState.AMENDED, on=day)
    move(by, row, InstrumentState.SIGNED, on=day, signed_on=day, signed_precision=known, ends_on=ends)
    return row.id


def _texts(row: Instrument, text_ids: Sequence[UUID]) -> list[InstrumentText]:
    chosen_ones = list(row.texts.filter(id__in=text_ids, purpose=TextPurpose.TEXT))
    if len(chosen_ones) != len(set(text_ids)):
        raise Invalid({"text_ids": _("Choose from the list.")})
    if len({one.number for one in chosen_ones}) > 1:
        raise Invalid({"text_ids": _("Several languages of one version are signed, never two versions.")})
    return chosen_ones


def _require_whole(row: Instrument, texts: list[InstrumentText]) -> None:
    if not texts:
        raise Invalid({"text_ids": _("Choose the text that was signed.")})
    if not row.clauses.exclude(status=ClauseStatus.VOID).exists():
        raise Stop(
            "agreement.no_clauses",
            _("An agreement without a clause promises nothing."),
            cure=_("Write down what each party promises."),
        )
    hands = Signature.objects.filter(instrument=row, party__isnull=False)
    answered = set(hands.values_list("party_id", flat=True))
    parties = row.parties.filter(part=PartyPart.PARTY, left_on__isnull=True)
    if not parties.exists() or parties.exclude(id__in=answered).exists():
        raise Stop(
            "agreement.hand_missing",
            _("Not every party has signed."),
            cure=_("Enter each signature, thumbprint or mark, or who was absent and why."),
        )
    if not hands.exclude(manner=SigningManner.ABSENT).exists():
        raise Stop("agreement.hand_missing", _("Nobody has signed."))
