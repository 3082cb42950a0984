"""Who sees what is kept and erased: secretariat and custodians, where they are not walled from the record."""

from django.db.models import Exists, OuterRef, Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import unwalled
from kikao.insight.retention.models import Erased

KEEPERS = frozenset({Role.SECRETARIAT, Role.CUSTODIAN})
"""Who answers for what is kept: one of the secretariat starts, another of these confirms."""


def keeps(by: Actor) -> bool:
    """Tell whether somebody answers for what is kept."""
    return by.kind == "system" or by.is_(*KEEPERS)


def seen_by(by: Actor) -> Q:
    """Keep the holds, lines and erased records whose record no wall hides from this reader."""
    if keeps(by):
        return Q(working_group_id=by.working_group_id) & unwalled(by, "subject_id")
    return Q(pk__in=())


def periods_seen_by(by: Actor) -> Q:
    """Keep the group's periods."""
    return Q(working_group_id=by.working_group_id) if keeps(by) else Q(pk__in=())


def certificates_seen_by(by: Actor) -> Q:
    """Keep the certificates of which the reader may see every record: a number would betray the others."""
    if not keeps(by):
        return Q(pk__in=())
    group = Q(working_group_id=by.working_group_id)
    if not by.wall_keys:
        return group
    marks = WallMark.objects.filter(subject_id=OuterRef("subject_id"), key__in=sorted(by.wall_keys))
    hidden = Erased.objects.filter(Exists(marks), certificate_id=OuterRef("pk"))
    return group & ~Q(Exists(hidden))
