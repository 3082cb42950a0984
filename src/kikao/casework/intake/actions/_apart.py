"""Keeping a submission that is no report: sealed to the desk in envelopes of its own, behind the walls of all it could accuse."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.intake.actions._bearers import origin_of, own_guards
from kikao.casework.intake.actions._files import AWAITED, expect, keep_new, state_of
from kikao.casework.intake.actions._sent import Sent, open_group, reference_in
from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Submission
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.parcel import Enclosed, Keys, Parcel
from kikao.registry.people.queries import accounts_with

ANYBODY = (wall.UNIFORM, wall.COMPANY_GUARD)
"""What nobody has read yet could accuse anybody."""


def keep_apart(sent: Sent, row: Submission) -> None:
    """Keep a submission whole with its files; `row` says why it is no report, or what it waits for."""
    group = open_group(sent.by)
    row.reference = reference_in(group, row.arrived_on)
    expected = expect(row, sent)
    if row.state in AWAITED:
        row.state = state_of(row)
    parts = [Enclosed("submission.whole", sent.whole)]
    row.whole_item_id = parts[0].id
    if sent.identity:
        parts.append(Enclosed("submission.identity", sent.identity, Layer.I))
        row.identity_item_id = parts[1].id
    closed = row.state == SubmissionState.HELD
    holder = [(key, origin_of(row)) for key in (own_guards(sent, is_closed=True) if closed else ())]
    if row.mission_token_id:
        wall.follow_same(row.working_group_id, row.id, row.mission_token_id, row.id)
    desk = seal_apart(row, parts, holder)
    row.save(force_insert=True)
    if expected or sent.files:
        keep_new(row, sent, expected)
        row.save(update_fields=["missing", "state"])
    tell_desk(sent.by, row, row.id, desk)


def seal_apart(
    row: Submission, parts: Iterable[Enclosed], walls: Iterable[tuple[str, UUID]] = ()
) -> list[UUID]:
    """Raise the walls of what nobody has read, then seal for the secretaries whom none keeps out; return all of them."""
    anybody = [(key, row.id) for key in ANYBODY]
    wall.raise_first_walls(row.working_group_id, row.id, [*anybody, *walls])
    desk = accounts_with(row.working_group_id, Role.SECRETARIAT)
    held = Keys.now(row.working_group_id, row.id, desk, identity=True)
    parcel = Parcel(row.working_group_id, row.id, identity=True)
    for one in parts:
        parcel.put(one)
    parcel.keep(held)
    return desk if held.readers else accounts_with(row.working_group_id, Role.CUSTODIAN)


def tell_desk(by: Actor, row: Submission, subject_id: UUID, to: Iterable[UUID]) -> None:
    """Leave a neutral word that something from the field waits to be looked at."""
    leave_notice(
        by, to, NoticeKind.REPORT_WAITING, subject_id=subject_id, about="submission", about_id=row.id
    )
