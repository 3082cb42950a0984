"""Making a report, and an alert of a miners' guard, of what a form answered."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kikao.casework.forms.enums import Field, FormKind
from kikao.casework.intake.actions._advising import advise_alert
from kikao.casework.intake.actions._bearers import own_guards
from kikao.casework.intake.actions._files import expect, keep_new, state_of
from kikao.casework.intake.actions._sent import Sent, receipt_of
from kikao.casework.intake.models import GuardAlert
from kikao.casework.intake.reckoning.splitting import Asked, Split, is_yes, names_of
from kikao.casework.intake.schemas import Receipt, Taken
from kikao.casework.reports.actions import receive_report
from kikao.casework.reports.enums import AccusedKind, ConsentManner
from kikao.casework.reports.lifecycle import unknowns_of
from kikao.casework.reports.models import Report
from kikao.casework.reports.schemas import Accusation, Known, Told
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.prepared import Prepared, write_new
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.parcel import Enclosed
from kikao.registry.people.models import Organisation
from kikao.registry.places.enums import TerritoryKind
from kikao.registry.places.models import Place, Territory
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import offered

GUARDS = "GARDE"
"""The channel of alerts, whoever's phone they come through."""
NAMES = {
    Field.CATEGORY: "category",
    Field.NATURE: "nature",
    Field.SEVERITY: "severity",
    Field.HAPPENED: "happened",
    Field.PLACE: "place",
    Field.TERRITORY: "territory",
    Field.ACCUSED: "accused",
    Field.SOURCE_KIND: "source_kind",
    Field.LANGUAGE: "language",
    Field.CONSENT: "consents",
}
MOST_ACCUSED = 20
_HOUR = re.compile(r"^(\d{4}-\d{2}-\d{2})T.*$")


def keep_report(sent: Sent, *, earlier_unknown: bool) -> Receipt:
    """Make a report of a submission at once, and keep the submission that leads to it."""
    row = sent.row(earlier_unknown=earlier_unknown)
    expected = expect(row, sent)
    row.state = state_of(row)
    row.report, row.whole_item_id = make_report(sent)
    row.reference = row.report.reference
    write_new([row])
    if expected or sent.files:
        keep_new(row, sent, expected)
        row.save(update_fields=["missing", "state"])
    return receipt_of(row, Taken.NEW)


def make_report(sent: Sent, carried: Iterable[tuple[str, UUID]] = ()) -> tuple[Report, UUID]:
    """Make a report, and an alert, of what was answered, its walls first; return it and where the whole form is sealed.

    `carried`: walls that stood before what it is made of.
    """
    is_alert = sent.shape is not None and sent.shape.kind == FormKind.GUARD
    alert, letters, walled = _alert(sent) if is_alert else (None, [], [])
    whole = Enclosed("submission.whole", sent.whole)
    consents = tuple(code for asked in sent.found.take(Field.CONSENT) for code in asked.value.split())
    report_id = receive_report(
        sent.by,
        told=told_from(sent.by, sent.found, sent.identity),
        channel=GUARDS if is_alert else sent.channel,
        consents=consents,
        manner=ConsentManner.ORAL,
        asked_as=names_of(sent.shape, NAMES),
        enclosed=(whole, *letters),
        walled=(*walled, *carried),
    )
    if alert:
        alert.report_id = report_id
        advise_alert(sent.by, alert, Report.objects.get(id=report_id))
        alert.save(force_insert=True)
    reference, restricted, facts_only = _KEPT(report_id)[0]
    kept = Report(
        id=report_id,
        working_group_id=sent.group_id,
        reference=reference,
        restricted=restricted,
        facts_only=facts_only,
    )
    return kept, whole.id


_KEPT = Prepared(
    lambda report_id: Report.objects.filter(id=report_id).values_list("reference", "restricted", "facts_only")
)


def told_from(by: Actor, found: Split, identity: str) -> Told:
    """Return what was told, with codes where the answers have them; what fits nowhere is among its rest."""
    known = Known(
        language=_first(found, Field.LANGUAGE) or Known().language,
        happened=_happened(found),
        place_id=_id(by, found, Field.PLACE, _PLACES),
        territory_id=_id(by, found, Field.TERRITORY, _TERRITORIES),
        nature=_first(found, Field.NATURE),
        category=_first(found, Field.CATEGORY),
        severity=_first(found, Field.SEVERITY),
        source_kind=_first(found, Field.SOURCE_KIND) or Known().source_kind,
    )
    accused = accused_of(found)
    return Told(
        words="\n\n".join(found.words),
        place_words="\n".join(found.place_words),
        identity=identity,
        more=tuple(found.rest()),
        accused=accused,
        known=known,
    )


