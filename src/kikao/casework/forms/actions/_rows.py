"""Rows that the acts on forms write."""

from uuid import UUID

from kikao.casework.forms.enums import FormKind, VersionState
from kikao.casework.forms.models import Form, FormMedia, FormVersion, Question
from kikao.casework.forms.policy import seen_by
from kikao.casework.forms.reckoning import proposed
from kikao.casework.forms.reckoning.sites import FROM_REGISTER
from kikao.casework.forms.reckoning.workbook import Converted, digest_of, with_public_key
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.phones import new_phone_key
from kikao.registry.people.queries import accounts_with

ITEMSETS = "itemsets.csv"


def held_version(by: Actor, version_id: UUID) -> FormVersion:
    """Return a version of the group's, or refuse."""
    rows = FormVersion.objects.filter(seen_by(by), id=version_id).select_related("form")
    row = rows.defer("source", "xform").first()
    if row is None:
        raise Unknown
    return row


def held_form(by: Actor, form_id: UUID) -> Form:
    """Return a form of the group's, or refuse."""
    row = Form.objects.filter(seen_by(by), id=form_id).first()
    if row is None:
        raise Unknown
    return row


def form_named(by: Actor, made: Converted, *, kind: FormKind, title: str, shipped: str = "") -> Form:
    """Return the form that phones know by this id; it is made with its first version."""
    row, _is_new = Form.objects.get_or_create(
        working_group_id=by.working_group_id,
        form_id=made.form_id,
        defaults={"title": (title or made.title)[:200], "kind": kind, "shipped": shipped},
    )
    return row


def write_version(
    by: Actor, form: Form, made: Converted, *, source: bytes, encrypted: bool = False
) -> FormVersion:
    """Write a version with its questions and the files that it asks for, as a draft."""
    version_id = new_id()
    key_item_id, xform = _locked(by, version_id, made.xform) if encrypted else (None, made.xform)
    row = FormVersion.objects.create(
        id=version_id,
        working_group_id=by.working_group_id,
        form=form,
        version=made.version,
        state=VersionState.DRAFT,
        source=source,
        xform=xform,
        digest=digest_of(xform),
        languages=", ".join(made.languages)[:60],
        is_encrypted=encrypted,
        key_item_id=key_item_id,
        made_on=today(),
    )
    Question.objects.bulk_create(_questions(row, made))
    FormMedia.objects.bulk_create(_media(row, made))
    return row


def _locked(by: Actor, version_id: UUID, xform: bytes) -> tuple[UUID, bytes]:
    """Return where the private key of a version is sealed, for the desk, and the form that carries its public half."""
    private, public = new_phone_key()
    desk = accounts_with(by.working_group_id, Role.SECRETARIAT)
    vault.open_compartments(by.working_group_id, version_id, readers=desk, identity=False)
    item_id = vault.put(by.working_group_id, version_id, "form.key", private)
    return item_id, with_public_key(xform, public)


def _questions(row: FormVersion, made: Converted) -> list[Question]:
    written = []
    for position, asked in enumerate(made.questions, start=1):
        mark, field = proposed(asked.name, asked.kind)
        written.append(
            Question(
                working_group_id=row.working_group_id,
                version=row,
                position=position,
                path=asked.path,
                name=asked.name,
                kind=asked.kind[:60],
                label=asked.label[:2000],
                mark=mark,
                field=field,
            )
        )
    return written


def _media(row: FormVersion, made: Converted) -> list[FormMedia]:
    names = dict.fromkeys(made.media, b"")
    if made.itemsets:
        names[ITEMSETS] = made.itemsets
    return [
        FormMedia(
            working_group_id=row.working_group_id,
            version=row,
            name=name[:200],
            content=content,
            digest=digest_of(content) if content else "",
            from_register=name in FROM_REGISTER,
        )
        for name, content in sorted(names.items())
    ]
