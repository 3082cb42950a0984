"""What a mission cost: receipts, and help for members of communities to travel."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.actions.money._rows import (
    ENTERERS,
    amount_words,
    checked,
    day_words,
    hand_words,
    kept,
    open_mission,
    text_words,
    worth,
)
from kikao.casework.missions.enums import MoneyKind, MoneyProof
from kikao.casework.missions.models import Mission, MoneyEntry
from kikao.casework.missions.models.money import NAME
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.money import Money
from kikao.foundation.base.stops import Invalid, Words
from kikao.foundation.files.coming import Coming
from kikao.foundation.sealing import vault
from kikao.registry.places.queries import require_place
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms

TRAVEL = "TRAV"
"""The cost line of help to travel."""


@action("money.receipt", to=ENTERERS, system=False)
def enter_mission_receipt(
    by: Actor,
    *,
    mission_id: UUID,
    line: str,
    amount: Money,
    day_on: date,
    holder_id: UUID | None = None,
    words: str = "",
    files: Sequence[Coming] = (),
) -> UUID:
    """Enter what was paid, on which cost line, by whom of the team (nobody: the office paid), with its photograph."""
    mission = open_mission(by, mission_id)
    checked(
        amount=amount_words(amount),
        day_on=day_words(day_on),
        holder_id=hand_words(mission, holder_id),
        words=text_words(words),
    )
    require_terms(by, TermList.COST_LINE, [line], field="line")
    entry = MoneyEntry(
        kind=MoneyKind.RECEIPT,
        holder_id=holder_id,
        day_on=day_on,
        amount_minor=amount.minor,
        currency=amount.currency,
        line=line,
    )
    worth(by, entry)
    return kept(by, entry, mission, words=words, files=files)


@action("money.help_travel", to=ENTERERS, system=False)
def help_travel(
    by: Actor,
    *,
    mission_id: UUID,
    amount: Money,
    day_on: date,
    holder_id: UUID | None = None,
    place_id: UUID | None = None,
    name: str = "",
    witness_id: UUID | None = None,
    discreet: bool = False,
    files: Sequence[Coming] = (),
) -> UUID:
    """Enter what a member of a community got to travel, signed for or before a witness of the team.

    Where a name on a list would endanger somebody, `discreet` keeps none: neither name, place nor signature, only the
    amount and a witness. A name is sealed for the secretariat and the team.
    """
    mission = open_mission(by, mission_id)
    checked(
        amount=amount_words(amount),
        day_on=day_words(day_on),
        holder_id=hand_words(mission, holder_id),
        witness_id=_witness_words(mission, holder_id, witness_id, discreet=discreet),
        name=None if discreet else text_words(name, needed=True),
        place_id=None if discreet or place_id else _("Choose where."),
    )
    if discreet and (name.strip() or place_id or files):
        raise Invalid({"discreet": _("Discreet help keeps no name, no place and no signature.")})
    entry = MoneyEntry(
        kind=MoneyKind.ASSISTANCE,
        holder_id=holder_id,
        day_on=day_on,
        amount_minor=amount.minor,
        currency=amount.currency,
        line=TRAVEL,
        proof=MoneyProof.WITNESS if witness_id else MoneyProof.SIGNED,
        witness_id=witness_id,
        discreet=discreet,
    )
    if not discreet and place_id:
        entry.place_id = require_place(by, place_id, field="place_id")
        entry.name_item_id = vault.put(by.working_group_id, mission.id, NAME, name.strip())
    worth(by, entry)
    return kept(by, entry, mission, files=files)


def _witness_words(
    mission: Mission, holder_id: UUID | None, witness_id: UUID | None, *, discreet: bool
) -> Words | None:
    if discreet and witness_id is None:
        return _("Discreet help needs a witness of the team.")
    if witness_id and witness_id == holder_id:
        return _("Whoever handed the money over is not the witness.")
    return hand_words(mission, witness_id)
