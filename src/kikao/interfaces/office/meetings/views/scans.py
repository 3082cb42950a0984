"""The signed paper of a sitting."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from kikao.casework.meetings.actions import attach_scan
from kikao.casework.meetings.queries import sitting
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.files.shelf import Shelf, shelf_page
from kikao.interfaces.office.meetings.asking import trail_of


@page
def files(request: OfficeRequest, sitting_id: UUID) -> HttpResponse:
    """Show the signed paper of a sitting to those who may see all that it says; keep a scan that is sent."""
    by = request.actor
    seen = sitting(by, sitting_id)
    shelf = Shelf(
        subject_ids=(sitting_id,),
        trail=trail_of(seen.line),
        here=reverse("office:meetings-papers", args=[sitting_id]),
        attach=(lambda sent: attach_scan(by, sitting_id=sitting_id, files=sent))
        if may(by, attach_scan)
        else None,
    )
    return shelf_page(request, shelf)
