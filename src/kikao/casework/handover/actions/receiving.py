"""Taking a file of another group in: looked at from outside first, opened once, sealed anew, walls before anything else."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.handover.actions._receipts import write_receipt
from kikao.casework.handover.enums import CardState
from kikao.casework.handover.models import Arrival, ArrivalFile, Card, OwnKeys
from kikao.casework.handover.queries.cards import halves_of, keys_of
from kikao.casework.handover.queries.incoming import matches
from kikao.casework.handover.reckoning import split, walls_of_bodies
from kikao.casework.handover.schemas import Contents
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.access.wall import raise_first_walls
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.handing import HEAD, Head, check_package, open_package, read_head, reader_of
from kikao.foundation.sealing.keys import key_of
from kikao.registry.people.queries import accounts_with

Source = Callable[[], Iterator[bytes]]
"""Gives the bytes of a file from the beginning, as often as it is asked."""
PIECE = 64 * 1024


class WrongReceiverStop(Stop):
    """The file is for another group."""

    def __init__(self) -> None:
        """Give it back."""
        super().__init__(
            "handover.wrong_receiver",
            _("This file is for another group. It cannot be opened here."),
            cure=_(
                "Give it back. If it is meant for us, the other group has an old or a wrong card of ours."
            ),
            status=422,
        )


class UnknownSenderStop(Stop):
    """Nobody here has compared the card of the group that made the file."""

    def __init__(self) -> None:
        """Compare first."""
        super().__init__(
            "handover.unknown_sender",
            _("No card that two of us compared fits the group that made this file."),
            cure=_(
                "Enter that group's card, have a second person compare it by voice, then take the file again."
            ),
            status=422,
        )


class KnownStop(Stop):
    """The same file was taken before."""

    def __init__(self) -> None:
        """Look at the list."""
        super().__init__(
            "handover.known",
            _("This file was taken already. Nothing was taken twice."),
            cure=_(
                "Look for it among the cases handed over to us; the receipt can be saved there once more."
            ),
        )


@action("handover.receive", to={Role.SECRETARIAT}, system=False)
def receive_handover(by: Actor, *, source: Source) -> UUID:
    """Take a file of another group in; whoever it accuses sees nothing of it from the first moment."""
    key_of(by)
    head = read_head(reader_of(source())(HEAD))
    keys, card = _ends(by, head)
    if _taken(by, head):
        raise KnownStop
    check_package(head, halves_of(card), _body(source))
    words, contents, files = split(open_package(keys_of(by, keys), head, _body(source)))
    row = Arrival(
        working_group_id=by.working_group_id,
        card=card,
        keys=keys,
        reference=fresh_reference(by.working_group_id, "R"),
        their_reference=contents.reference[:40],
        package_id=head.package_id,
        digest=head.digest.hex(),
        received_by=by.account_id,
        arrived_on=today(),
    )
    _wall(by, row, contents)
    desk = accounts_with(by.working_group_id, Role.SECRETARIAT)
    vault.open_compartments(by.working_group_id, row.id, readers=desk, identity=False)
    row.contents_item_id = vault.put(by.working_group_id, row.id, "handover.contents", words)
    row.save(force_insert=True)
    write_receipt(by, row)
    for position, content in enumerate(files):
        item_id = vault.put(by.working_group_id, row.id, "handover.file", content)
        ArrivalFile.objects.create(
            working_group_id=by.working_group_id, arrival=row, position=position, item_id=item_id
        )
    return row.id


def _ends(by: Actor, head: Head) -> tuple[OwnKeys, Card]:
    mine = Q(working_group_id=by.working_group_id)
    keys = OwnKeys.objects.filter(mine, key_id=head.receiver.hex()).first()
    if keys is None:
        raise WrongReceiverStop
    card = Card.objects.filter(mine, key_id=head.sender.hex(), state=CardState.CONFIRMED).first()
    if card is None:
        raise UnknownSenderStop
    return keys, card


def _taken(by: Actor, head: Head) -> bool:
    """Tell whether it came before; asked across walls, since even who sees nothing of it must not take it twice."""
    rows = Arrival.objects.filter(working_group_id=by.working_group_id)
    return rows.filter(Q(package_id=head.package_id) | Q(digest=head.digest.hex())).exists()


def _wall(by: Actor, row: Arrival, contents: Contents) -> None:
    marks = walls_of_bodies(contents, matches(by, contents))
    raise_first_walls(by.working_group_id, row.id, [(mark, row.id) for mark in sorted(marks)])


def _body(source: Source) -> Iterator[bytes]:
    """Yield what stands behind the head, in pieces of one length."""
    read = reader_of(source())
    read(HEAD)
    while piece := read(PIECE):
        yield piece
