"""What records and people are called on the pages of openings, and the ways between these pages."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.intake.queries.phones import phones_behind
from kikao.casework.reports.queries.references import references_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.queries import identities_behind
from kikao.foundation.sealing.schemas import IdentityBehind, OpeningSeen
from kikao.interfaces.office.openings.forms import Choices
from kikao.interfaces.ui.words import day_words

Trail = list[tuple[str, str]]


def trail_of(opening_id: UUID | None = None) -> Trail:
    """Return the way up from a page of an opening."""
    trail = [(_("Identities"), reverse("office:openings-list"))]
    if opening_id:
        trail.append((_("Request"), address_of(opening_id)))
    return trail


def address_of(opening_id: object) -> str:
    """Return the address of an opening's page."""
    return reverse("office:openings-opening", args=[opening_id])


def titles_of(by: Actor, lines: Iterable[OpeningSeen]) -> dict[UUID, str]:
    """Return what the record of each opening is called; a task force knows no references of reports."""
    asked = {line.subject_id for line in lines}
    known = references_of(by, asked)
    called = {one: _("Report %(reference)s") % {"reference": reference} for one, reference in known.items()}
    for one, reference in phones_behind(by, asked - called.keys()).items():
        called[one] = _("Through whose phone %(reference)s came") % {"reference": reference}
    return {line.id: called.get(line.subject_id, _("A source in a case")) for line in lines}


def identities(by: Actor, subject_id: UUID) -> Choices:
    """Return the identities that the reader may ask for, as a form offers them."""
    behind = identities_behind(by, subject_id)
    asked = {one.subject_id for one in behind}
    known = references_of(by, asked)
    phones = phones_behind(by, asked - known.keys())
    return [(str(one.subject_id), _called(one, known, phones)) for one in behind]


def _called(one: IdentityBehind, known: Mapping[UUID, str], phones: Mapping[UUID, str]) -> str:
    day = day_words(one.arrived_on)
    if one.subject_id in known:
        said = {"reference": known[one.subject_id], "day": day}
        return _("Report %(reference)s, told on %(day)s") % said
    if one.subject_id in phones:
        said = {"reference": phones[one.subject_id], "day": day}
        return _("Through whose phone %(reference)s came, on %(day)s") % said
    return _("A source heard on %(day)s") % {"day": day}
