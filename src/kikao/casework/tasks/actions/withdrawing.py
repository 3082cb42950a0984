"""Acting on a withdrawal: everything that a report had reached is looked at, then it is closed."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.models import Claim
from kikao.casework.reports.actions import note_redaction, settle_withdrawal
from kikao.casework.tasks.queries.withdrawals import places_of_report
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing.vault import readers_of, revoke
from kikao.registry.people.queries import accounts_with


@action("withdrawal.redress", to={Role.SECRETARIAT})
def redress_place(by: Actor, *, report_id: UUID, about: str, about_id: UUID, redress: str) -> UUID:
    """Note what was done in one of the places to which a withdrawn report had gone."""
    if not any((one.about, one.about_id) == (about, about_id) for one in places_of_report(by, report_id)):
        raise Unknown
    return note_redaction(by, report_id=report_id, about=about, about_id=about_id, redress=redress)


@action("withdrawal.close", to={Role.SECRETARIAT})
def close_withdrawal(by: Actor, *, report_id: UUID) -> UUID:
    """Say that everything a withdrawn report had reached was looked at; claims resting on it close to the task force."""
    waiting = [one for one in places_of_report(by, report_id) if not one.redress]
    if waiting:
        raise Stop(
            "withdrawal.places_open",
            _("%(number)d places to which this report had gone wait to be looked at.")
            % {"number": len(waiting)},
            cure=_("Go through the list, and say of each what was done."),
        )
    desk = set(accounts_with(by.working_group_id, Role.SECRETARIAT))
    resting = Claim.objects.filter(report_id=report_id).values_list("incident_id", flat=True)
    for incident_id in set(resting):
        revoke(incident_id, readers_of(incident_id) - desk)
    return settle_withdrawal(by, report_id=report_id)
