"""One file: its account, saving it, looking at its redrawn picture, checking, handing over, reporting."""

import json
import secrets
from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.foundation.files.actions import transfer_file, verify_file
from kikao.foundation.files.enums import GIVEN
from kikao.foundation.files.queries import events_of, file_of, opened
from kikao.foundation.files.reporting import custody_report
from kikao.foundation.files.schemas import EventLine
from kikao.interfaces.office.asking import HIDDEN, Question, ask, do, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, into_form, page
from kikao.interfaces.office.files import giving
from kikao.interfaces.office.files.asking import address_of, trail_of
from kikao.interfaces.office.files.forms import DISK, HandForm, ReportForm
from kikao.registry.people.queries import account_names


@require_safe
@page
def one(request: OfficeRequest, file_id: UUID) -> HttpResponse:
    """Show what is known of a file and everything that happened to it."""
    by = request.actor
    line = file_of(by, file_id)
    keeper = may(by, verify_file)
    events = events_of(by, file_id, after=request.GET.get("after")) if keeper else None
    context = {
        "line": line,
        "page": events,
        "events": _told_by(by, events.items) if events else [],
        "keeper": keeper,
        "given": line.role in GIVEN,
        "why": "reader" if by.key else "passphrase",
        "trail": trail_of(by, line),
    }
    return render(request, "office/files/file.html", context)


def _told_by(by: Actor, events: Sequence[EventLine]) -> list[tuple[EventLine, str]]:
    """Return each event with what whoever did it is called."""
    names = account_names(by.working_group_id, [event.account_id for event in events])
    others = {"source": _("The source"), "system": "Kikao"}
    return [
        (event, names.get(event.account_id, "") if event.account_id else others.get(event.actor, ""))
        for event in events
    ]


@require_safe
@page
def saved(request: OfficeRequest, file_id: UUID) -> HttpResponseBase:
    """Save a file; the opening stands in the trail before its first byte leaves."""
    return giving.saved(opened(request.actor, file_id))


@require_safe
@page
def picture(request: OfficeRequest, file_id: UUID) -> HttpResponseBase:
    """Look at a picture that was drawn anew."""
    return giving.looked_at(opened(request.actor, file_id, shown=True))


@require_POST
@page
def checked(request: OfficeRequest, file_id: UUID) -> HttpResponse:
    """Read a file from end to end, and note whether it still is what was received."""
    by = open_for(request, verify_file)
    return do(
        request,
        lambda: verify_file(by, file_id=file_id),
        after=address_of(file_id),
        done=_("The file was read from end to end. What was found stands below."),
    )


@page
def handed_over(request: OfficeRequest, file_id: UUID) -> HttpResponse:
    """Note that a file, or a carrier with it, went into other hands."""
    by = open_for(request, transfer_file)
    line = file_of(by, file_id)
    question = Question(
        title=_("Handed over"),
        lead=_("Note who took the file or its carrier, and what for."),
        submit=_("Note it"),
        form=HandForm(request.POST or None),
        act=lambda said: transfer_file(by, file_id=file_id, **said),
        after=lambda _event: address_of(file_id),
        done=_("It is noted."),
        trail=[*trail_of(by, line), (line.title, address_of(file_id))],
    )
    return ask(request, question)


@page
def reported(request: OfficeRequest, file_id: UUID) -> HttpResponse:
    """Give out the custody report of a file, on paper or for a machine; to whom and what for is noted."""
    by = open_for(request, transfer_file)
    line = file_of(by, file_id)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            raw = custody_report(by, file_id, to_whom=said["to_whom"], purpose=said["purpose"])
        except Stop as stop:
            if stop.status in HIDDEN:
                raise
            into_form(form, stop)
        else:
            if said["shape"] == DISK:
                return giving.paper_for_machines(f"{line.title}-custody", raw)
            return render(request, "office/files/print_custody.html", json.loads(raw) | {"line": line})
    context = {
        "question": {
            "title": _("Custody report"),
            "lead": _(
                "Everything that happened to the file, with the digests that prove it. It names the file."
            ),
            "submit": _("Give out the report"),
            "trail": [*trail_of(by, line), (line.title, address_of(file_id))],
        },
        "form": form,
        "once": secrets.token_urlsafe(16),
        "cancel_url": address_of(file_id),
        "program_url": reverse("office:files-verifier"),
    }
    return render(request, "office/files/report.html", context, status=422 if form.errors else 200)


@require_safe
@page
def expert(request: OfficeRequest) -> HttpResponse:
    """Give out the program that checks a custody report anywhere."""
    open_for(request, transfer_file)
    return giving.program_of_the_expert()
