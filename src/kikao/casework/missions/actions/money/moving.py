"""Money that goes from hand to hand without anything being spent: advances, changing, giving back."""

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
)
from kikao.casework.missions.enums import MoneyKind, MoneyProof
from kikao.casework.missions.models import MoneyEntry
from kikao.casework.missions.queries.money.hands import left_in_hand
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.money import Money
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.files.coming import Coming


@action("money.advance", to={Role.SECRETARIAT}, system=False)
def pay_advance(
    by: Actor,
    *,
    mission_id: UUID,
    holder_id: UUID,
    amount: Money,
    day_on: date,
    signed: bool = False,
    files: Sequence[Coming] = (),
) -> UUID:
    """Record money put into somebody's hand for a mission, and whether they signed for it on paper."""
    mission = open_mission(by, mission_id)
    checked(amount=amount_words(amount), day_on=day_words(day_on), holder_id=hand_words(mission, holder_id))
    entry = MoneyEntry(
        kind=MoneyKind.ADVANCE,
        holder_id=holder_id,
        day_on=day_on,
        amount_minor=amount.minor,
        currency=amount.currency,
        proof=MoneyProof.SIGNED if signed else "",
    )
    return kept(by, entry, mission, files=files)


@action("money.change", to=ENTERERS, system=False)
def change_money(
    by: Actor,
    *,
    mission_id: UUID,
    holder_id: UUID,
    given: Money,
    got: Money,
    day_on: date,
    files: Sequence[Coming] = (),
) -> UUID:
    """Record that somebody changed dollars into francs or back: what they gave and what they got."""
    mission = open_mission(by, mission_id)
    same = _("Money is changed into the other currency.") if given.currency == got.currency else None
    checked(
        given=amount_words(given),
        got=amount_words(got) or same,
        day_on=day_words(day_on),
        holder_id=hand_words(mission, holder_id),
    )
    entry = MoneyEntry(
        kind=MoneyKind.CHANGE,
        holder_id=holder_id,
        day_on=day_on,
        amount_minor=given.minor,
        currency=given.currency,
        got_minor=got.minor,
        got_currency=got.currency,
    )
    return kept(by, entry, mission, files=files)


@action("money.settle", to={Role.SECRETARIAT}, system=False)
def settle_money(
    by: Actor,
    *,
    mission_id: UUID,
    holder_id: UUID,
    kind: str,
    amount: Money,
    day_on: date,
    signed: bool = False,
) -> UUID:
    """Record what somebody gave back of an advance, or what was paid to them that they had laid out themselves."""
    mission = open_mission(by, mission_id)
    if kind not in (MoneyKind.RETURNED, MoneyKind.REPAID):
        raise Invalid({"kind": _("Choose whether it was given back or paid out.")})
    checked(amount=amount_words(amount), day_on=day_words(day_on), holder_id=hand_words(mission, holder_id))
    left = left_in_hand(mission.id, holder_id)[amount.currency]
    open_sum = left if kind == MoneyKind.RETURNED else -left
    if amount.minor > open_sum.minor:
        raise Stop(
            "money.more_than_open",
            _("Only %(left)s is open between this person and the group.")
            % {"left": open_sum.as_text() if open_sum.minor > 0 else Money.zero(amount.currency).as_text()},
            cure=_("Enter the missing receipts or advances first, or correct the amount."),
        )
    entry = MoneyEntry(
        kind=kind,
        holder_id=holder_id,
        day_on=day_on,
        amount_minor=amount.minor,
        currency=amount.currency,
        proof=MoneyProof.SIGNED if signed else "",
    )
    return kept(by, entry, mission)
