"""Who sees requests to open an identity: every custodian who is not walled from the subject."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled


def seen_by(by: Actor) -> Q:
    """Return the openings that this reader may know of."""
    if not by.is_(Role.CUSTODIAN):
        return Q(pk__in=())
    return Q(working_group_id=by.working_group_id) & unwalled(by, "subject_id")
