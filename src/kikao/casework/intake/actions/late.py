"""Keeping what came late of an opened form: its files, opened; once all have come, what opened them goes."""

from uuid import UUID

from kikao.casework.intake.actions._becoming import OPENED
from kikao.casework.intake.actions._files import keep_more
from kikao.casework.intake.actions._sent import Sent
from kikao.casework.intake.enums import AttachmentState
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.intake.policy import READERS, seen_by
from kikao.casework.intake.queries.late import OpenedLate
from kikao.casework.intake.reckoning import tags
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Clash, Unknown
from kikao.foundation.files.erasing import erase_file
from kikao.foundation.sealing.erasing import shred_items


@action("submission.open_late", to=READERS, system=False)
def open_late(by: Actor, *, submission_id: UUID, opened: OpenedLate) -> UUID:
    """Put files that came after the opening where the others are, opened; what a phone encrypted of them goes."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("report", "earlier__report")
    row = rows.filter(seen_by(by), id=submission_id).exclude(around_item_id=None).first()
    if row is None or opened.submission_id != row.id:
        raise Unknown
    late = Attachment.objects.filter(submission=row, state=AttachmentState.LATE)
    if late.filter(id__in=opened.looked_at).count() != len(opened.looked_at):
        raise Clash
    door = Actor.source(by.working_group_id)
    nothing = Arrived(form_id="", version="", instance_id="", content=b"")
    keep_more(row, Sent(door, None, nothing, opened.files, row.channel))
    for file_id in late.filter(id__in=opened.lines).values_list("file_id", flat=True):
        if file_id:
            erase_file(by, file_id, ground=OPENED)
    Attachment.objects.filter(id__in=opened.looked_at).update(state=AttachmentState.UNLINKED)
    _let_go(row, opened.names)
    return row.id


def _let_go(row: Submission, names: tuple[str, ...]) -> None:
    """Erase what opens the files once every one that the form names has come."""
    expected = [tags.name_tag(row.instance_tag, name) for name in names]
    if Attachment.objects.filter(submission=row, name_tag__in=expected, file_id=None).exists():
        return
    if row.around_item_id:
        shred_items([row.around_item_id])
    Submission.objects.filter(id=row.id).update(around_item_id=None)
