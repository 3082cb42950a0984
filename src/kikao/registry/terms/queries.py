"""Asking for the words of the field."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.prepared import Prepared
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.models import Term
from kikao.registry.terms.policy import seen_by
from kikao.registry.terms.reckoning import Mapped, Proposal, proposal_of, words_in
from kikao.registry.terms.schemas import Labels, ListLine, TermLine


def lists_of(by: Actor) -> tuple[ListLine, ...]:
    """Return every code list with the number of its words in use."""
    counts = dict(
        Term.objects.filter(seen_by(by), active=True)
        .values_list("list")
        .annotate(words=Count("id"))
        .order_by()
    )
    return tuple(ListLine(name.value, str(name.label), counts.get(name.value, 0)) for name in TermList)


def terms_of(by: Actor, list_name: str, *, retired: bool = False) -> tuple[TermLine, ...]:
    """Return the words of one list in their order; `retired` adds those no longer offered."""
    rows = Term.objects.filter(seen_by(by), list=list_name).order_by("order", "code")
    if not retired:
        rows = rows.filter(active=True)
    return tuple(TermLine.of(row) for row in rows)


def term(by: Actor, term_id: UUID) -> TermLine:
    """Return one word."""
    row = Term.objects.filter(seen_by(by), id=term_id).first()
    if row is None:
        raise Unknown
    return TermLine.of(row)


def labels_of(by: Actor, *list_names: str, retired: bool = True) -> Labels:
    """Return the words of several lists with one query; old records keep words that were retired since."""
    rows = Term.objects.filter(seen_by(by), list__in=[str(name) for name in list_names])
    if not retired:
        rows = rows.filter(active=True)
    found = rows.order_by("list", "order", "code").values_list("list", "code", "en", "fr", "sw")
    return Labels({(name, code): words_in(en, fr, sw) for name, code, en, fr, sw in found})


def require_terms(by: Actor, list_name: str, codes: Iterable[str], *, field: str) -> tuple[str, ...]:
    """Return the codes without doubles, in their order, or refuse those the group does not offer in this list."""
    asked = tuple(dict.fromkeys(codes))
    if not asked:
        return ()
    known = set(
        Term.objects.filter(seen_by(by), list=list_name, active=True, code__in=asked).values_list(
            "code", flat=True
        )
    )
    strange = [code for code in asked if code not in known]
    if strange:
        raise Invalid({field: _("“%(code)s” is not in the list.") % {"code": strange[0][:60]}})
    return asked


def offered(by: Actor, asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Mapped]:
    """Return those of these (list, code) pairs that the group offers, each with what it corresponds to (one query)."""
    wanted = {(str(name), code) for name, code in asked if code}
    if not wanted:
        return {}
    lists, codes = sorted({name for name, _code in wanted}), sorted({code for _name, code in wanted})
    rows = _OFFERED(by.working_group_id, lists, codes)
    return {(name, code): xref for name, code, xref in rows if (name, code) in wanted}


_OFFERED = Prepared(
    lambda group_id, lists, codes: Term.objects.filter(
        working_group_id=group_id, list__in=lists, code__in=codes, active=True
    ).values_list("list", "code", "xref")
)


def proposal_for(by: Actor, categories: Iterable[str]) -> Proposal:
    """Return the OECD Annex II risks, Voluntary Principles themes and severity that categories propose."""
    chosen = Q(list=TermList.INCIDENT_CATEGORY, code__in=list(categories))
    return proposal_of(Term.objects.filter(seen_by(by) & chosen).values_list("xref", flat=True))
