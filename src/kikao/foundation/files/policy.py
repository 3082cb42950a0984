"""Who may know of a file: the secretariat and the task force that hold its matter's key; members what was released.

The signed paper of a sitting follows the sitting: a higher band says who sees it, as this one knows no sittings.
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.files.enums import FileRole
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import Wrap

READERS = frozenset({Role.SECRETARIAT, Role.TASK_FORCE, Role.MEMBER, Role.ADVISER})
NOBODY = Q(pk__in=())

_PAPERS: dict[str, Callable[[Actor], Q]] = {}


def papers_follow(seen_by_sitting: Callable[[Actor], Q]) -> None:
    """Say who sees the paper of a sitting: `seen_by_sitting(by)` is a condition on the file's `subject_id`."""
    _PAPERS["sitting"] = seen_by_sitting


def seen_by(by: Actor) -> Q:
    """Return the files this reader may know of; the key decides in the end who opens them."""
    own_group = Q(working_group_id=by.working_group_id)
    if by.kind == "system":
        return own_group
    if not by.is_(*READERS):
        return NOBODY
    paper = Q(role=FileRole.PAPER) | Q(original__role=FileRole.PAPER)
    wrap = Wrap.objects.filter(
        account_id=by.person,
        compartment__subject_id=OuterRef("subject_id"),
        compartment__layer=Layer.N,
        blob__isnull=False,
    )
    if by.is_(Role.SECRETARIAT):
        others = Q()
    elif by.is_(Role.TASK_FORCE):
        others = Q(Exists(wrap))
    else:
        others = Q(role=FileRole.RELEASED) & Q(Exists(wrap))
    papers = _PAPERS["sitting"](by) if _PAPERS else NOBODY
    return own_group & ((~paper & others & unwalled(by, "subject_id")) | (paper & papers))
