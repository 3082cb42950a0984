"""What records and people are called on the pages of openings, and the ways between these pages."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.reports.queries.references import references_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.queries import identities_behind
from kikao.foundation.sealing.schemas import OpeningSeen
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
    known = references_of(by, {line.subject_id for line in lines})
    return {
        line.id: _("Report %(reference)s") % {"reference": known[line.subject_id]}
        if line.subject_id in known
        else _("A source in a case")
        for line in lines
    }


def identities(by: Actor, subject_id: UUID) -> Choices:
    """Return the identities that the reader may ask for, as a form offers them."""
    behind = identities_behind(by, subject_id)
    known = references_of(by, {one.subject_id for one in behind})
    return [
        (
            str(one.subject_id),
            _("Report %(reference)s, told on %(day)s")
            % {"reference": known[one.subject_id], "day": day_words(one.arrived_on)}
            if one.subject_id in known
            else _("A source heard on %(day)s") % {"day": day_words(one.arrived_on)},
        )
        for one in behind
    ]
