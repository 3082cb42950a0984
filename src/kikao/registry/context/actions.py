"""Taking over what others have counted."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import Given
from kikao.registry.context.enums import EventSource
from kikao.registry.context.models import ContextEvent
from kikao.registry.context.queries import laid_out


@action("context.import_events", to={Role.SECRETARIAT})
def import_events(by: Actor, *, source: str, lines: Iterable[Given]) -> UUID:
    """Take events over from a file of a public register; those that are there follow the file, none is deleted."""
    if source not in EventSource.values:
        raise Invalid({"source": _("Choose the register that the file comes from.")})
    laid = laid_out(by, source, lines)
    ContextEvent.objects.bulk_create(
        (ContextEvent(working_group_id=by.working_group_id, source=source, **values) for values in laid.new),
        batch_size=100,
    )
    changed = []
    for row, values in laid.changed:
        for name, value in values.items():
            setattr(row, name, value)
        changed.append(row)
    if changed:
        ContextEvent.objects.bulk_update(changed, list(laid.changed[0][1]), batch_size=50)
    return by.working_group_id
