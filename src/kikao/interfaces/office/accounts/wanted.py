"""Where the reader wanted to go before the door asked who it is."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def wanted(request: HttpRequest) -> str:
    """Return that address if it is a page of the office, else nothing."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    inside = there.startswith(reverse("office:home"))
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if inside and safe else ""
