"""Files that carry sealed boxes to a machine without network and back: what a custodian does with a key kept there.

Nothing in them is open: a request holds boxes that only the custodian's own key takes off, an answer holds boxes for
the next person. The shape stands in docs/sealing-format.md.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import read_note, refusal_note
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop
from kikao.foundation.sealing.actions.opening import compartments_of, to_answer
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.identity import VERB as VIEW
from kikao.foundation.sealing.identity import note_view, opened_for
from kikao.foundation.sealing.keys import account_of
from kikao.foundation.sealing.models import IdentityOpening, OpenedKey, SealedItem
from kikao.foundation.sealing.offline import offline_keys
from kikao.foundation.sealing.reading import whole
from kikao.foundation.sealing.stops import Sealed
from kikao.foundation.sealing.turns import Turn, about_opening, turns_of

CARRY = "identity.carry"
VERSION = 1
LARGEST = 2 * 1024 * 1024


def has_offline_key(by: Actor) -> bool:
    """Tell whether this custodian keeps a key off the server."""
    return bool(offline_keys([account_of(by)]))


def is_carried(by: Actor, opening_id: UUID) -> bool:
    """Tell whether what was opened for this reader can be read with their offline key alone."""
    left = OpenedKey.objects.filter(opening_id=opening_id, account_id=account_of(by))
    return left.exclude(offline_key_id=None).exists()


def request_file(by: Actor, opening_id: UUID) -> str:
    """Return what this custodian takes to the machine with their key, in order to answer a request."""
    try:
        if not by.is_(Role.CUSTODIAN):
            raise NotAllowed
        opening = to_answer(by, opening_id)
        turns = turns_of(opening, account_of(by), compartments_of(by, opening.subject_id))
        mine = [turn for turn in turns if turn.mine_offline]
        if not mine:
            raise Sealed
        read_note(by, CARRY, opening.id)
        return _written("request", opening, turns=[_turn(one) for one in mine], danger=opening.danger)
    except Stop as stop:
        refusal_note(by, CARRY, opening_id, stop)
        raise


def identity_file(by: Actor, opening_id: UUID) -> str:
    """Return what was opened for this reader, still sealed to their offline key; taking it along is a look."""
    try:
        opening = opened_for(by, opening_id)
        left = list(
            OpenedKey.objects.filter(opening=opening, account_id=account_of(by))
            .exclude(offline_key_id=None)
            .select_related("compartment")
        )
        if not left:
            raise Sealed
        note_view(by, opening, carried=True)
        return _written("identity", opening, keys=[_key(opening, one) for one in left])
    except Stop as stop:
        refusal_note(by, VIEW, opening_id, stop)
        raise


def read_answer(text: bytes, opening_id: UUID) -> dict[str, bytes]:
    """Return the boxes that a custodian brought back, by the name of their turn."""
    try:
        said = json.loads(text[:LARGEST])
        fits = (said["what"], said["version"], said["opening"]) == ("kikao answer", VERSION, str(opening_id))
        boxes = {str(name): base64.b64decode(box, validate=True) for name, box in said["boxes"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise _unreadable() from error
    if not fits:
        raise _unreadable()
    return boxes


def _unreadable() -> Invalid:
    return Invalid(
        {"answer": _("This is not the answer to this request. Make it anew from the request file.")}
    )


def _written(kind: str, opening: IdentityOpening, **more: object) -> str:
    head: dict[str, object] = {"what": f"kikao {kind}", "version": VERSION, "opening": str(opening.id)}
    return json.dumps(head | {"subject": str(opening.subject_id)} | more, indent=1)


def _turn(turn: Turn) -> Mapping[str, Any]:
    return {
        "name": turn.name,
        "box": _text(turn.blob),
        "off": list(turn.off),
        "on": [{"public": _text(public), "about": label} for public, label in turn.on],
        "bares": _text(turn.bares),
    }


def _key(opening: IdentityOpening, left: OpenedKey) -> Mapping[str, Any]:
    one = left.compartment
    items = SealedItem.objects.filter(compartment=one).select_related("item_key").order_by("arrived_on", "id")
    return {
        "box": _text(bytes(left.blob)),
        "off": [about_opening(opening, one), about(one)],
        "bares": _text(bytes(one.public_key)),
        "layer": one.layer,
        "compartment": str(one.id),
        "items": [
            {
                "id": str(item.id),
                "kind": item.kind,
                "day": item.arrived_on.isoformat(),
                "box": _text(whole(item)),
            }
            for item in items
        ],
    }


def _text(blob: bytes) -> str:
    return base64.b64encode(blob).decode()
