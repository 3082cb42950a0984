"""Acts of the sittings: calling, holding, deciding, releasing, writing minutes."""

from kikao.casework.meetings.actions.agenda import (
    move_item,
    move_to_closed,
    note_item,
    propose_agenda,
    put_on_agenda,
    take_off_agenda,
)
from kikao.casework.meetings.actions.decisions import record_decision
from kikao.casework.meetings.actions.guests import add_guest, count_heads
from kikao.casework.meetings.actions.holding import correct_attendance, hold_sitting
from kikao.casework.meetings.actions.minutes import add_addendum, adopt_minutes, draft_minutes, write_minutes
from kikao.casework.meetings.actions.past import enter_past_sitting
from kikao.casework.meetings.actions.releases import (
    approve_release,
    expire_releases,
    open_release,
    propose_release,
    refuse_release,
    reply_to_release,
    withdraw_release,
)
from kikao.casework.meetings.actions.rules import set_group_rules, set_host_turns
from kikao.casework.meetings.actions.scanning import attach_scan, settle_papers
from kikao.casework.meetings.actions.session import link_said_item, raise_in_session
from kikao.casework.meetings.actions.settling import settle_agendas
from kikao.casework.meetings.actions.sittings import (
    call_sitting,
    cancel_sitting,
    invite_seats,
    plan_sitting,
    reschedule_sitting,
)
from kikao.casework.meetings.actions.urgent import decide_urgently, ratify_decision

__all__ = [
    "add_addendum",
    "add_guest",
    "adopt_minutes",
    "approve_release",
    "attach_scan",
    "call_sitting",
    "cancel_sitting",
    "correct_attendance",
    "count_heads",
    "decide_urgently",
    "draft_minutes",
    "enter_past_sitting",
    "expire_releases",
    "hold_sitting",
    "invite_seats",
    "link_said_item",
    "move_item",
    "move_to_closed",
    "note_item",
    "open_release",
    "plan_sitting",
    "propose_agenda",
    "propose_release",
    "put_on_agenda",
    "raise_in_session",
    "ratify_decision",
    "record_decision",
    "refuse_release",
    "reply_to_release",
    "reschedule_sitting",
    "set_group_rules",
    "set_host_turns",
    "settle_agendas",
    "settle_papers",
    "take_off_agenda",
    "withdraw_release",
    "write_minutes",
]
