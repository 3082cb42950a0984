"""What the forms of sittings offer to choose from."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import Filters, cases
from kikao.casework.cases.schemas import CaseLine
from kikao.casework.meetings.enums import ReleaseState, SittingState
from kikao.casework.meetings.queries import invitable, releases_for, sittings
from kikao.casework.meetings.schemas import InviteLine, SittingPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid
from kikao.interfaces.office.offering import Choices
from kikao.interfaces.ui.words import day_words
from kikao.registry.people.queries import organisation_choices

MOST = 200
"""Rows a select offers; another case is named by its reference."""


def hosts(by: Actor) -> Choices:
    """Return the organisations that may host."""
    return list(organisation_choices(by))


def open_cases(by: Actor, *, tabled: bool = False) -> Choices:
    """Return the cases that are not closed, newest first, or those that still wait for a decision."""
    filters = Filters(status=CaseStatus.TABLED) if tabled else Filters()
    found = cases(by, filters, size=MOST).items
    return [(str(line.id), named(line)) for line in found if line.status != CaseStatus.CLOSED]


def named(line: CaseLine) -> str:
    """Return what a case is called in a list."""
    return f"{line.reference} – {line.title}" if line.title else line.reference


def case_by_reference(by: Actor, reference: str) -> UUID:
    """Return the case that somebody named by its reference."""
    asked = reference.strip().upper()
    for line in cases(by, Filters(words=asked), size=MOST).items:
        if line.reference.upper() == asked:
            return line.id
    raise Invalid({"reference": _("No case has this reference. Look at its spelling.")})


def standing_releases(by: Actor) -> Choices:
    """Return the released texts that stand."""
    found = releases_for(by, state=ReleaseState.APPROVED, size=MOST).items
    return [(str(line.id), f"{line.reference} – {line.seat}") for line in found]


def seats(by: Actor, case_ids: Iterable[UUID] = ()) -> tuple[Choices, tuple[InviteLine, ...]]:
    """Return the seats that can be invited, and those that cannot because they are walled."""
    lines = invitable(by, case_ids)
    free = [(str(line.seat_id), f"{line.title} ({line.pillar_words})") for line in lines if not line.walled]
    return free, tuple(line for line in lines if line.walled)


def present_seats(page: SittingPage) -> Choices:
    """Return the seats that were in the room."""
    return [(str(one.seat_id), one.who) for one in page.attendances if one.seat_id and one.present]


def invited_seats(page: SittingPage) -> Choices:
    """Return the seats that were invited."""
    return [(str(one.seat_id), one.who) for one in page.attendances if one.seat_id]


def items_of(page: SittingPage) -> Choices:
    """Return the items of a sitting."""
    return [(str(item.id), f"{item.position}. {item.words}") for item in page.items]


def later_sittings(by: Actor, page: SittingPage) -> Choices:
    """Return the sittings at which these minutes may have been adopted."""
    held = (SittingState.HELD, SittingState.MINUTED, SittingState.ADOPTED)
    return [
        (str(line.id), f"{line.kind_words}, {day_words(line.day)}")
        for line in sittings(by, size=MOST).items
        if line.id != page.line.id
        and line.state in held
        and line.day >= page.line.day
        and (page.line.closed or not line.closed)
    ]
