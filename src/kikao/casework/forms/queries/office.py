"""Asking for forms in the office: the list, one form with its versions, one version with its questions."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from kikao.casework.forms.enums import VersionState
from kikao.casework.forms.models import Form, FormVersion, Question
from kikao.casework.forms.policy import seen_by
from kikao.casework.forms.queries.phones import line_of, media_of
from kikao.casework.forms.schemas import FormLine, FormPage, QuestionLine, VersionLine, VersionPage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown

_HEAVY = ("source", "xform")


def forms(by: Actor, *, after: str | None = None, size: int = 50) -> Page[FormLine]:
    """Return the forms of the group by their id, with the version that is published."""
    return page_of(_forms(by), order=("form_id", "id"), after=after, size=size).map(_form)


def form(by: Actor, form_id: UUID) -> FormPage:
    """Return one form with its versions."""
    row = _forms(by).filter(id=form_id).first()
    if row is None:
        raise Unknown
    versions = FormVersion.objects.filter(seen_by(by), form_id=form_id).defer(*_HEAVY)
    return FormPage(
        line=_form(row), versions=tuple(_version(one) for one in versions.order_by("-made_on", "-id"))
    )


def version(by: Actor, version_id: UUID) -> VersionPage:
    """Return one version with its questions and the files that it asks for."""
    rows = FormVersion.objects.filter(seen_by(by), id=version_id).defer(*_HEAVY)
    row = rows.prefetch_related(Prefetch("questions", Question.objects.order_by("position"))).first()
    if row is None:
        raise Unknown
    return VersionPage(
        line=_version(row),
        form=_form(_forms(by).get(id=row.form_id)),
        digest=row.digest,
        languages=row.languages,
        questions=tuple(line_of(one) for one in row.questions.all()),
        media=media_of(by, version_id),
    )


def question(by: Actor, question_id: UUID) -> tuple[QuestionLine, UUID]:
    """Return one question, and the version that it belongs to."""
    row = Question.objects.filter(seen_by(by), id=question_id).first()
    if row is None:
        raise Unknown
    return line_of(row), row.version_id


def _forms(by: Actor) -> "QuerySet[Form]":
    standing = FormVersion.objects.filter(state=VersionState.PUBLISHED).defer(*_HEAVY)
    return Form.objects.filter(seen_by(by)).prefetch_related(
        Prefetch("versions", standing, to_attr="standing")
    )


def _form(row: Form) -> FormLine:
    return FormLine(
        id=row.id,
        form_id=row.form_id,
        title=row.title,
        kind=row.kind,
        is_open=row.is_open,
        published=next((one.version for one in row.standing), ""),  # type: ignore[attr-defined]
    )


def _version(row: FormVersion) -> VersionLine:
    return VersionLine(
        id=row.id,
        version=row.version,
        state=row.state,
        is_encrypted=row.is_encrypted,
        made_on=row.made_on,
        published_on=row.published_on,
        retired_on=row.retired_on,
    )
