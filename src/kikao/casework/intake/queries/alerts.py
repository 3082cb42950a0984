"""An alert of a miners' guard: what it says in codes, to whom it went already, and what the rules propose as things stand."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.intake.enums import AlertAdvice
from kikao.casework.intake.models import GuardAlert
from kikao.casework.intake.reckoning.rules import (
    STANDS_FOR,
    Advice,
    Alerted,
    advise,
    walled_targets,
)
from kikao.casework.reports.enums import UnknownKind
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.policy import hanging_seen_by, words_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import keys_on
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import vault
from kikao.registry.people.models import Organisation
from kikao.registry.people.queries import web_of
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertView:
    """An alert as the secretariat reads it; what the rules propose is reckoned now, behind the walls as they stand."""

    report_id: UUID
    rule: str
    rule_label: str
    violence: bool
    miner_agrees: bool
    referred_label: str
    referred_is_walled: bool
    has_answer: bool
    has_affiliation: bool
    advice: str
    advice_label: str
    target: str
    target_label: str
    reason: str
    decided_label: str
    decided_by: UUID | None
    decided_on: date | None
    offered: tuple[tuple[str, str], ...]

    @property
    def is_decided(self) -> bool:
        """Tell whether a person has decided."""
        return self.decided_on is not None


@dataclass(frozen=True, slots=True)
class AlertWords:
    """What is sealed of an alert; None while it is sealed for this reader."""

    affiliation: str | None = field(repr=False)
    answer: str | None = field(repr=False)


def alert_of(by: Actor, report_id: UUID) -> AlertView | None:
    """Return the alert of a report, or None when the report is no alert."""
    row = GuardAlert.objects.filter(hanging_seen_by(by), report_id=report_id).select_related("report").first()
    if row is None:
        return None
    said = alerted(row, row.report)
    advice = advise(said)
    labels = labels_of(by, TermList.GARDE_REFERRAL, TermList.REFERRAL_TARGET)
    able = labels.choices(TermList.REFERRAL_TARGET)
    return AlertView(
        report_id=report_id,
        rule=row.rule,
        rule_label=labels.of(TermList.GARDE_REFERRAL, row.rule),
        violence=row.violence,
        miner_agrees=row.miner_agrees,
        referred_label=labels.of(TermList.REFERRAL_TARGET, row.referred_to),
        referred_is_walled=row.referred_to in said.walled,
        has_answer=row.answer_item_id is not None,
        has_affiliation=row.affiliation_item_id is not None,
        advice=advice.kind,
        advice_label=str(AlertAdvice(advice.kind).label),
        target=advice.target,
        target_label=labels.of(TermList.REFERRAL_TARGET, advice.target),
        reason=_reason(advice),
        decided_label=labels.of(TermList.REFERRAL_TARGET, row.decided_target),
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        offered=tuple((code, str(label)) for code, label in able if code not in said.walled),
    )


def alert_words(by: Actor, report_id: UUID) -> AlertWords:
    """Open for whom the guard works and what those answered to whom it went already; the reading stands in the trail."""
    if not Report.objects.filter(words_seen_by(by), id=report_id).exists():
        raise Unknown
    row = GuardAlert.objects.filter(report_id=report_id).first()
    if row is None:
        raise Unknown
    wanted = [one for one in (row.affiliation_item_id, row.answer_item_id) if one]
    texts = vault.read_many(by, wanted) if wanted else {}
    return AlertWords(
        affiliation=texts.get(row.affiliation_item_id) if row.affiliation_item_id else "",
        answer=texts.get(row.answer_item_id) if row.answer_item_id else "",
    )


def alerted(row: GuardAlert, report: Report) -> Alerted:
    """Return what an alert says in codes and who stands behind a wall from it now (six queries)."""
    marks = keys_on([report.id])[report.id]
    lines = ReportAccused.objects.filter(report_id=report.id).values_list("kind", "unknown")
    accused = frozenset(kind for kind, _unknown in lines)
    unknown = frozenset(marks & set(UnknownKind.values)) | {one for _kind, one in lines if one}
    return Alerted(
        rule=row.rule,
        category=report.category,
        accused=accused,
        unknown=unknown,
        violence=row.violence,
        miner_agrees=row.miner_agrees,
        restricted=bool(report.restricted),
        walled=walled_targets(
            accused=accused, unknown=unknown, kinds=_walled_kinds(row.working_group_id, marks)
        ),
    )


def _walled_kinds(working_group_id: UUID, marks: frozenset[str]) -> set[str]:
    """Return the kinds of organisations of which one stands behind a wall; one that was retired is asked too."""
    if not marks:
        return set()
    asked = {kind for kinds in STANDS_FOR.values() for kind in kinds}
    rows = Organisation.objects.filter(working_group_id=working_group_id, actor_type__in=asked)
    bodies = list(rows.values_list("id", "actor_type"))
    web = web_of(working_group_id, [own for own, _kind in bodies])
    return {kind for own, kind in bodies if web.keys({own}) & marks}


def _reason(advice: Advice) -> str:
    """Return in words which line of the rules it is."""
    return {
        "RESTRICTED": _("The report is restricted: help first, nothing else comes of it."),
        "ARMED": _("Armed men are on the site: those on duty were called."),
        "CHILD": _("Children work on the site: they come before the rest."),
        "PREGNANT": _("Pregnant women work on the site: this is for information only."),
        "NO_RULE": _("It is none of the six cases in which guards turn to the police."),
        "NO_AGREEMENT": _("The miner has not agreed that the police is told, and there is no violence."),
        "POLICE": _("The mining police could be concerned itself: somebody else is told, or nobody."),
        "GUARDS": _(
            "The guards are not identified: the police is not told before it is known whose they are."
        ),
        "WALLED": _("Every body that the rules name could be concerned itself."),
    }.get(advice.because, _("The rule of the miners' guards for this case."))
