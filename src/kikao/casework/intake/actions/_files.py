"""The files of a submission: those its answers name, those they do not, and the same name with another content."""

from uuid import UUID

from kikao.casework.intake.actions._sent import Sent
from kikao.casework.intake.enums import AttachmentState, SubmissionState
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.intake.reckoning import tags
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import desk_of
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.keeping import Shelf, keep_files
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import Compartment

AWAITED = frozenset({SubmissionState.WAITING, SubmissionState.WHOLE})
TRAIL = "audit.csv"
"""Where and when somebody filled in a form: kept apart from the report, for the secretariat alone."""


def expect(row: Submission, sent: Sent) -> list[Attachment]:
    """Return a line for each file that the answers name; none of them has come yet."""
    names = dict.fromkeys(tags.name_tag(row.instance_tag, name) for name in sent.arrived.media)
    row.missing = len(names)
    return [
        Attachment(
            working_group_id=row.working_group_id,
            submission=row,
            name_tag=tag,
            state=AttachmentState.LINKED,
        )
        for tag in names
    ]


def keep_new(row: Submission, sent: Sent, expected: list[Attachment]) -> None:
    """Keep the files that came with the first sending of a submission."""
    fresh = _placed(sent, row, expected)
    Attachment.objects.bulk_create([*expected, *fresh])


def keep_more(row: Submission, sent: Sent) -> None:
    """Keep what a later sending of the same form brings: what was missing, what nobody named, another of the same name."""
    if not sent.files:
        return
    there = list(Attachment.objects.select_for_update().filter(submission=row))
    had = {one.id: one.content_tag for one in there}
    fresh = _placed(sent, row, there)
    changed = [one for one in there if one.content_tag != had[one.id]]
    if row.around_item_id and sent.arrived.is_encrypted:
        for line in (*changed, *fresh):
            line.state = AttachmentState.LATE
    Attachment.objects.bulk_update(changed, ["content_tag", "file_id", "state"])
    Attachment.objects.bulk_create(fresh)
    if changed:
        row.save(update_fields=["missing", "state"])


def state_of(row: Submission) -> SubmissionState:
    """Tell whether every file that the answers name is there."""
    return SubmissionState.WAITING if row.missing else SubmissionState.WHOLE


def _placed(sent: Sent, row: Submission, there: list[Attachment]) -> list[Attachment]:
    """Keep each file once, on the line that waits for it or on one of its own; return the lines that are new."""
    fresh: list[Attachment] = []
    for one in sent.files:
        name = tags.name_tag(row.instance_tag, one.name)
        content = tags.file_tag(row.instance_tag, one.digest)
        same_name = [line for line in (*there, *fresh) if line.name_tag == name]
        if any(line.content_tag == content for line in same_name):
            continue
        awaited = next((line for line in same_name if line.file_id is None), None)
        line = awaited or Attachment(working_group_id=row.working_group_id, submission=row, name_tag=name)
        if awaited is None:
            line.state = AttachmentState.ANOTHER if same_name else AttachmentState.UNLINKED
            fresh.append(line)
        elif row.around_item_id is None or not sent.arrived.is_encrypted:
            row.missing = max(0, row.missing - 1)
        line.content_tag = content
        line.file_id = keep_files(sent.by, [one], shelf_for(sent.by, row, one), channel=sent.channel)[0]
    if row.state in AWAITED:
        row.state = state_of(row)
    return fresh


def shelf_for(by: Actor, row: Submission, one: Coming) -> Shelf:
    """Return where a file is sealed: with the report, unless no story may be kept there; else with the submission."""
    root = row if row.earlier is None or (row.report_id is None and _has_own(row.id)) else row.earlier
    report = root.report
    if report is None:
        return Shelf(root.id, root.reference)
    if one.name.lower() == TRAIL or report.restricted or report.facts_only:
        _own_envelope(by, root, report)
        return Shelf(root.id, root.reference)
    return Shelf(report.id, report.reference)


def _own_envelope(by: Actor, root: Submission, report: Report) -> None:
    """Open an envelope for what must not lie with the report; its walls are the report's."""
    if _has_own(root.id):
        return
    wall.join_subjects(by.working_group_id, report.id, root.id, root.id)
    vault.open_compartments(by.working_group_id, root.id, readers=desk_of(report), identity=False)


def _has_own(subject_id: UUID) -> bool:
    return Compartment.objects.filter(subject_id=subject_id).exists()
