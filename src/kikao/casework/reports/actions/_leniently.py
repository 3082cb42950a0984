"""Reading what a phone, a text message or another system sent: what is in no list goes to the sealed rest, nothing is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from kikao.casework.reports import reckoning
from kikao.casework.reports.enums import (
    RESTRICTED_CATEGORIES,
    AccusedKind,
    ConsentScope,
    Language,
    Reliability,
    Restriction,
    SourceKind,
)
from kikao.casework.reports.models import Report
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid
from kikao.registry.people.models import Organisation
from kikao.registry.places.enums import PlacePrecision
from kikao.registry.places.models import Place, Territory
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import offered
from kikao.registry.terms.reckoning import proposal_of

_LISTS = {
    "category": TermList.INCIDENT_CATEGORY,
    "nature": TermList.EVENT_NATURE,
    "severity": TermList.SEVERITY,
}
_CODES: dict[str, tuple[type[TextChoices], str]] = {
    "language": (Language, Language.FR),
    "source_kind": (SourceKind, SourceKind.UNKNOWN),
    "reliability": (Reliability, ""),
    "place_precision": (PlacePrecision, ""),
}


@dataclass
class Rest:
    """What fits no column, under the names of its questions."""

    names: Mapping[str, str]
    lines: list[tuple[str, str]] = field(default_factory=list)

    def take(self, name: str, value: object) -> None:
        """Put an answer with the rest."""
        self.lines.append((self.names.get(name, name), str(value)))


def sift(by: Actor, told: Told, rest: Rest) -> tuple[Report, Told]:
    """Return a row with every code that is in its list, and what was told with all others among its rest."""
    row = Report(working_group_id=by.working_group_id, arrived_on=today())
    plain = _codes(told.known, rest)
    _terms(by, row, plain, rest)
    for name in (*_CODES, "interpreter"):
        setattr(row, name, getattr(plain, name))
    _happened(row, plain.happened, rest)
    _places(row, plain, rest)
    return row, replace(told, known=plain, accused=_accused(by, told.accused, rest))


def sealed_of(told: Told, rest: Rest) -> dict[str, str]:
    """Return the texts that are sealed; a telling without words says so."""
    more = reckoning.lines_of([*told.more, *rest.lines])
    texts = {"place_words": told.place_words, "identity": told.identity, "more": more, "words": told.words}
    kept = {name: gently(text) for name, text in texts.items()}
    if not kept["words"]:
        kept["words"] = _("Nothing was told in words; see the other answers.")
    return kept


def agreed(consents: Iterable[str], rest: Rest) -> dict[ConsentScope, bool]:
    """Return yes or no for every scope; a scope that nobody knows goes with the rest."""
    given = list(consents)
    for strange in sorted(set(given) - set(ConsentScope.values)):
        rest.take("consents", strange)
    return {scope: scope.value in given for scope in ConsentScope} if given else {}


def gently(text: str) -> str:
    """Return a text without the signs that no keyboard writes, however long it is."""
    return reckoning.UNWRITTEN.sub("�", reckoning.plain(text))


def _codes(known: Known, rest: Rest) -> Known:
    changed = {}
    for name, (codes, otherwise) in _CODES.items():
        value = getattr(known, name)
        if value and value not in codes.values:
            rest.take(name, value)
        changed[name] = value if value in codes.values else str(otherwise)
    return replace(known, **changed)  # type: ignore[arg-type]


def _terms(by: Actor, row: Report, known: Known, rest: Rest) -> None:
    there = offered(by, [(name, getattr(known, one)) for one, name in _LISTS.items()])
    for one, name in _LISTS.items():
        code = getattr(known, one)
        if (str(name), code) in there:
            setattr(row, one, code)
        elif code:
            rest.take(one, code)
    if row.category in RESTRICTED_CATEGORIES:
        row.restricted = Restriction.SGBV
    if row.category and not row.severity:
        row.severity = proposal_of([there[_LISTS["category"], row.category]]).severity


def _happened(row: Report, happened: Moment, rest: Rest) -> None:
    try:
        reckoning.check_happened(happened, today())
    except Invalid:
        rest.take("happened", happened.as_text())
        happened = Moment()
    row.happened_from, row.happened_until = happened.start, happened.end
    row.happened_precision = happened.precision


def _places(row: Report, known: Known, rest: Rest) -> None:
    if known.place_id:
        there = Place.objects.filter(working_group_id=row.working_group_id, id=known.place_id)
        row.place = there.select_related("territory").first()
        if row.place:
            row.territory = row.place.territory
        else:
            rest.take("place", known.place_id)
    if known.territory_id:
        found = Territory.objects.filter(working_group_id=row.working_group_id, id=known.territory_id).first()
        row.territory = found or row.territory
        if found is None:
            rest.take("territory", known.territory_id)


def _accused(by: Actor, accused: Iterable[Accusation], rest: Rest) -> tuple[Accusation, ...]:
    """Return the accusations that can be kept; whom nobody here knows may be anybody (fail closed)."""
    asked = {one.organisation_id for one in accused if one.organisation_id}
    known = _organisations(by, asked) if asked else set()
    kept: list[Accusation] = []
    for one in accused:
        if _is_kept(one, known):
            kept.append(one)
        else:
            rest.take("accused", one.organisation_id or one.kind)
            kept.append(Accusation(AccusedKind.UNKNOWN))
    return tuple(dict.fromkeys(kept))


def _organisations(by: Actor, asked: Iterable[UUID]) -> set[UUID]:
    there = Organisation.objects.filter(working_group_id=by.working_group_id, id__in=list(asked))
    return set(there.values_list("id", flat=True))


def _is_kept(one: Accusation, known: set[UUID]) -> bool:
    if one.organisation_id is None:
        return one.kind in AccusedKind.values and one.kind != AccusedKind.ORGANISATION
    return one.kind == AccusedKind.ORGANISATION and one.organisation_id in known
