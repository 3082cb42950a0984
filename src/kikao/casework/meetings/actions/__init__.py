"""Acts of the sittings: calling, holding, deciding, releasing, writing minutes."""

from kikao.casework.meetings.actions.agenda import (
    move_item,
    note_item,
    propose_agenda,
    put_on_agenda,
    raise_in_session,
    take_off_agenda,
)
from kikao.casework.meetings.actions.decisions import decide_urgently, ratify_decision, record_decision
from kikao.casework.meetings.actions.minutes import add_addendum, adopt_minutes, draft_minutes, write_minutes
from kikao.casework.meetings.actions.releases import (
    approve_release,
    expire_releases,
    propose_release,
    refuse_release,
    reply_to_release,
    withdraw_release,
)
from kikao.casework.meetings.actions.rules import set_group_rules, set_host_turns
from kikao.casework.meetings.actions.sittings import (
    add_guest,
    call_sitting,
    cancel_sitting,
    count_heads,
    hold_sitting,
    plan_sitting,
)

__all__ = [
    "add_addendum",
    "add_guest",
    "adopt_minutes",
    "approve_release",
    "call_sitting",
    "cancel_sitting",
    "count_heads",
    "decide_urgently",
    "draft_minutes",
    "expire_releases",
    "hold_sitting",
    "move_item",
    "note_item",
    "plan_sitting",
    "propose_agenda",
    "propose_release",
    "put_on_agenda",
    "raise_in_session",
    "ratify_decision",
    "record_decision",
    "refuse_release",
    "reply_to_release",
    "set_group_rules",
    "set_host_turns",
    "take_off_agenda",
    "withdraw_release",
    "write_minutes",
]
