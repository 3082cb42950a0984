"""Where the pages of forms lead."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.forms.schemas import FormLine, VersionPage


def form_url(form_id: UUID) -> str:
    """Return the page of a form."""
    return reverse("office:forms-form", args=[form_id])


def version_url(version_id: UUID) -> str:
    """Return the page of a version."""
    return reverse("office:forms-version", args=[version_id])


def trail_of(form: FormLine | None = None, held: VersionPage | None = None) -> list[tuple[str, str]]:
    """Return the way up from a page of forms."""
    trail = [(_("Forms"), reverse("office:forms-list"))]
    if form:
        trail.append((form.title, form_url(form.id)))
    if held:
        trail.append((_("Version %(version)s") % {"version": held.line.version}, version_url(held.line.id)))
    return trail


def tokens_trail() -> list[tuple[str, str]]:
    """Return the way up from a page of field tokens."""
    return [*trail_of(), (_("Phones in the field"), reverse("office:forms-tokens"))]
