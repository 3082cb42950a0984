"""Asking for norms."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.searching import words_of
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.norms.models import Norm
from kikao.registry.norms.policy import seen_by
from kikao.registry.norms.schemas import NormLine, NormPage


def norms(
    by: Actor, *, search: str = "", retired: bool = False, after: str | None = None, size: int = 50
) -> Page[NormLine]:
    """Return the norms, by title; `search` looks in titles, articles, words and references."""
    rows = _asked(by, search)
    if not retired:
        rows = rows.filter(active=True)
    return page_of(rows, order=("sort_key", "id"), after=after, size=size).map(NormLine.of)


def norm(by: Actor, norm_id: UUID) -> NormPage:
    """Return one norm with its words."""
    row = Norm.objects.filter(seen_by(by), id=norm_id).first()
    if row is None:
        raise Unknown
    return NormPage.of(row)


def norms_named(by: Actor, norm_ids: Iterable[UUID]) -> dict[UUID, NormLine]:
    """Return several norms at once, retired ones too: what was cited stays readable."""
    rows = Norm.objects.filter(seen_by(by), id__in=list(norm_ids))
    return {row.id: NormLine.of(row) for row in rows}


def require_norms(by: Actor, norm_ids: Iterable[UUID], *, field: str) -> tuple[UUID, ...]:
    """Return the ids without doubles, or refuse those that the register does not offer."""
    asked = tuple(dict.fromkeys(norm_ids))
    known = Norm.objects.filter(seen_by(by), id__in=asked, active=True).count() if asked else 0
    if known != len(asked):
        raise Invalid({field: _("One of these norms is not in the register.")})
    return asked


def _asked(by: Actor, search: str) -> "QuerySet[Norm]":
    rows = Norm.objects.filter(seen_by(by))
    for word in words_of(search)[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows
