"""The files of an incident and of the reports that it was made from."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from kikao.casework.incidents.actions import attach_incident_files
from kikao.casework.incidents.queries import incident, reports_behind
from kikao.interfaces.office.asking import open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.files.shelf import Shelf, shelf_page
from kikao.interfaces.office.incidents.asking import trail_of


@page
def files(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show the files behind an incident, and keep those that are sent."""
    by = open_for(request, attach_incident_files)
    seen = incident(by, incident_id)
    shelf = Shelf(
        subject_ids=(incident_id, *reports_behind([incident_id])),
        trail=trail_of(seen.line),
        here=reverse("office:incidents-files", args=[incident_id]),
        attach=None
        if seen.merged_into
        else lambda sent: attach_incident_files(by, incident_id=incident_id, files=sent),
    )
    return shelf_page(request, shelf)
