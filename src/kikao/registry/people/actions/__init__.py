"""What can be done about who is at the table."""

from kikao.registry.people.actions.behalf import note_on_behalf
from kikao.registry.people.actions.interests import declare_interest, withdraw_interest
from kikao.registry.people.actions.organisations import (
    add_organisation,
    edit_organisation,
    merge_organisations,
    restore_organisation,
    retire_organisation,
    tie_organisations,
    undo_merge,
    untie_organisations,
)
from kikao.registry.people.actions.roles import confirm_role, end_role, give_role
from kikao.registry.people.actions.seats import (
    add_seat,
    edit_seat,
    end_holding,
    hold_seat,
    reopen_seat,
    retire_seat,
)
from kikao.registry.people.actions.set_up import open_intake, set_up_group
from kikao.registry.people.actions.shutting import shut_sealed
from kikao.registry.people.actions.walls import settle_walls

__all__ = [
    "add_organisation",
    "add_seat",
    "confirm_role",
    "declare_interest",
    "edit_organisation",
    "edit_seat",
    "end_holding",
    "end_role",
    "give_role",
    "hold_seat",
    "merge_organisations",
    "note_on_behalf",
    "open_intake",
    "reopen_seat",
    "restore_organisation",
    "retire_organisation",
    "retire_seat",
    "set_up_group",
    "settle_walls",
    "shut_sealed",
    "tie_organisations",
    "undo_merge",
    "untie_organisations",
    "withdraw_interest",
]
