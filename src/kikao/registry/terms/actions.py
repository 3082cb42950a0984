"""Filling and changing the code lists."""

import re
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.models import Term
from kikao.registry.terms.policy import seen_by
from kikao.registry.terms.reckoning import ProductTerm, product_terms

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,29}")
_WORDS_LENGTH = 200


@action("term.load", to={Role.SECRETARIAT})
def load_terms(by: Actor) -> UUID:
    """Bring the product's code lists in; words that the group has changed stay as the group wants them."""
    held = {(row.list, row.code): row for row in Term.objects.filter(seen_by(by))}
    fresh, stale = [], []
    for order, line in enumerate(product_terms(), start=1):
        row = held.get((line.list, line.code))
        if row is None:
            row = Term(working_group_id=by.working_group_id, list=line.list, code=line.code)
            fresh.append(_copy(row, line, order))
        elif not row.edited and (row.en, row.fr, row.sw, row.xref, row.order) != _words(line, order):
            stale.append(_copy(row, line, order))
    Term.objects.bulk_create(fresh, batch_size=100)
    Term.objects.bulk_update(stale, ("en", "fr", "sw", "xref", "order"), batch_size=100)
    return by.working_group_id


@action("term.add", to={Role.SECRETARIAT})
def add_term(by: Actor, *, list_name: str, code: str, en: str, fr: str, sw: str = "") -> UUID:
    """Add a word of the group's own to a list."""
    words = _read(en=en, fr=fr, sw=sw)
    code = code.strip().upper()
    if list_name not in TermList.values:
        raise Invalid({"list_name": _("There is no such list.")})
    if not _CODE.fullmatch(code):
        raise Invalid({"code": _("Use capital letters, digits and dashes, for instance CF-ROYALTY.")})
    rows = Term.objects.filter(seen_by(by), list=list_name)
    if rows.filter(code=code).exists():
        raise Invalid({"code": _("This list has that code already.")})
    last = rows.aggregate(last=Max("order"))["last"] or 0
    row = Term.objects.create(
        working_group_id=by.working_group_id, list=list_name, code=code, order=last + 1, edited=True, **words
    )
    return row.id


@action("term.edit", to={Role.SECRETARIAT})
def edit_term(by: Actor, *, term_id: UUID, version: int, en: str, fr: str, sw: str = "") -> UUID:
    """Change the words of a code; the code and what it corresponds to elsewhere stay."""
    words = _read(en=en, fr=fr, sw=sw)
    _held(by, term_id)
    changed = Term.objects.filter(id=term_id, version=version)
    if not changed.update(**words, edited=True, version=version + 1):
        raise Clash
    return term_id


@action("term.retire", to={Role.SECRETARIAT})
def retire_term(by: Actor, *, term_id: UUID) -> UUID:
    """Stop offering a word; what was recorded with it keeps it."""
    row = _held(by, term_id)
    if not row.active:
        raise Stop("term.retired_already", _("This word is no longer offered already."))
    Term.objects.filter(id=term_id).update(active=False)
    return term_id


@action("term.restore", to={Role.SECRETARIAT})
def restore_term(by: Actor, *, term_id: UUID) -> UUID:
    """Offer a retired word again."""
    row = _held(by, term_id)
    if row.active:
        raise Stop("term.offered_already", _("This word is offered already."))
    Term.objects.filter(id=term_id).update(active=True)
    return term_id


def _copy(row: Term, line: ProductTerm, order: int) -> Term:
    row.en, row.fr, row.sw, row.xref, row.order = _words(line, order)
    return row


def _words(line: ProductTerm, order: int) -> tuple[str, str, str, dict[str, list[str]], int]:
    return line.en, line.fr, line.sw, dict(line.xref), order


def _held(by: Actor, term_id: UUID) -> Term:
    row = Term.objects.filter(seen_by(by), id=term_id).first()
    if row is None:
        raise Unknown
    return row


def _read(*, en: str, fr: str, sw: str) -> dict[str, str]:
    words = {"en": en.strip(), "fr": fr.strip(), "sw": sw.strip()}
    wrong = {name: _("Write the words in this language.") for name in ("en", "fr") if not words[name]}
    for name, text in words.items():
        if len(text) > _WORDS_LENGTH:
            wrong[name] = _("This is too long: 200 letters at most.")
        elif not text.isprintable():
            wrong[name] = _("Write one line of plain text.")
    if wrong:
        raise Invalid(wrong)
    return words
