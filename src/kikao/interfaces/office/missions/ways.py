"""Where the pages of a mission in the field lead."""

from django.urls import reverse


def report_address(mission_id: object) -> str:
    """Return the page of a mission's report."""
    return reverse("office:missions-report", args=[mission_id])


def field_address(mission_id: object, part: str = "") -> str:
    """Return the page of a mission in the field, at one of its parts."""
    return reverse("office:missions-field", args=[mission_id]) + (f"#{part}" if part else "")
