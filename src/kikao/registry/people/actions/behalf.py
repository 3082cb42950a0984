"""Recording an act for somebody who has no account."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import ACTIONS, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.enums import HowSaid
from kikao.registry.people.models import OnBehalf, Seat
from kikao.registry.people.policy import only_in_person, seen_by


@action("behalf.note", to={Role.SECRETARIAT}, system=False)
def note_on_behalf(
    by: Actor,
    *,
    seat_id: UUID,
    verb: str,
    object_id: UUID,
    how: str,
    said_on: date,
    read_back: bool,
    scan_item_id: UUID | None = None,
) -> UUID:
    """Note beside an act that it was recorded for a seat: how the word came, and whether it was read back."""
    if by.account_id is None:
        raise NotAllowed
    if verb not in ACTIONS:
        raise Unknown
    if only_in_person(verb):
        raise Stop(
            "behalf.in_person",
            _("Opening, approving and releasing are done in person only."),
            cure=_("The holder of the seat has to sign in for this."),
        )
    if how not in HowSaid.values:
        raise Invalid({"how": _("Say how the word came.")})
    if said_on > today():
        raise Invalid({"said_on": _("This day has not come yet.")})
    if not Seat.objects.filter(seen_by(by), id=seat_id).exists():
        raise Invalid({"seat_id": _("Choose a seat from the list.")})
    note = OnBehalf.objects.create(
        working_group_id=by.working_group_id,
        seat_id=seat_id,
        recorded_by_id=by.account_id,
        verb=verb,
        object_id=object_id,
        how=how,
        said_on=said_on,
        read_back=read_back,
        scan_item_id=scan_item_id,
    )
    return note.id
