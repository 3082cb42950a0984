"""The form that a session's end interrupted: kept for its writer alone, offered once after the next sign-in."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import read_note
from kikao.foundation.base.clock import today
from kikao.foundation.sealing import box
from kikao.foundation.sealing.keys import account_of, key_of
from kikao.foundation.sealing.models import Draft, KeyHolder
from kikao.foundation.sealing.stops import Broken


def put_draft(account_id: UUID, name: str, content: bytes) -> bool:
    """Keep a posted form for the account that wrote it; False if it has no key to seal it to."""
    holder = KeyHolder.objects.filter(account_id=account_id, active=True).first()
    if holder is None:
        return False
    padded = box.seal_item(bytes(holder.public_key), content, _about(account_id, name))
    Draft.objects.update_or_create(
        working_group_id=holder.working_group_id,
        account_id=account_id,
        name=name[:200],
        defaults={"blob": padded, "kept_on": today()},
    )
    return True


def reseal_drafts(account_id: UUID, old: bytes, public: bytes) -> None:
    """Seal an account's kept forms to its new key; one that does not open any more is forgotten."""
    for draft in Draft.objects.filter(account_id=account_id):
        bound = _about(account_id, draft.name)
        try:
            content = box.open_item(old, bytes(draft.blob), bound)
        except box.SealBroken:
            draft.delete()
            continue
        draft.blob = box.seal_item(public, content, bound)
        draft.save(update_fields=["blob"])


def drafts_of(by: Actor) -> tuple[str, ...]:
    """Return the names of the forms that wait for their writer."""
    rows = Draft.objects.filter(working_group_id=by.working_group_id, account_id=account_of(by))
    return tuple(rows.order_by("name").values_list("name", flat=True))


def read_draft(by: Actor, name: str) -> bytes | None:
    """Show a kept form to its writer; None if there is none."""
    account_id, key = account_of(by), key_of(by)
    draft = _named(by, name).first()
    if draft is None:
        return None
    read_note(by, "draft.read", draft.id)
    try:
        return box.open_item(key, bytes(draft.blob), _about(account_id, name))
    except box.SealBroken as error:
        raise Broken from error


def drop_draft(by: Actor, name: str) -> None:
    """Forget a kept form: it was sent after all, or is not wanted any more."""
    _named(by, name).delete()


@transaction.atomic
def take_draft(by: Actor, name: str) -> bytes | None:
    """Give a kept form back to its writer and forget it; None if there is none."""
    content = read_draft(by, name)
    drop_draft(by, name)
    return content


def _named(by: Actor, name: str) -> "QuerySet[Draft]":
    return Draft.objects.filter(
        working_group_id=by.working_group_id, account_id=account_of(by), name=name[:200]
    )


def _about(account_id: UUID, name: str) -> str:
    return f"draft|{account_id}|{name[:200]}"
