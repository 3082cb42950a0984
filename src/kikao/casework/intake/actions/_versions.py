"""A sending that is known already: the same again, a missing file, or other answers, which are kept beside the first."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from kikao.casework.intake.actions._apart import ANYBODY, tell_desk
from kikao.casework.intake.actions._bearers import own_guards
from kikao.casework.intake.actions._files import expect, keep_more, keep_new
from kikao.casework.intake.actions._reports import accused_of, walls_of
from kikao.casework.intake.actions._sent import Sent, open_group, receipt_of, reference_in
from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.schemas import Receipt, Taken
from kikao.casework.reports.queries import desk_of
from kikao.foundation.access import wall
from kikao.foundation.access.enums import Role
from kikao.foundation.base.prepared import Prepared
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import Compartment
from kikao.registry.people.queries import accounts_with


def known_as(sent: Sent, tag: str) -> list[Submission]:
    """Return every version that stands under an instance of a phone, the first before the later ones, locked."""
    if not _KNOWN(sent.group_id, tag):
        return []
    rows = Submission.objects.select_for_update(of=("self",)).select_related("earlier", "report")
    found = rows.filter(working_group_id=sent.group_id, instance_tag=tag)
    return sorted(found, key=lambda row: row.earlier_id is not None)


_KNOWN = Prepared(
    lambda group_id, tag: Submission.objects.filter(working_group_id=group_id, instance_tag=tag).values_list(
        "id"
    )
)


def take_once(sent: Sent, new: Callable[[], Receipt]) -> Receipt:
    """Take what is not known yet, by `new`; what is known, or was taken by another hand in this moment, is taken again."""
    known = known_as(sent, sent.instance_tag)
    if not known:
        try:
            with transaction.atomic():
                return new()
        except IntegrityError:
            known = known_as(sent, sent.instance_tag)
            if not known:
                raise
        for one in sent.files:
            one.is_kept = False
    return take_again(sent, known)


def take_again(sent: Sent, rows: Sequence[Submission]) -> Receipt:
    """Take a form whose id is known: what was erased stays erased, the same is done once, other answers are kept."""
    first = rows[0]
    if any(row.state == SubmissionState.ERASED for row in rows):
        return receipt_of(first, Taken.ERASED)
    same = next((row for row in rows if row.content_tag == sent.content_tag), None)
    if same is None:
        return keep_version(sent, first, SubmissionState.CONFLICT)
    if sent.files:
        keep_more(same, sent)
    return receipt_of(same, Taken.AGAIN)


def keep_version(sent: Sent, known: Submission, state: SubmissionState) -> Receipt:
    """Keep other answers beside the first, sealed to the same readers; whoever they accuse is walled from both."""
    root = known.earlier or known
    home = root.report_id or root.id
    row = sent.row(state=state, earlier=root, report=root.report)
    for key in whom_it_accuses(sent):
        wall.raise_wall(sent.group_id, home, key, row.id)
    row.reference = reference_in(open_group(sent.by), row.arrived_on)
    row.whole_item_id = vault.put(sent.group_id, home, "submission.whole", sent.whole)
    if sent.identity and _has_identities(home):
        row.identity_item_id = vault.put(
            sent.group_id, home, "submission.identity", sent.identity, layer=Layer.I
        )
    expected = expect(row, sent)
    row.save(force_insert=True)
    if expected or sent.files:
        keep_new(row, sent, expected)
        row.save(update_fields=["missing"])
    _tell(sent, row, home)
    return receipt_of(row, Taken.CONFLICT if state == SubmissionState.CONFLICT else Taken.NEW)


def whom_it_accuses(sent: Sent) -> set[str]:
    """Return whom other answers wall off; those that nobody can read yet could accuse anybody."""
    if sent.shape is None or sent.arrived.is_encrypted:
        return set(ANYBODY) | own_guards(sent, is_closed=True)
    return walls_of(sent.by, accused_of(sent.found)) | own_guards(sent)


def _has_identities(subject_id: UUID) -> bool:
    return Compartment.objects.filter(subject_id=subject_id, layer=Layer.I).exists()


def _tell(sent: Sent, row: Submission, home: UUID) -> None:
    desk = desk_of(row.report) if row.report else accounts_with(sent.group_id, Role.SECRETARIAT)
    tell_desk(sent.by, row, home, desk)