def accused_of(found: Split) -> tuple[Accusation, ...]:
    """Return whom the answers accuse: kinds, or organisations by their ids."""
    accused: list[Accusation] = []
    for asked in found.take(Field.ACCUSED):
        named = asked.value.split()
        if len(named) > MOST_ACCUSED:
            found.more.append(asked)
            named = [AccusedKind.UNKNOWN]
        accused += [_accusation(one) for one in named]
    return tuple(dict.fromkeys(accused))


def walls_of(by: Actor, accused: Iterable[Accusation]) -> set[str]:
    """Return whom a later version walls off: all it accuses, and everybody it could mean."""
    keys: set[str] = set()
    for one in tuple(accused) or (Accusation(),):
        if one.organisation_id is None:
            is_known = one.kind in AccusedKind.values and one.kind != AccusedKind.ORGANISATION
            keys |= set(unknowns_of(one.kind if is_known else AccusedKind.UNKNOWN))
        elif Organisation.objects.filter(
            working_group_id=by.working_group_id, id=one.organisation_id
        ).exists():
            keys.add(wall.organisation_key(one.organisation_id))
        else:
            keys |= set(unknowns_of(AccusedKind.UNKNOWN))
    return keys


def _alert(sent: Sent) -> tuple[GuardAlert, list[Enclosed], list[tuple[str, UUID]]]:
    """Return the row of an alert, what is sealed of it, and the wall before whoever the guard may work for."""
    found, alert = sent.found, GuardAlert(working_group_id=sent.group_id)
    rule, referred = found.first(Field.RULE), found.first(Field.REFERRED_TO)
    alert.rule = _offered(sent.by, found, TermList.GARDE_REFERRAL, rule)
    alert.referred_to = _offered(sent.by, found, TermList.REFERRAL_TARGET, referred)
    alert.violence = is_yes(found.first(Field.VIOLENCE))
    alert.miner_agrees = is_yes(found.first(Field.MINER_AGREES))
    letters = []
    for field, kind, column in (
        (Field.AFFILIATION, "alert.affiliation", "affiliation_item_id"),
        (Field.ANSWERED, "alert.answer", "answer_item_id"),
    ):
        if words := "\n".join(found.of_alert.get(field, [])):
            letters.append(Enclosed(kind, words))
            setattr(alert, column, letters[-1].id)
    return alert, letters, [(key, alert.id) for key in own_guards(sent)]


def _offered(by: Actor, found: Split, name: TermList, asked: Asked | None) -> str:
    if asked is None:
        return ""
    if (str(name), asked.value) in offered(by, [(name, asked.value)]):
        return asked.value
    found.more.append(asked)
    return ""


def _first(found: Split, which: Field) -> str:
    asked = found.first(which)
    return asked.value if asked else ""


def _happened(found: Split) -> Moment:
    asked = found.first(Field.HAPPENED)
    try:
        return Moment.parse(_HOUR.sub(r"\1", asked.value)) if asked else Moment()
    except Invalid:
        found.more += [asked] if asked else []
        return Moment()


def _id(by: Actor, found: Split, which: Field, named: Prepared) -> UUID | None:
    """Return the id of a row that an answer names, by its id or by the name that other registers know it by."""
    asked = found.first(which)
    if asked is None:
        return None
    try:
        return UUID(asked.value)
    except ValueError:
        ids = named(by.working_group_id, asked.value)
    if len(ids) == 1:
        return UUID(str(ids[0][0]))
    found.more.append(asked)
    return None


def _territories(group_id: UUID, name: str) -> "QuerySet[Territory, tuple[Any, ...]]":
    kinds = (TerritoryKind.TERRITOIRE, TerritoryKind.CITY)
    rows = Territory.objects.filter(working_group_id=group_id, kind__in=kinds)
    city = rows.filter(kind=TerritoryKind.TERRITOIRE, key=OuterRef("key"))
    return rows.exclude(Exists(city), kind=TerritoryKind.CITY).filter(key=name).values_list("pk")


_TERRITORIES = Prepared(_territories)
_PLACES = Prepared(
    lambda group_id, name: Place.objects.filter(working_group_id=group_id, pcode=name).values_list("pk")
)


def _accusation(named: str) -> Accusation:
    try:
        return Accusation(AccusedKind.ORGANISATION, UUID(named))
    except ValueError:
        return Accusation(named)
