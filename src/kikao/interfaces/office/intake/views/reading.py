"""What waits apart, one of it, its words and its files."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kikao.casework.intake.actions.opening import open_arrival
from kikao.casework.intake.actions.sharing import share_submission
from kikao.casework.intake.queries.apart import ApartFilter, apart, count_apart, submission_apart
from kikao.casework.intake.queries.opening import words_apart
from kikao.casework.intake.queries.sharing import lacking_keys
from kikao.foundation.sealing.stops import Locked, Sealed
from kikao.interfaces.office.asking import may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.files.shelf import Shelf, shelf_page
from kikao.interfaces.office.intake.asking import answered, row_of, trail_of
from kikao.interfaces.office.intake.forms import FilterForm
from kikao.registry.people.queries import account_names


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show what waits apart, longest waiting first."""
    by = open_for(request, open_arrival)
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = apart(by, ApartFilter(**asked), after=request.GET.get("after"))
    waiting, sealed = count_apart(by)
    context = {
        "page": found,
        "rows": [row_of(line) for line in found.items],
        "filter": form,
        "narrowed": any(asked.values()),
        "waiting": waiting,
        "sealed": sealed,
        "trail": trail_of()[:1],
    }
    return render(request, "office/intake/list.html", context)


@require_safe
@page
def one(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Show what is known of a submission in codes, what it claims, and what can be done with it."""
    by = request.actor
    held = submission_apart(by, submission_id)
    names = account_names(by.working_group_id, [held.settled_by]) if held.settled_by else {}
    context = {
        "held": held,
        "row": row_of(held.line),
        "line": held.line,
        "later": [row_of(line) for line in held.later],
        "settled_by": "".join(names.values()),
        "trail": trail_of(),
        "works": may(by, open_arrival),
        "lacking": may(by, share_submission) and bool(lacking_keys(by, submission_id)),
    }
    return render(request, "office/intake/submission.html", context)


@require_safe
@page
def words(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Open what came plain and waits apart; the reading is in the trail before it is shown."""
    by = open_for(request, open_arrival)
    held = submission_apart(by, submission_id)
    why, came = "", None
    try:
        came = words_apart(by, submission_id)
    except (Locked, Sealed):
        why = "reader" if by.key else "passphrase"
    context = {
        "held": held,
        "line": held.line,
        "why": why,
        "came": came,
        "answers": answered(by, held.version_id, came.answers) if came else [],
        "trail": trail_of(held.line),
    }
    return render(request, "office/intake/words.html", context)


@page
def files(request: OfficeRequest, submission_id: UUID) -> HttpResponse:
    """Show the files that lie with a submission; those of a report lie with the report."""
    by = open_for(request, open_arrival)
    held = submission_apart(by, submission_id)
    shelf = Shelf(
        subject_ids=(held.line.id,),
        trail=trail_of(held.line),
        here=reverse("office:intake-files", args=[submission_id]),
        attach=None,
    )
    return shelf_page(request, shelf)
