"""What several acts of agreements share: who may write now, steps and their reasons, what is fixed in the trail."""

from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from kikao.casework.agreements.enums import BEFORE_SIGNING, WAS_SIGNED, ClauseStatus, InstrumentState
from kikao.casework.agreements.lifecycle import CLAUSE, INSTRUMENT
from kikao.casework.agreements.models import (
    Clause,
    ClauseChange,
    Instalment,
    Instrument,
    InstrumentMove,
    InstrumentParty,
    InstrumentText,
    Signature,
)
from kikao.casework.agreements.policy import writes_on
from kikao.casework.agreements.queries import require_instrument, subject_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import pin
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop
from kikao.foundation.sealing.compartments import new_narrative
from kikao.foundation.sealing.models import Compartment
from kikao.foundation.sealing.vault import put
from kikao.registry.people.queries import accounts_with

PIN = "agreement"


def require_writer(by: Actor, row: Instrument) -> Instrument:
    """Refuse whoever does not act for the agreement."""
    if not writes_on(by, row):
        raise Stop(
            "agreement.not_in_force",
            _("Agreements are written down by the secretariat and by the task force of their case."),
            cure=_("Tell the secretariat what you know."),
            status=403,
        )
    return row


def editable(by: Actor, instrument_id: UUID) -> Instrument:
    """Return an agreement whose parties and clauses can still be written, or refuse."""
    row = require_writer(by, require_instrument(by, instrument_id))
    recorded = not row.made_here and row.state == InstrumentState.SIGNED
    if row.state not in BEFORE_SIGNING and not recorded:
        raise Stop(
            "agreement.is_fixed",
            _("What was signed is not written anew."),
            cure=_("Amend the agreement: the amendment is a paper of its own, and this one stays."),
        )
    return row


def signed(by: Actor, instrument_id: UUID) -> Instrument:
    """Return an agreement that holds today, or refuse."""
    row = require_writer(by, require_instrument(by, instrument_id))
    if row.state != InstrumentState.SIGNED:
        raise Stop("agreement.does_not_hold", _("This agreement is not signed, or holds no longer."))
    return row


def touch(row: Instrument, version: int | None = None, **changed: object) -> None:
    """Count one more version, so that a check made before is not taken for one of what stands now."""
    if version not in (None, row.version):
        raise Clash
    mine = Instrument.objects.filter(id=row.id)
    if version is not None:
        mine = mine.filter(version=version)
    if not mine.update(version=F("version") + 1, **changed):
        raise Clash
    row.refresh_from_db()
    if row.state in WAS_SIGNED:
        fix(row)


def move(
    by: Actor,
    row: Instrument,
    new: str,
    *,
    on: date | None = None,
    party: InstrumentParty | None = None,
    words: str = "",
    **changed: object,
) -> None:
    """Take an agreement one step on and write down who did it and when."""
    INSTRUMENT.check(row.state, new)
    old = row.state
    if not Instrument.objects.filter(id=row.id, state=old).update(
        state=new, version=F("version") + 1, **changed
    ):
        raise Clash
    note_move(by, row, old, new, on=on, party=party, words=words)
    row.refresh_from_db()
    if new in WAS_SIGNED:
        fix(row)


def note_move(
    by: Actor,
    row: Instrument,
    old: str,
    new: str,
    *,
    on: date | None,
    party: InstrumentParty | None = None,
    words: str = "",
) -> None:
    """Write a step down; what was said is sealed."""
    InstrumentMove.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        old=old,
        new=new,
        party=party,
        happened_on=on,
        words_item_id=seal(row, "agreement.move", words),
        by_account=by.account_id,
        entered_on=today(),
    )


def seal(row: Instrument, kind: str, words: str) -> UUID | None:
    """Seal words to whoever reads the case, or the secretariat where there is none; nothing for no words."""
    if not words:
        return None
    open_envelope(row)
    return put(row.working_group_id, subject_of(row), kind, words)


def open_envelope(row: Instrument) -> None:
    """Make the envelope of an agreement that belongs to no case, once."""
    subject_id = subject_of(row)
    if row.case_id is None and not Compartment.objects.filter(subject_id=subject_id).exists():
        desk = accounts_with(row.working_group_id, Role.SECRETARIAT)
        new_narrative(row.working_group_id, subject_id, desk)


def move_clause(
    by: Actor,
    row: Clause,
    new: str,
    reason: str = "",
    *,
    instalment: Instalment | None = None,
    cause: tuple[str, str] = ("", ""),
) -> None:
    """Take a clause, or one of its instalments, one step on, and keep the step with its reason, or its cause."""
    held = instalment or row
    CLAUSE.check(held.status, new)
    rows = type(held).objects.filter(id=held.id, status=held.status)
    if not rows.update(status=new, **({} if instalment else {"version": F("version") + 1})):
        raise Clash
    ClauseChange.objects.create(
        working_group_id=row.working_group_id,
        clause=row,
        instalment=instalment,
        old=held.status,
        new=new,
        reason_item_id=seal(row.instrument, "agreement.clause_reason", reason),
        cause=cause[0],
        cause_reference=cause[1],
        by_account=by.account_id,
        changed_on=today(),
    )
    held.refresh_from_db()


def not_ahead(day: date | None, field: str) -> None:
    """Refuse a day that has not come yet."""
    if day and day > today():
        raise Invalid({field: _("This day has not come yet.")})


def content_of(instrument_id: UUID) -> dict[str, object] | None:
    """Return what a signed agreement says, as it is fixed in the trail."""
    row = Instrument.objects.filter(id=instrument_id).first()
    if row is None:
        return None
    clauses = Clause.objects.filter(instrument=row).order_by("number")
    texts = InstrumentText.objects.filter(instrument=row, signed_on__isnull=False).order_by("id")
    hands = Signature.objects.filter(instrument=row).order_by("id")
    parties = InstrumentParty.objects.filter(instrument=row).order_by("position")
    return {
        **{
            name: str(getattr(row, name))
            for name in ["reference", "kind", "title", "state", "signed_on", "ends_on"]
        },
        "parties": [f"{one.organisation_id} {one.part} {one.left_on}" for one in parties],
        "clauses": [_promise(one) for one in clauses],
        "texts": [f"{one.language} {one.number} {one.words}" for one in texts],
        "hands": [f"{one.organisation_id} {one.function} {one.manner} {one.signed_on}" for one in hands],
    }


def _promise(row: Clause) -> str:
    owed = f"{row.amount_minor} {row.currency}" if row.amount_minor is not None else ""
    parts = " ".join(
        f"{one.due_on}:{one.amount_minor}"
        for one in row.instalments.exclude(status=ClauseStatus.VOID).order_by("position")
    )
    said = (
        row.number,
        row.kind,
        row.words,
        row.obligor_id,
        row.due_on,
        row.rhythm,
        row.until_on,
        owed,
        parts,
    )
    return "|".join(map(str, said))


def fix(row: Instrument) -> None:
    """Fix in the trail what a signed agreement says."""
    content = content_of(row.id)
    assert content is not None  # noqa: S101 - it was written a moment ago
    pin(PIN, row.id, content)


pins.register(PIN, content_of)
