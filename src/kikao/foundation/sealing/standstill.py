"""Whether the openings of a group are stopped."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing.models import IdentityFreeze


class Frozen(Stop):
    """A custodian stopped all openings."""

    def __init__(self) -> None:
        """Say what ends the stop."""
        super().__init__(
            "sealing.frozen",
            _("A custodian has stopped all openings of identities."),
            cure=_("Two custodians together lift the stop."),
            status=409,
        )


def freeze_of(working_group_id: UUID) -> IdentityFreeze | None:
    """Return the stop that stands now."""
    return IdentityFreeze.objects.filter(working_group_id=working_group_id, lifted_at=None).first()


def require_unfrozen(working_group_id: UUID) -> None:
    """Refuse while the openings of the group are stopped."""
    if freeze_of(working_group_id):
        raise Frozen
