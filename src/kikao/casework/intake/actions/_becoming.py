"""What becomes of something that waited apart once it is read: a report, a later version of one, or what a visit claims.

Its originals go in the same act: who was walled a moment ago held their key, and what lies twice is erased twice.
"""

from uuid import UUID

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.actions._bearers import carried_walls
from kikao.casework.intake.actions._files import expect, keep_new, state_of
from kikao.casework.intake.actions._findings import keep_findings
from kikao.casework.intake.actions._reports import make_report
from kikao.casework.intake.actions._sent import Sent
from kikao.casework.intake.actions._versions import known_as, whom_it_accuses
from kikao.casework.intake.enums import SettledAs, SubmissionState
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.intake.reckoning import tags
from kikao.casework.reports.models import Report
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.files.erasing import erase_file
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.erasing import shred_items

OPENED = "OPENED"
"""Why the sealed originals of what was opened are erased."""
CLAIMS = frozenset({FormKind.VISIT, FormKind.CHECK})


def become(by: Actor, row: Submission, sent: Sent, *, is_incomplete: bool = False) -> None:
    """Make of a row what its form makes of it; what opens files that have not come stays until they have."""
    before = _originals(row, sent)
    if is_incomplete:
        row.around_item_id, before = before[0], (None, before[1])
    carried = carried_walls(row, sent)
    root = row.earlier or _root(sent)
    if root is not None:
        _version(row, root, sent)
    elif sent.shape is None or sent.shape.kind in {FormKind.REPORT, FormKind.GUARD}:
        _report(by, row, sent, carried)
    else:
        _claims(row, sent)
    _erase(by, before)


def lead_to(by: Actor, row: Submission, report: Report) -> None:
    """Have a row lead to the report that was made of it, behind the same walls, and with it every later version."""
    row.report, row.mission_token_id = report, None
    _share_walls(row, report.id)
    Submission.objects.filter(earlier=row, report=None).update(report=report)
    settle(by, row, SettledAs.REPORT)


def settle(by: Actor, row: Submission, settled_as: SettledAs) -> None:
    """Note what became of a row, by whom."""
    row.state = SubmissionState.SETTLED
    row.settled_as, row.settled_by, row.settled_on = settled_as, by.account_id, today()
    row.save()


def _report(by: Actor, row: Submission, sent: Sent, carried: list[tuple[str, UUID]]) -> None:
    report, row.whole_item_id = make_report(sent, carried)
    lead_to(by, row, report)
    _keep_files(row, sent)
    row.save()


def _version(row: Submission, root: Submission, sent: Sent) -> None:
    home = root.report_id or root.id
    for key in whom_it_accuses(sent):
        wall.raise_wall(row.working_group_id, home, key, row.id)
    row.earlier, row.report, row.state = root, root.report, SubmissionState.EDIT
    row.whole_item_id = vault.put(row.working_group_id, home, "submission.whole", sent.whole)
    if sent.identity:
        row.identity_item_id = _identity(row, sent)
    _share_walls(row, home)
    _keep_files(row, sent)
    row.save()


def _claims(row: Submission, sent: Sent) -> None:
    """Keep a visit, a check or a training sheet in the envelopes it came in, behind the walls it came with."""
    row.whole_item_id = vault.put(row.working_group_id, row.id, "submission.whole", sent.whole)
    if sent.identity:
        row.identity_item_id = _identity(row, sent)
    row.state = SubmissionState.WAITING
    _keep_files(row, sent)
    row.state = state_of(row)
    row.save()
    if sent.shape and sent.shape.kind in CLAIMS:
        keep_findings(sent.by, row, sent.found)


def _identity(row: Submission, sent: Sent) -> UUID:
    """Seal who the answers say somebody is; through which phone it came stays beside it in the same envelope."""
    return vault.put(row.working_group_id, row.id, "submission.identity", sent.identity, layer=Layer.I)


def _root(sent: Sent) -> Submission | None:
    """Return the first version of what these answers replace, if it is known."""
    known = known_as(sent, sent.earlier_tag) if sent.earlier_tag else []
    return known[0].earlier or known[0] if known else None


def _share_walls(row: Submission, home: UUID) -> None:
    """Have a row stand behind the walls of what it became, instead of those of what nobody has read."""
    wall.lower_wall(row.id, row.id)
    wall.join_subjects(row.working_group_id, home, row.id, row.id)


def _keep_files(row: Submission, sent: Sent) -> None:
    expected = expect(row, sent)
    state = row.state
    keep_new(row, sent, expected)
    row.state = state


def _originals(row: Submission, sent: Sent) -> tuple[UUID | None, list[UUID]]:
    """Return what is to go; the lines of files that come again under their own names are made anew."""
    lines = Attachment.objects.filter(submission=row)
    files = [one for one in lines.values_list("file_id", flat=True) if one]
    names = {*sent.arrived.media, *(one.name for one in sent.files)}
    lines.filter(name_tag__in=[tags.name_tag(row.instance_tag, name) for name in names]).delete()
    return row.whole_item_id, files


def _erase(by: Actor, originals: tuple[UUID | None, list[UUID]]) -> None:
    item_id, files = originals
    if item_id:
        shred_items([item_id])
    for file_id in files:
        erase_file(by, file_id, ground=OPENED)
