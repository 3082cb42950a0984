"""The files of a case: for those who work on it all of them, for its members what was marked safe."""

from dataclasses import fields
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.cases.actions import attach_case_files, release_file, withdraw_file
from kikao.casework.cases.queries import case, subjects_of_case, works_on_case
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page
from kikao.foundation.files.queries import file_of, released_of
from kikao.foundation.files.schemas import ReleasedLine
from kikao.interfaces.office.asking import Question, ask, do, may, open_for
from kikao.interfaces.office.cases.asking import trail_of
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.files.forms import SafeForm
from kikao.interfaces.office.files.shelf import Shelf, shelf_page
from kikao.registry.people.queries import account_names


def files_address(case_id: UUID) -> str:
    """Return the page of a case's files."""
    return reverse("office:cases-files", args=[case_id])


@page
def files(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Show the files of a case and what its members may read of them; keep those that are sent."""
    by = request.actor
    seen = case(by, case_id)
    works = may(by, attach_case_files) and works_on_case(by, case_id)
    alone = not works or request.GET.get("only") == "released"
    more: dict[str, object] = {
        "released": released_lines(by, case_id, request.GET.get("after") if alone else None),
        "release_to": case_id if may(by, release_file) else None,
    }
    shelf = Shelf(
        subject_ids=() if alone else subjects_of_case(case_id).everything,
        trail=trail_of(seen.line),
        here=files_address(case_id),
        attach=(lambda sent: attach_case_files(by, case_id=case_id, files=sent)) if works else None,
        more=more,
    )
    return shelf_page(request, shelf)


def released_lines(by: Actor, case_id: UUID, after: str | None) -> Page[dict[str, object]]:
    """Return what members may read, each with the name of whoever marked it safe."""
    found = released_of(by, [case_id], after=after)
    names = account_names(by.working_group_id, [one.released_by for one in found.items])
    return found.map(lambda one: _with_name(one, names.get(one.released_by, "")))


def _with_name(line: ReleasedLine, name: str) -> dict[str, object]:
    return {one.name: getattr(line, one.name) for one in fields(line)} | {"by": name}


@page
def released(request: OfficeRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """Mark a file safe for the members of a case, and say why."""
    by = open_for(request, release_file)
    seen, line = case(by, case_id), file_of(by, file_id)
    question = Question(
        title=_("Mark safe for the members"),
        lead=_("Members who are not walled from this case will read a copy of %(file)s.")
        % {"file": line.title},
        submit=_("It is safe"),
        form=SafeForm(request.POST or None),
        act=lambda said: release_file(by, case_id=case_id, file_id=file_id, reason=said["reason"]),
        after=lambda _release: files_address(case_id),
        done=_("The members can read it now."),
        trail=[*trail_of(seen.line), (_("Files"), files_address(case_id))],
        note=_("What somebody has read cannot be taken back, only the copy."),
    )
    return ask(request, question)


@require_POST
@page
def withdrawn(request: OfficeRequest, case_id: UUID, file_release_id: UUID) -> HttpResponse:
    """Take a released file back: the copy is erased."""
    by = open_for(request, withdraw_file)
    return do(
        request,
        lambda: withdraw_file(by, case_id=case_id, file_release_id=file_release_id),
        after=files_address(case_id),
        done=_("The copy that members read is erased."),
    )
