"""The files of a report."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from kikao.casework.reports.actions import attach_report_files
from kikao.casework.reports.queries import report
from kikao.interfaces.office.asking import open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.files.shelf import Shelf, shelf_page
from kikao.interfaces.office.reports.asking import trail_of


@page
def files(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show the files of a report, and keep those that a source handed over later."""
    by = open_for(request, attach_report_files)
    held = report(by, report_id)
    shelf = Shelf(
        subject_ids=(report_id,),
        trail=trail_of(held),
        here=reverse("office:reports-files", args=[report_id]),
        attach=None
        if held.withdrawn_on
        else lambda sent: attach_report_files(by, report_id=report_id, files=sent),
    )
    return shelf_page(request, shelf)
