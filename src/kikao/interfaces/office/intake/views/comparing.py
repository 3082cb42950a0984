"""Two versions of one sending, side by side, and which of them counts."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.intake.actions.sorting import keep_first, take_later
from kikao.casework.intake.queries import beside
from kikao.casework.intake.queries.apart import submission_apart
from kikao.casework.intake.schemas import VersionWords
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.intake.asking import answered, back_to, row_of, trail_of


@require_safe
@page
def side_by_side(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Open the first version and this one, answers that differ marked; the reading is in the trail."""
    by = open_for(request, keep_first)
    held = submission_apart(by, submission_id)
    if held.earlier_id is None:
        raise Unknown
    versions = beside(by, submission_id)
    shown = [one for one in versions if one.line.id in {held.earlier_id, submission_id}]
    changed = next((one.changed for one in versions if one.line.id == submission_id), ())
    context = {
        "held": held,
        "line": held.line,
        "changed": changed,
        "versions": [_column(by, held.version_id, one, {each.path for each in changed}) for one in shown],
        "why": "reader" if by.key else "passphrase",
        "trail": trail_of(held.line),
    }
    return render(request, "office/intake/beside.html", context)


@require_POST
@page
def first_kept(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Let the first version stand."""
    by = open_for(request, keep_first)
    return do(
        request,
        lambda: keep_first(by, submission_id=submission_id),
        after=lambda: back_to(by, submission_id),
        done=_("The first version stands. The other one stays sealed beside it."),
    )


@require_POST
@page
def later_taken(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Let the later version count."""
    by = open_for(request, take_later)
    return do(
        request,
        lambda: take_later(by, submission_id=submission_id),
        after=lambda: back_to(by, submission_id),
        done=_("What the later version answers otherwise stands in the report as a note."),
    )


def _column(by: Actor, version_id: UUID | None, one: VersionWords, changed: set[str]) -> dict[str, object]:
    if one.arrived is None:
        return {"row": row_of(one.line), "answers": None}
    labelled = zip(one.arrived.answers, answered(by, version_id, one.arrived.answers), strict=True)
    answers = [(label, value, answer.path in changed) for answer, (label, value) in labelled]
    return {"row": row_of(one.line), "answers": answers}
