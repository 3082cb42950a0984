"""Making the one file: opened in the session of who makes it, sealed to the other group, signed with our key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.handover.actions.proposing import CHANGED, require_confirmed
from kikao.casework.handover.enums import Goes, HandoverState
from kikao.casework.handover.lifecycle import HANDOVER
from kikao.casework.handover.models import Handover, HandoverPart, HandoverReport, OwnKeys
from kikao.casework.handover.queries.cards import halves_of, keys_of
from kikao.casework.handover.queries.gathering import gather, told_of
from kikao.casework.handover.queries.going import require_handover
from kikao.casework.handover.reckoning import beyond, written
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.files.opening import key_to, pieces_of
from kikao.foundation.files.rows import about_of
from kikao.foundation.sealing.handing import read_head, seal_package
from kikao.foundation.sealing.keys import key_of
from kikao.foundation.sealing.stops import Sealed

WITHIN = timedelta(days=30)
"""Within so many days the other group is expected to send its receipt."""
PART = 512 * 1024


@action("handover.make_file", to={Role.SECRETARIAT}, system=False)
def make_handover_file(by: Actor, *, handover_id: UUID, version: int | None = None) -> UUID:
    """Make the file that was approved; consent is asked of the register once more, and what it lacks stays back.

    Nothing goes that nobody agreed to as it is now: what is new or changed is looked at by a second person first.
    """
    key_of(by)
    row = require_handover(by, handover_id)
    HANDOVER.check(row.state, HandoverState.SENT)
    require_confirmed(row.card)
    keys = keys_of(by, own_keys(by))
    found = gather(by, row, words=True)
    if more := beyond(found.shown, row.shown):
        raise ChangedStop(more)
    about = about_of(by, found.copies)
    if len(about) != len(found.copies):
        raise Sealed
    files = tuple(told_of(one, about[one.id]) for one in found.copies)
    words = written(replace(found.contents, files=files))
    size, package_id = len(words) + sum(one.size for one in files), random_id()
    shelf = _Shelf(row)
    pieces = _pieces(by, words, found.copies)
    head = seal_package(keys, halves_of(row.card), package_id, size, pieces, shelf.add)
    shelf.finish(head)
    for report_id in sorted(found.reports):
        HandoverReport.objects.create(working_group_id=by.working_group_id, handover=row, report_id=report_id)
    turn(
        row,
        version,
        state=HandoverState.SENT,
        made_by=by.account_id,
        sent_on=today(),
        answer_due_on=today() + WITHIN,
        package_id=package_id,
        digest=read_head(head).digest.hex(),
        size=len(head) + shelf.size,
    )
    return row.id


class ChangedStop(Stop):
    """Something would go that was not there, or was different, when a second person agreed."""

    def __init__(self, more: Mapping[Goes, int]) -> None:
        """Name what it is, by its kind alone."""
        what = "; ".join(f"{kind.label} ({count})" for kind, count in more.items())
        super().__init__(
            CHANGED,
            _("Something is new or different since it was agreed to: %(what)s.") % {"what": what},
            cure=_("Look at what goes now, and have a second person look at it and agree to it again."),
        )


def own_keys(by: Actor) -> OwnKeys:
    """Return the keys by which other groups know us now."""
    row = OwnKeys.objects.filter(working_group_id=by.working_group_id, ended_on=None).first()
    if row is None:
        raise Stop(
            "handover.no_keys",
            _("This group has no keys for hand-overs yet."),
            cure=_("Make them on the page of cards, and give the card to the other group."),
        )
    return row


def _pieces(by: Actor, words: bytes, copies: Sequence[EvidenceFile]) -> Iterator[bytes]:
    yield words
    for one in copies:
        yield from pieces_of(one, key_to(by, one))


class _Shelf:
    """Keeps the sealed stream in pieces; the head, known at the end, takes the first place."""

    def __init__(self, row: Handover) -> None:
        """Begin behind the head."""
        self._row, self._waiting, self._position = row, bytearray(), 0
        self.size = 0

    def add(self, sealed: bytes) -> None:
        """Take what was sealed."""
        self._waiting += sealed
        self.size += len(sealed)
        if len(self._waiting) >= PART:
            self._put()

    def finish(self, head: bytes) -> None:
        """Write the rest, and the head before all."""
        self._put()
        self._write(0, head)

    def _put(self) -> None:
        self._position += 1
        self._write(self._position, bytes(self._waiting))
        self._waiting.clear()

    def _write(self, position: int, blob: bytes) -> None:
        HandoverPart.objects.create(
            working_group_id=self._row.working_group_id, handover=self._row, position=position, blob=blob
        )
