"""Saying what an incident is: its plain facts, its categories, how grave it is."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.actions.ground import (
    alert_if_graver,
    file_under,
    open_row,
    search_words,
    turn,
)
from kikao.casework.incidents.enums import TitleState
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.queries import reports_behind, require_opened
from kikao.casework.incidents.reckoning import chosen, line
from kikao.casework.incidents.schemas import Facts
from kikao.casework.reports.reckoning import check_happened
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import lower_wall, place_key, raise_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop
from kikao.registry.places.enums import PlacePrecision
from kikao.registry.places.queries import place, require_place, territory
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import require_terms


@action("incident.edit", to={Role.SECRETARIAT})
def edit_incident(
    by: Actor,
    *,
    incident_id: UUID,
    version: int,
    title: str,
    nature: str,
    happened: Moment | None = None,
    place_id: UUID | None = None,
    territory_id: UUID | None = None,
    place_precision: str = "",
) -> UUID:
    """Correct the plain facts of an incident: what it is called, when and where it was."""
    row = open_row(by, incident_id)
    turn(row, version)
    describe(by, row, Facts(title, nature, happened or Moment(), place_id, territory_id, place_precision))
    row.save()
    return row.id


@action("incident.categorise", to={Role.SECRETARIAT})
def categorise_incident(by: Actor, *, incident_id: UUID, version: int, categories: Iterable[str]) -> UUID:
    """Put an incident under its categories; what they propose under other standards follows them."""
    row = open_row(by, incident_id)
    codes = require_terms(by, TermList.INCIDENT_CATEGORY, categories, field="categories")
    if not codes:
        raise Invalid({"categories": _("Choose at least one category.")})
    turn(row, version)
    file_under(by, row, codes)
    row.save(update_fields=["severity"])
    return row.id


@action("incident.confirm_severity", to={Role.SECRETARIAT})
def confirm_severity(by: Actor, *, incident_id: UUID, version: int, severity: str) -> UUID:
    """Confirm the level of severity that the category proposes, or set another."""
    row = open_row(by, incident_id)
    if not require_terms(by, TermList.SEVERITY, [severity] if severity else [], field="severity"):
        raise Invalid({"severity": _("Choose from the list.")})
    turn(row, version)
    Incident.objects.filter(id=row.id).update(severity=severity, severity_by=by.account_id)
    earlier, row.severity = row.severity, severity
    alert_if_graver(by, row, earlier)
    return row.id


@action("incident.check_title", to={Role.SECRETARIAT})
def check_title(by: Actor, *, incident_id: UUID, version: int) -> UUID:
    """Confirm, as a second person, that the title gives no source away; members read it from now on."""
    row = open_row(by, incident_id)
    if row.title_state == TitleState.CHECKED:
        raise Stop("incident.title_checked_already", gettext_lazy("The title was checked already."))
    if by.account_id is not None and row.title_by == by.account_id:
        raise Stop(
            "incident.title_needs_a_second",
            gettext_lazy("You wrote this title yourself."),
            cure=gettext_lazy("Ask another person of the secretariat to check it."),
            status=403,
        )
    require_opened(by, row.title_by, reports_behind([row.id]))
    turn(row, version)
    Incident.objects.filter(id=row.id).update(title_state=TitleState.CHECKED, title_checked_by=by.account_id)
    return row.id


def describe(by: Actor, row: Incident, facts: Facts) -> None:
    """Check the plain facts and write them on the row; those with a stake in the place lose sight of it at once."""
    title = line(facts.title, "title", needed=_("Give it a title that names no person."))
    if title != row.title:
        row.title, row.title_by, row.title_checked_by = title, by.account_id, None
        row.title_state = TitleState.DRAFT
    if not require_terms(by, TermList.EVENT_NATURE, [facts.nature] if facts.nature else [], field="nature"):
        raise Invalid({"nature": _("Choose from the list.")})
    check_happened(facts.happened, today())
    row.nature = facts.nature
    row.happened_from, row.happened_until = facts.happened.start, facts.happened.end
    row.happened_precision = facts.happened.precision
    row.place_precision = chosen(facts.place_precision, PlacePrecision, "place_precision")
    row.search_text = search_words(row)
    lower_wall(row.id, row.id)
    row.place_id, row.territory_id = _where(by, facts)
    if row.place_id:
        raise_wall(row.working_group_id, row.id, place_key(row.place_id), row.id)


def _where(by: Actor, facts: Facts) -> tuple[UUID | None, UUID | None]:
    """Return place and territory; a place brings its own territory."""
    if facts.place_id:
        require_place(by, facts.place_id, field="place_id")
        return facts.place_id, place(by, facts.place_id).line.territory_id
    if facts.territory_id:
        return None, territory(by, facts.territory_id).id
    return None, None
