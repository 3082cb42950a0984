"""What was said by somebody without an account is noted with the hand that wrote it down."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.actions import note_on_behalf
from kikao.registry.people.queries import on_behalf_of
from tests.kit.cast import Cast

pytestmark = pytest.mark.postgres


def note(cast: Cast, **more: object):  # type: ignore[no-untyped-def]
    facts = {
        "seat_id": cast.seats["irene"],
        "verb": "interest.declare",
        "object_id": uuid4(),
        "how": "PHONE",
        "said_on": today(),
        "read_back": True,
    } | more
    return facts["object_id"], note_on_behalf(cast.actor("anne"), **facts)  # type: ignore[arg-type]


def test_note_on_behalf_is_read_beside_the_act(cast: Cast) -> None:
    thing, _row = note(cast)
    line = on_behalf_of(cast.actor("chantal"), [thing])[thing]
    assert (line.seat, line.how, line.read_back) == ("Tribunal de Grande Instance", "PHONE", True)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"verb": "no.such_act"}, Unknown),
        ({"verb": "role.confirm"}, Stop),
        ({"how": "FAX"}, Invalid),
        ({"said_on": today() + timedelta(2)}, Invalid),
        ({"seat_id": uuid4()}, Invalid),
    ],
)
def test_note_on_behalf_refuses(cast: Cast, wrong: dict[str, object], error: type[Stop]) -> None:
    with pytest.raises(error):
        note(cast, **wrong)


def test_only_the_secretariat_notes_for_others(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        note_on_behalf(
            cast.actor("chantal"),
            seat_id=cast.seats["irene"],
            verb="interest.declare",
            object_id=uuid4(),
            how="ORAL",
            said_on=today(),
            read_back=False,
        )


def test_a_note_names_the_hand_that_wrote_it(cast: Cast) -> None:
    nobody = Actor(cast.group_id, roles=frozenset({Role.SECRETARIAT}))
    with pytest.raises(NotAllowed):
        note_on_behalf(
            nobody,
            seat_id=cast.seats["irene"],
            verb="interest.declare",
            object_id=uuid4(),
            how="ORAL",
            said_on=today(),
            read_back=True,
        )
