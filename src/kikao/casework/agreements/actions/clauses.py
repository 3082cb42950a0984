"""Writing clauses: who owes what to whom, by when, in how many parts."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import editable, touch
from kikao.casework.agreements.enums import BEFORE_SIGNING, REPEATED, ClauseKind, ClauseStatus, Rhythm
from kikao.casework.agreements.models import Clause, ClauseChange, Instalment, Instrument, InstrumentParty
from kikao.casework.agreements.policy import WRITERS
from kikao.casework.agreements.queries import require_clause
from kikao.casework.agreements.reckoning import Part, plain_spaces, require_near, require_sum
from kikao.casework.agreements.schemas import Promise
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop


@action("clause.add", to=WRITERS)
def add_clause(by: Actor, *, instrument_id: UUID, promise: Promise) -> UUID:
    """Write a clause into an agreement that is not fixed yet; it gets the next number."""
    row = editable(by, instrument_id)
    last = row.clauses.aggregate(last=Max("number"))["last"] or 0
    clause = Clause(
        working_group_id=row.working_group_id, instrument=row, number=last + 1, **_columns(row, promise)
    )
    clause.save(force_insert=True)
    _divide(clause, promise.instalments)
    _note_first(by, clause)
    touch(row)
    return clause.id


@action("clause.change", to=WRITERS)
def change_clause(by: Actor, *, clause_id: UUID, promise: Promise, version: int | None = None) -> UUID:
    """Write a clause anew while nothing is signed; what was signed is voided with a reason, or amended."""
    clause = require_clause(by, clause_id)
    row = editable(by, clause.instrument_id)
    if row.state not in BEFORE_SIGNING or clause.status == ClauseStatus.VOID:
        raise Stop(
            "agreement.clause_is_fixed",
            _("This clause is not written anew."),
            cure=_("Void it with the reason and write the right one; both stay."),
        )
    mine = Clause.objects.filter(id=clause.id, version=clause.version if version is None else version)
    if not mine.update(version=clause.version + 1, **_columns(row, promise)):
        raise Clash
    clause.refresh_from_db()
    clause.instalments.exclude(status=ClauseStatus.VOID).update(status=ClauseStatus.VOID)
    _divide(clause, promise.instalments)
    touch(row)
    return clause.id


def _columns(row: Instrument, promise: Promise) -> dict[str, object]:
    rhythm = chosen(promise.rhythm, Rhythm, "rhythm", needed=True)
    _require_days(promise, rhythm)
    require_sum(promise.amount, promise.instalments)
    if promise.amount is not None and promise.amount.minor <= 0:
        raise Invalid({"amount": _("An amount is more than nothing.")})
    if promise.beneficiary_id == promise.obligor_id:
        raise Invalid({"beneficiary_id": _("Nobody owes something to itself.")})
    obligor = _party(row, promise.obligor_id, "obligor_id")
    beneficiary = _party(row, promise.beneficiary_id, "beneficiary_id") if promise.beneficiary_id else None
    return {
        "kind": chosen(promise.kind, ClauseKind, "kind", needed=True),
        "words": prose(plain_spaces(promise.words), "words", needed=_("Say what is promised.")),
        "obligor": obligor,
        "beneficiary": beneficiary,
        "due_on": promise.instalments[0].due_on if promise.instalments else promise.due_on,
        "rhythm": rhythm,
        "until_on": promise.until_on,
        "indicator": line(plain_spaces(promise.indicator), "indicator"),
        "amount_minor": promise.amount.minor if promise.amount else None,
        "currency": promise.amount.currency.value if promise.amount else "",
    }


def _require_days(promise: Promise, rhythm: str) -> None:
    require_near(promise.due_on, "due_on")
    require_near(promise.until_on, "until_on")
    for part in promise.instalments:
        require_near(part.due_on, "instalments")
    if rhythm in REPEATED and promise.due_on is None and not promise.instalments:
        raise Invalid({"due_on": _("Say from which day on.")})
    if rhythm == Rhythm.ALWAYS and (promise.due_on or promise.instalments):
        raise Invalid({"due_on": _("What holds at all times falls due on no day.")})
    if rhythm == Rhythm.ONCE and promise.until_on:
        raise Invalid({"until_on": _("What falls due once has one day only.")})
    if promise.until_on and promise.due_on and promise.until_on < promise.due_on:
        raise Invalid({"until_on": _("The end lies before the first day.")})


def _party(row: Instrument, party_id: UUID, field: str) -> InstrumentParty:
    party = row.parties.filter(id=party_id, left_on__isnull=True).first()
    if party is None:
        raise Invalid({field: _("Choose a party of this agreement.")})
    return party


def _divide(clause: Clause, parts: Sequence[Part]) -> None:
    """Keep the parts of an amount; those of an earlier draft stay, void."""
    last = clause.instalments.aggregate(last=Max("position"))["last"] or 0
    Instalment.objects.bulk_create(
        Instalment(
            working_group_id=clause.working_group_id,
            clause=clause,
            position=position,
            due_on=part.due_on,
            amount_minor=part.amount.minor,
        )
        for position, part in enumerate(parts, start=last + 1)
    )


def _note_first(by: Actor, clause: Clause) -> None:
    ClauseChange.objects.create(
        working_group_id=clause.working_group_id,
        clause=clause,
        new=clause.status,
        by_account=by.account_id,
        changed_on=today(),
    )
