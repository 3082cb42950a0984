"""A mediator's own notes: sealed for one reader, told to nobody."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import prose
from kikao.casework.mediation.models import MediatorNote, Notebook, Room
from kikao.casework.mediation.policy import WORKERS, mediates
from kikao.casework.mediation.queries import require_room
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import follow_subject
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing.keys import has_key
from kikao.foundation.sealing.vault import open_compartments, put


@action("room.write_note", to=WORKERS)
def write_note(by: Actor, *, room_id: UUID, words: str) -> UUID:
    """Note something for oneself as mediator of a room; nobody else reads it, the secretariat neither."""
    room = require_room(by, room_id)
    if not mediates(by, room.id):
        raise Unknown
    said = prose(words, "words", needed=_("Write something."))
    if not has_key(by.person):
        raise Stop(
            "room.no_own_key",
            _("You have no key of your own, so that nobody could read this note."),
            cure=_("Sign in with your passphrase once, then write it."),
        )
    notebook = _notebook(by, room)
    last = MediatorNote.objects.filter(notebook=notebook).aggregate(last=Max("number"))["last"]
    row = MediatorNote.objects.create(
        working_group_id=by.working_group_id,
        notebook=notebook,
        number=(last or 0) + 1,
        words_item_id=put(by.working_group_id, notebook.id, "room.note", said),
        written_on=today(),
    )
    return row.id


def _notebook(by: Actor, room: Room) -> Notebook:
    """Return one's own notebook, made with the first note; the walls of the case hang on it too."""
    row, made = Notebook.objects.get_or_create(
        working_group_id=by.working_group_id, room=room, account_id=by.person
    )
    if made:
        follow_subject(by.working_group_id, row.id, room.case_id, row.id)
        open_compartments(by.working_group_id, row.id, readers=[by.person], identity=False)
    return row
