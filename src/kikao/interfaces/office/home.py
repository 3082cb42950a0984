"""The first page of the office: where the reader may go."""

from django.http import HttpResponse
from django.shortcuts import render

from kikao.interfaces.office.doorway import OfficeRequest, page


@page
def home(request: OfficeRequest) -> HttpResponse:
    """Show the ways that are open to this reader."""
    return render(request, "office/home.html")
