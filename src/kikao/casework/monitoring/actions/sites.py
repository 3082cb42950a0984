"""The timeline of a site: entering what happened there, correcting it; nothing of it is ever taken away."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.monitoring.actions._parts import moment_seen
from kikao.casework.monitoring.enums import Qualification, SiteEventKind, Unnamed
from kikao.casework.monitoring.models import SiteEvent
from kikao.casework.monitoring.policy import corrects_event, events_seen_by
from kikao.casework.monitoring.reckoning.days import holds_until
from kikao.casework.monitoring.schemas import SiteEventGiven
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.vault import open_compartments, put
from kikao.registry.people.models import Organisation
from kikao.registry.people.queries import accounts_with
from kikao.registry.places.queries import require_place

MOST_MEN = 100_000


@action("site.enter", to={Role.SECRETARIAT})
def add_site_event(by: Actor, *, place_id: UUID, event: SiteEventGiven) -> UUID:
    """Enter on the timeline of a site what happened there; who was armed there finds no trace of it."""
    require_place(by, place_id, field="place_id")
    return _enter(by, place_id, _read(by, event)).id


@action("site.correct", to={Role.SECRETARIAT})
def correct_site_event(by: Actor, *, event_id: UUID, reason: str, event: SiteEventGiven) -> UUID:
    """Correct an entry that was wrong, with the reason: it stays, struck out, beside the one that replaces it."""
    wrong = _standing(by, event_id)
    right = _read(by, event)
    _strike(by, wrong, reason)
    return _enter(by, wrong.place_id, right, corrects=wrong).id


@action("site.strike", to={Role.SECRETARIAT})
def strike_site_event(by: Actor, *, event_id: UUID, reason: str) -> UUID:
    """Strike out an entry that should never have been made, with the reason; it stays where it is."""
    wrong = _standing(by, event_id)
    _strike(by, wrong, reason)
    return wrong.id


def _standing(by: Actor, event_id: UUID) -> SiteEvent:
    row = SiteEvent.objects.filter(events_seen_by(by), id=event_id).first()
    if row is None:
        raise Unknown
    if not corrects_event(by, row):
        raise Stop(
            "site.struck",
            _("This entry was struck out already."),
            cure=_("Correct the one that replaces it, or enter what happened anew."),
        )
    return row


def _strike(by: Actor, row: SiteEvent, reason: str) -> None:
    words = prose(reason, "reason", needed=_("Say why."))
    row.struck_on, row.struck_by = today(), by.account_id
    row.strike_item_id = put(by.working_group_id, row.id, "site.strike", words)
    row.save(update_fields=["struck_on", "struck_by", "strike_item_id"])


def _read(by: Actor, event: SiteEventGiven) -> SiteEventGiven:
    """Return what happened as it can be kept, or refuse it field by field."""
    kind = chosen(event.kind, SiteEventKind, "kind", needed=True)
    when = moment_seen(event.happened)
    is_colour = kind == SiteEventKind.QUALIFICATION
    colour = chosen(event.qualification, Qualification, "qualification", needed=is_colour)
    if colour and not is_colour:
        raise Invalid({"qualification": _("Only a qualification has a colour.")})
    until = event.expires_on or (holds_until(colour, when) if is_colour else None)
    _require_order(when, until)
    alleged = event.accuses or kind == SiteEventKind.ARMED_PRESENCE
    unnamed = chosen(event.unnamed, Unnamed, "unnamed")
    _require_body(by, event.organisation_id, unnamed, alleged=alleged)
    if event.number is not None and not 0 < event.number <= MOST_MEN:
        raise Invalid({"number": _("Write how many were there, or leave it empty.")})
    if event.case_id:
        require_case(by, event.case_id)
    words = prose(event.words, "words")
    return replace(event, happened=when, expires_on=until, accuses=alleged, words=words)


def _require_order(when: Moment, until: date | None) -> None:
    if until and when.start and until < when.start:
        raise Invalid({"expires_on": _("The end comes before the beginning.")})


def _require_body(by: Actor, organisation_id: UUID | None, unnamed: str, *, alleged: bool) -> None:
    rows = Organisation.objects.filter(working_group_id=by.working_group_id)
    if organisation_id and not rows.filter(id=organisation_id).exists():
        raise Invalid({"organisation_id": _("Choose from the list.")})
    if organisation_id and unnamed:
        raise Invalid({"unnamed": _("Either the body is named, or nobody can say which it was.")})
    if alleged and not (organisation_id or unnamed):
        words = _(
            "Say who it was, or that nobody can say: until it is known, all who could be it are kept out."
        )
        raise Invalid({"organisation_id": words})


def _enter(by: Actor, place_id: UUID, what: SiteEventGiven, corrects: SiteEvent | None = None) -> SiteEvent:
    group_id = by.working_group_id
    when = what.happened or Moment()
    row = SiteEvent(
        working_group_id=group_id,
        place_id=place_id,
        kind=what.kind,
        qualification=what.qualification,
        happened_from=when.start,
        happened_until=when.end,
        happened_precision=when.precision,
        expires_on=what.expires_on,
        organisation_id=what.organisation_id,
        unnamed=what.unnamed,
        accuses=what.accuses,
        number=what.number,
        case_id=what.case_id,
        entered_by=by.account_id,
        entered_on=today(),
        corrects=corrects,
    )
    row.save(force_insert=True)
    wall.raise_first_walls(group_id, row.id, _marks(row))
    if row.case_id:
        wall.follow_subject(group_id, row.id, row.case_id, row.id)
    open_compartments(group_id, row.id, readers=accounts_with(group_id, Role.SECRETARIAT), identity=False)
    if what.words:
        row.words_item_id = put(group_id, row.id, "site.event", what.words)
        row.save(update_fields=["words_item_id"])
    return row


def _marks(row: SiteEvent) -> list[tuple[str, UUID]]:
    """Return whom an entry walls: who has an interest in the site, and who was there armed or is alleged to have been."""
    marks = [(wall.place_key(row.place_id), row.id)]
    if row.accuses and row.organisation_id:
        marks.append((wall.organisation_key(row.organisation_id), row.id))
    if row.accuses and row.unnamed:
        marks.append((row.unnamed, row.id))
    return marks
