"""Erasing what was sealed: the keys go first, so that no copy of the words anywhere opens again.

Each item has a key of its own in the key store (`key_item`), and so has the copy that a source reads of it
(`key_receipt`); without them both stay shut in every older backup.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef

from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import Compartment, IdentityOpening, ItemKey, ReceiptKey, SealedItem

KEY_STORE = "key_"
"""The beginning of the name of every table that is backed up, kept and erased apart from the content."""
REWRITTEN = (
    "key_item",
    "key_receipt",
    "key_wrap",
    "key_pair_wrap",
    "key_recovery_wrap",
    "key_compartment",
    "sealed_item",
)
"""Tables that PostgreSQL writes anew after an erasure: it leaves deleted rows in its files until then."""


@transaction.atomic
def shred_items(item_ids: Iterable[UUID]) -> int:
    """Erase single items, for the source as well; their compartment and everything else in it live on."""
    asked = list(set(item_ids))
    ItemKey.objects.filter(item_id__in=asked).delete()
    ReceiptKey.objects.filter(item_id__in=asked).delete()
    gone, _each = SealedItem.objects.filter(id__in=asked).delete()
    return gone


@transaction.atomic
def shred_words(working_group_id: UUID, subject_id: UUID, *, layers: Iterable[Layer] = tuple(Layer)) -> int:
    """Erase everything that lies in a subject's envelopes; new things may be put in later."""
    held = SealedItem.objects.filter(
        working_group_id=working_group_id,
        compartment__subject_id=subject_id,
        compartment__layer__in=list(layers),
    )
    return shred_items(held.values_list("id", flat=True))


@transaction.atomic
def shred_subject(working_group_id: UUID, subject_id: UUID) -> int:
    """Erase everything that lies in a subject's envelopes, and the envelopes with every key to them."""
    gone = shred_words(working_group_id, subject_id)
    envelopes = Compartment.objects.filter(working_group_id=working_group_id, subject_id=subject_id)
    ids = list(envelopes.values_list("id", flat=True))
    for model, field in _keys_of_envelopes():
        model._base_manager.filter(**{f"{field}__in": ids}).delete()  # noqa: SLF001 - documented by Django
    envelopes.delete()
    return gone


def holds_words(*, layer: Layer | None = None) -> Exists:
    """Return the condition for records in whose envelopes something lies, to be asked together with others."""
    items = SealedItem.objects.filter(compartment__subject_id=OuterRef("pk"))
    return Exists(items if layer is None else items.filter(compartment__layer=layer))


def with_words(subject_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of these subjects in whose envelopes something lies."""
    items = SealedItem.objects.filter(compartment__subject_id__in=set(subject_ids))
    return set(items.values_list("compartment__subject_id", flat=True))


def openings_of(subject_ids: Iterable[UUID]) -> list[UUID]:
    """Return the requests to learn an identity behind these records: their words lie in envelopes of their own."""
    rows = IdentityOpening.objects.filter(subject_id__in=list(subject_ids))
    return list(rows.values_list("id", flat=True))


def items_left(item_ids: Iterable[UUID]) -> bool:
    """Tell whether anything of these items is left."""
    return SealedItem.objects.filter(id__in=list(item_ids)).exists()


@transaction.atomic
def sweep_remains(subject_id: UUID, *, item_ids: Iterable[UUID] = (), until: date) -> int:
    """Take away what an older content backup brought back of an erased subject: items whose key is gone.

    `item_ids` are items of an erased envelope, of which not even the envelope is left to find them by.
    """
    named = SealedItem.objects.filter(id__in=list(item_ids))
    envelopes = set(named.values_list("compartment_id", flat=True))
    envelopes |= set(Compartment.objects.filter(subject_id=subject_id).values_list("id", flat=True))
    remains = SealedItem.objects.filter(
        compartment_id__in=envelopes, item_key=None, arrived_on__lte=until
    ).values_list("id", flat=True)
    gone, _each = SealedItem.objects.filter(id__in=list(remains)).delete()
    return gone


def scrub() -> None:
    """Take what was deleted out of the database's own files, once no transaction is open."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in REWRITTEN:
            cursor.execute(f"VACUUM FULL {table}")


def _keys_of_envelopes() -> list[tuple[type[Model], str]]:
    """Return every table of the key store that hangs on a compartment, whichever module it belongs to."""
    found = []
    for relation in Compartment._meta.get_fields(include_hidden=True):  # noqa: SLF001 - documented by Django
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        model = relation.related_model
        if isinstance(model, type) and model._meta.db_table.startswith(KEY_STORE):  # noqa: SLF001
            found.append((model, relation.field.name))  # type: ignore[union-attr]
    return found
