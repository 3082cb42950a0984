"""The trail as people may see it: everybody their own acts, the secretariat who acted on a matter and read in it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.foundation.audit.queries import entries_about, own_entries
from kikao.foundation.audit.schemas import EntryLine
from kikao.foundation.sealing.things import things_of
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.registry.people.queries import account_names


@require_safe
@page
def own(request: OfficeRequest) -> HttpResponse:
    """Show what one did, read and was refused; on what is not said, for it may be hidden from the reader by now."""
    found = own_entries(request.actor, after=request.GET.get("after"))
    return render(request, "office/trail/own.html", {"page": found})


@require_safe
@page
def about(request: OfficeRequest, subject_id: UUID) -> HttpResponse:
    """Show who acted on a report, incident or case, and who read what is sealed in it."""
    by = request.actor
    found = entries_about(by, things_of(by, subject_id), after=request.GET.get("after"))
    names = account_names(by.working_group_id, {line.account_id for line in found.items})
    lines = [{"line": line, "who": _who(line, names)} for line in found.items]
    return render(request, "office/trail/about.html", {"page": found, "lines": lines})


def _who(line: EntryLine, names: dict[UUID, str]) -> str:
    if line.account_id:
        return names.get(line.account_id, "")
    return _("A source") if line.actor == "source" else _("Kikao itself")
