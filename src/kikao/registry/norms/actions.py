"""Keeping the register of norms."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.searching import fold, normalise
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.registry.norms.models import Norm
from kikao.registry.norms.policy import seen_by
from kikao.registry.norms.reckoning import product_norms

_LENGTHS = {"title_fr": 300, "title_en": 300, "article": 60, "reference": 500, "text": 20_000}


@action("norm.load", to={Role.SECRETARIAT})
def load_norms(by: Actor) -> UUID:
    """Bring in the norms every group starts with; those already there stay as the group keeps them."""
    held = set(Norm.objects.filter(seen_by(by)).exclude(key="").values_list("key", flat=True))
    for line in product_norms():
        if line.key not in held:
            words = {
                "title_fr": line.title_fr,
                "title_en": line.title_en,
                "article": line.article,
                "text": "",
                "reference": line.reference,
            }
            _write(
                Norm(working_group_id=by.working_group_id, key=line.key), words, Moment.parse(line.in_force)
            )
    return by.working_group_id


@action("norm.add", to={Role.SECRETARIAT})
def add_norm(
    by: Actor,
    *,
    title_fr: str = "",
    title_en: str = "",
    article: str = "",
    in_force: Moment | None = None,
    text: str = "",
    reference: str = "",
) -> UUID:
    """Enter a law, decree or principle, with its words or where they are found."""
    words = _read(title_fr=title_fr, title_en=title_en, article=article, text=text, reference=reference)
    return _write(Norm(working_group_id=by.working_group_id), words, in_force or Moment())


@action("norm.edit", to={Role.SECRETARIAT})
def edit_norm(
    by: Actor,
    *,
    norm_id: UUID,
    version: int,
    title_fr: str = "",
    title_en: str = "",
    article: str = "",
    in_force: Moment | None = None,
    text: str = "",
    reference: str = "",
) -> UUID:
    """Correct or complete a norm."""
    words = _read(title_fr=title_fr, title_en=title_en, article=article, text=text, reference=reference)
    row = _held(by, norm_id)
    if not Norm.objects.filter(id=row.id, version=version).update(version=version + 1):
        raise Clash
    row.version = version + 1
    return _write(row, words, in_force or Moment())


@action("norm.retire", to={Role.SECRETARIAT})
def retire_norm(by: Actor, *, norm_id: UUID) -> UUID:
    """Stop offering a norm; what already cites it keeps it."""
    row = _held(by, norm_id)
    if not row.active:
        raise Stop("norm.retired_already", _("This norm is no longer offered already."))
    Norm.objects.filter(id=row.id).update(active=False)
    return row.id


@action("norm.restore", to={Role.SECRETARIAT})
def restore_norm(by: Actor, *, norm_id: UUID) -> UUID:
    """Offer a retired norm again."""
    row = _held(by, norm_id)
    if row.active:
        raise Stop("norm.offered_already", _("This norm is offered already."))
    Norm.objects.filter(id=row.id).update(active=True)
    return row.id


def _held(by: Actor, norm_id: UUID) -> Norm:
    row = Norm.objects.filter(seen_by(by), id=norm_id).first()
    if row is None:
        raise Unknown
    return row


def _write(row: Norm, words: dict[str, str], in_force: Moment) -> UUID:
    for name, said in words.items():
        setattr(row, name, said)
    row.in_force_from, row.in_force_to = in_force.start, in_force.end
    row.in_force_precision = in_force.precision
    row.sort_key = fold(f"{words['title_fr'] or words['title_en']} {words['article']}")[:400]
    row.search_text = normalise(" ".join(words.values()))
    row.save()
    return row.id


def _read(**said: str) -> dict[str, str]:
    words = {name: text.strip() for name, text in said.items()}
    wrong = {
        name: _("This is too long: %(most)d letters at most.") % {"most": _LENGTHS[name]}
        for name, text in words.items()
        if len(text) > _LENGTHS[name]
    }
    wrong |= {name: _("Write plain text.") for name, text in words.items() if "\x00" in text}
    if not words["title_fr"] and not words["title_en"]:
        wrong["title_fr"] = _("Write the title in French or in English.")
    if not words["text"] and not words["reference"]:
        wrong["reference"] = _("Write its words, or where they are found.")
    if wrong:
        raise Invalid(wrong)
    return words
