"""Who may read the code lists."""

from django.db.models import Q

from kikao.foundation.access.actor import Actor


def seen_by(by: Actor) -> Q:
    """Keep the words of the reader's own group: everybody who may ask at all may read them."""
    return Q(working_group_id=by.working_group_id)
