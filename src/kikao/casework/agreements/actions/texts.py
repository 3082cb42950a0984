"""The texts of an agreement: drafted, typed or uploaded, each version kept; the signed paper scanned and sealed."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import open_envelope, require_writer, touch
from kikao.casework.agreements.enums import (
    BEFORE_SIGNING,
    InstrumentState,
    Language,
    TextOrigin,
    TextPurpose,
)
from kikao.casework.agreements.models import Instrument, InstrumentText
from kikao.casework.agreements.policy import WRITERS
from kikao.casework.agreements.queries import require_instrument, subject_of
from kikao.casework.agreements.reckoning import plain_spaces
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import Shelf, keep_files

OFFICE = "OFFICE"


@action("agreement.write_text", to=WRITERS)
def write_instrument_text(
    by: Actor,
    *,
    instrument_id: UUID,
    language: str,
    words: str,
    purpose: str = TextPurpose.TEXT,
    origin: str = TextOrigin.TYPED,
    same_as: int | None = None,
    document: Coming | None = None,
) -> UUID:
    """Write a new version of a text, or the same version in another language (`same_as`); the earlier ones stay.

    A document that was uploaded is kept sealed, as it came, beside the words read from it.
    """
    row = require_writer(by, require_instrument(by, instrument_id))
    purpose = chosen(purpose, TextPurpose, "purpose", needed=True)
    language = chosen(language, Language, "language", needed=True)
    _require_open(row, purpose)
    number = _number(row, purpose, language, same_as)
    said = prose(plain_spaces(words), "words", needed=_("Write the text."))
    made = InstrumentText.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        purpose=purpose,
        number=number,
        language=language,
        words=said,
        origin=chosen(origin, TextOrigin, "origin", needed=True),
        drafted_by=by.account_id,
        drafted_on=today(),
        file_id=_keep(by, row, [document])[0] if document else None,
    )
    if purpose == TextPurpose.TEXT:
        touch(row)
    return made.id


def _require_open(row: Instrument, purpose: str) -> None:
    """A plain version may be written at any time; the text itself stays as it was signed, once the group signed it."""
    if purpose == TextPurpose.PLAIN or row.state in BEFORE_SIGNING:
        return
    if row.made_here or row.state != InstrumentState.SIGNED:
        raise Stop(
            "agreement.is_fixed",
            _("What was signed is not written anew."),
            cure=_("Amend the agreement: the amendment is a paper of its own, and this one stays."),
        )


def _number(row: Instrument, purpose: str, language: str, same_as: int | None) -> int:
    there = row.texts.filter(purpose=purpose)
    if same_as is None:
        return (there.aggregate(last=Max("number"))["last"] or 0) + 1
    version = there.filter(number=same_as)
    if not version.exists():
        raise Invalid({"same_as": _("Choose from the list.")})
    if version.filter(language=language).exists():
        raise Invalid({"same_as": _("This version stands in this language already.")})
    return same_as


@action("agreement.attach_scan", to=WRITERS)
def attach_agreement_scan(by: Actor, *, instrument_id: UUID, files: Sequence[Coming]) -> UUID:
    """Keep the original of an agreement as it was scanned, sealed to the secretariat and the task force."""
    row = require_writer(by, require_instrument(by, instrument_id))
    if not files:
        raise Invalid({"attached": _("Choose at least one file.")})
    _keep(by, row, files)
    return row.id


def _keep(by: Actor, row: Instrument, files: Sequence[Coming]) -> list[UUID]:
    open_envelope(row)
    shelf = Shelf(subject_of(row), row.reference, hangs_on=row.id)
    return keep_files(by, files, shelf, channel=OFFICE)
