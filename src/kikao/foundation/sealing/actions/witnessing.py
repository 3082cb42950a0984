"""Checkpoints of the trail: taken every week, when minutes are adopted and by hand, and signed."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import chain, notes
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.audit.enums import Occasion
from kikao.foundation.audit.models import Checkpoint
from kikao.foundation.sealing import signer


@action("trail.checkpoint", to={Role.SECRETARIAT})
def take_checkpoint(by: Actor, *, occasion: Occasion = Occasion.WEEK, about: UUID | None = None) -> UUID:
    """Write down how far the trail goes and its hash there, signed; `about` says in which minutes it is printed."""
    last = chain.head()
    taken_at = chain.moment()
    origin = notes.origin_of(by.working_group_id)
    note = signer.sign_note(origin, notes.body_of(origin, last.n, last.hash, taken_at))
    made = Checkpoint.objects.create(
        working_group_id=by.working_group_id,
        n=last.n,
        hash=last.hash,
        taken_at=taken_at,
        occasion=occasion,
        about=about,
        note=note,
    )
    return made.id


@action("trail.replace_key", to=SYSTEM_ONLY)
def replace_signing_key(by: Actor) -> UUID:
    """Sign checkpoints with a fresh key from now on; the first one follows at once."""
    signer.replace_key()
    return take_checkpoint(by, occasion=Occasion.HAND)
