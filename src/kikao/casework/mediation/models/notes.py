"""A mediator's own notes, which nobody else reads."""

from django.db import models

from kikao.casework.mediation.models.rooms import Room
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.accounts.models import Account


class Notebook(RandomOwned):
    """The notebook of one mediator in one room. Its id is a subject of which that mediator alone is a reader."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One a mediator."""

        db_table = "room_notebook"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "room", "account"), name="room_notebook_once"),
        )


class MediatorNote(RandomOwned):
    """One note; sealed in the notebook, listed nowhere else."""

    notebook = models.ForeignKey(Notebook, on_delete=models.PROTECT, related_name="notes")
    number = models.PositiveIntegerField()
    words_item_id = models.UUIDField()
    written_on = models.DateField()

    class Meta:
        """In the order of writing."""

        db_table = "room_note"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "notebook", "number"), name="room_note_number_once"
            ),
        )
