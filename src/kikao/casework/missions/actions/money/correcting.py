"""Striking out what was entered wrongly, adding a photograph that came late, taking the costs along."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.actions.money._rows import (
    ENTERERS,
    OFFICE,
    author,
    checked,
    open_mission,
    shelf_of,
    text_words,
)
from kikao.casework.missions.models import Mission, MoneyEntry
from kikao.casework.missions.models.money import STRUCK
from kikao.casework.missions.policy import seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import keep_files
from kikao.foundation.sealing import vault


@action("money.strike", to=ENTERERS, system=False)
def strike_entry(by: Actor, *, entry_id: UUID, reason: str) -> UUID:
    """Strike out an entry that was wrong and say why: it stays to be read and counts no more."""
    mission, entry = _open_entry(by, entry_id)
    checked(reason=text_words(reason, needed=True))
    entry.struck_by, entry.struck_on = author(by), today()
    entry.struck_item_id = vault.put(by.working_group_id, mission.id, STRUCK, reason.strip())
    entry.save(update_fields=["struck_by", "struck_on", "struck_item_id"])
    return entry.id


@action("money.attach", to=ENTERERS, system=False)
def attach_money_files(by: Actor, *, entry_id: UUID, files: Sequence[Coming]) -> UUID:
    """Keep the photograph of a receipt or of a signed list with its entry, sealed to the mission."""
    mission, entry = _open_entry(by, entry_id)
    if entry.discreet:
        raise Stop(
            "money.discreet_has_no_paper",
            _("Discreet help keeps no signature."),
            cure=_("Destroy the paper, or strike the entry out and enter it with the name."),
        )
    if not files:
        raise Invalid({"attached": _("Choose at least one file.")})
    keep_files(by, files, shelf_of(entry, mission), channel=OFFICE)
    return entry.id


@action("money.export", to=CASE_READERS)
def export_costs(by: Actor) -> UUID:
    """Note that somebody takes the costs of missions with them, as far as they see them; the file follows."""
    del by
    return new_id()


def _open_entry(by: Actor, entry_id: UUID) -> tuple[Mission, MoneyEntry]:
    row = MoneyEntry.objects.filter(seen_by(by, "mission_id"), id=entry_id).values_list("mission_id").first()
    if row is None:
        raise Unknown
    mission = open_mission(by, row[0])
    entry = MoneyEntry.objects.select_for_update(of=("self",)).get(id=entry_id)
    if entry.struck_on:
        raise Stop("money.struck_already", _("This entry was struck out already."))
    return mission, entry
