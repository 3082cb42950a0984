"""Asking for what phones fetch, and for the shape by which what they send is read."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q

from kikao.casework.forms.enums import VersionState
from kikao.casework.forms.models import FormMedia, FormVersion, Question
from kikao.casework.forms.policy import seen_by
from kikao.casework.forms.reckoning.sites import sites_csv
from kikao.casework.forms.reckoning.workbook import digest_of
from kikao.casework.forms.schemas import FormShape, ListedForm, MediaLine, QuestionLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.prepared import Prepared
from kikao.foundation.base.stops import Unknown
from kikao.registry.places.queries import places

MOST_PLACES = 50_000
_ON_PHONES = Q(state=VersionState.PUBLISHED, form__is_open=True)
_HEAVY = ("source", "xform")


def published(by: Actor, *, form_id: str = "", kinds: Iterable[str] | None = None) -> tuple[ListedForm, ...]:
    """Return the forms that phones may fill in: open, in their published version."""
    rows = FormVersion.objects.filter(seen_by(by), _ON_PHONES)
    if form_id:
        rows = rows.filter(form__form_id=form_id) if "\x00" not in form_id else rows.none()
    if kinds is not None:
        rows = rows.filter(form__kind__in=list(kinds))
    rows = rows.annotate(has_media=Exists(FormMedia.objects.filter(version_id=OuterRef("id"))))
    return tuple(
        ListedForm(
            version_id=row.id,
            form_id=row.form.form_id,
            title=row.form.title,
            version=row.version,
            digest=row.digest,
            has_media=row.has_media,
        )
        for row in rows.select_related("form").defer(*_HEAVY).order_by("form__form_id")
    )


def xform_of(by: Actor, version_id: UUID) -> tuple[bytes, str]:
    """Return the exact bytes that phones fetch, and their digest."""
    row = FormVersion.objects.filter(_fetched_by(by), id=version_id).only("xform", "digest").first()
    if row is None:
        raise Unknown
    return bytes(row.xform), row.digest


def source_of(by: Actor, version_id: UUID) -> bytes:
    """Return the spreadsheet that a version was made from."""
    row = FormVersion.objects.filter(seen_by(by), id=version_id).only("source").first()
    if row is None or by.kind == "source":
        raise Unknown
    return bytes(row.source)


def media_of(by: Actor, version_id: UUID) -> tuple[MediaLine, ...]:
    """Return the files that go with a version; a list made from the register is always that of this moment."""
    if not FormVersion.objects.filter(_fetched_by(by), id=version_id).exists():
        raise Unknown
    rows = FormMedia.objects.filter(version_id=version_id).defer("content").order_by("name")
    return tuple(
        MediaLine(row.name, digest_of(_sites(by)) if row.from_register else row.digest, row.from_register)
        for row in rows
    )


def media_content(by: Actor, version_id: UUID, name: str) -> bytes:
    """Return one file that goes with a version."""
    row = None
    if FormVersion.objects.filter(_fetched_by(by), id=version_id).exists() and "\x00" not in name:
        row = FormMedia.objects.filter(version_id=version_id, name=name).first()
    if row is None or not (row.from_register or row.digest):
        raise Unknown
    return _sites(by) if row.from_register else bytes(row.content)


def shape(by: Actor, version_id: UUID) -> FormShape:
    """Return the shape of a version, drafts too."""
    found = _shape(by, Q(id=version_id))
    if found is None:
        raise Unknown
    return found


def shape_of(by: Actor, form_id: str, version: str) -> FormShape | None:
    """Return the shape of the version that a phone names, unless the group never published such a form."""
    if "\x00" in form_id + version:
        return None
    if by.kind not in {"source", "system"}:
        return _shape(by, Q(form__form_id=form_id, version=version) & ~Q(state=VersionState.DRAFT))
    for version_id, form, number, kind, is_open, state, is_encrypted in _SHAPES(
        by.working_group_id, form_id, version
    ):
        return FormShape(
            version_id=version_id,
            form_id=form,
            version=number,
            kind=kind,
            is_open=is_open and state == VersionState.PUBLISHED,
            is_encrypted=is_encrypted,
            questions=_lines(tuple(_QUESTIONS(version_id))),
        )
    return None


_SHAPES = Prepared(
    lambda group_id, form_id, version: FormVersion.objects.filter(
        Q(working_group_id=group_id, form__form_id=form_id, version=version) & ~Q(state=VersionState.DRAFT)
    ).values_list("id", "form__form_id", "version", "form__kind", "form__is_open", "state", "is_encrypted")
)
_QUESTIONS = Prepared(
    lambda version_id: (
        Question.objects.filter(version_id=version_id)
        .order_by("position")
        .values_list("id", "path", "name", "kind", "label", "mark", "field")
    )
)


_ASKED = ("id", "path", "name", "kind", "label", "mark", "field")


@lru_cache(maxsize=32)
def _lines(rows: tuple[tuple[Any, ...], ...]) -> tuple[QuestionLine, ...]:
    """Return questions as they go out; the database is asked for them each time, the same answer is read once."""
    return tuple(QuestionLine(**dict(zip(_ASKED, row, strict=True))) for row in rows)


def _shape(by: Actor, which: Q) -> FormShape | None:
    asked = Prefetch("questions", Question.objects.order_by("position"))
    rows = FormVersion.objects.filter(seen_by(by), which).select_related("form").defer(*_HEAVY)
    row = rows.prefetch_related(asked).first()
    if row is None:
        return None
    return FormShape(
        version_id=row.id,
        form_id=row.form.form_id,
        version=row.version,
        kind=row.form.kind,
        is_open=row.form.is_open and row.state == VersionState.PUBLISHED,
        is_encrypted=row.is_encrypted,
        questions=tuple(line_of(one) for one in row.questions.all()),
    )


def line_of(row: Question) -> QuestionLine:
    """Return a question as it goes out."""
    return QuestionLine(
        id=row.id,
        path=row.path,
        name=row.name,
        kind=row.kind,
        label=row.label,
        mark=row.mark,
        field=row.field,
    )


def _fetched_by(by: Actor) -> Q:
    """Return the condition for versions that somebody may fetch: phones those that are published and open."""
    return seen_by(by) & _ON_PHONES if by.kind == "source" else seen_by(by)


def _sites(by: Actor) -> bytes:
    """Return the register's places as phones choose from them; the register stands open to all who hold a token."""
    everything = places(Actor.system(by.working_group_id), size=MOST_PLACES)
    return sites_csv(everything.items)
