"""One referral whole."""

from collections.abc import Mapping
from uuid import UUID

from kikao.casework.cases.enums import WALLING_ROLES
from kikao.casework.cases.models import Party
from kikao.casework.referrals.enums import Manner, ReferralState, Step
from kikao.casework.referrals.lifecycle import REFERRAL
from kikao.casework.referrals.models import Referral, ReferralStep
from kikao.casework.referrals.queries.lists import lines_of, require_referral
from kikao.casework.referrals.schemas import PassedText, ReferralPage, StepLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names
from kikao.registry.people.schemas import in_language

REMINDED = frozenset({ReferralState.SENT, ReferralState.ACKNOWLEDGED, ReferralState.SILENT})
"""States in which somebody may still be reminded."""


def referral(by: Actor, referral_id: UUID) -> ReferralPage:
    """Return one referral: its words and answers are opened in the reader's session, which the trail notes."""
    row = require_referral(by, referral_id)
    steps = list(row.steps.order_by("position"))
    sealed = [one for one in (row.words_item_id, *(step.words_item_id for step in steps)) if one]
    opened = read_many(by, sealed)
    names = account_names(by.working_group_id, [row.sent_by_id, *(step.by_account for step in steps)])
    allowed = REFERRAL.allowed(row.state) - {ReferralState.SILENT, ReferralState.RECALLED}
    return ReferralPage(
        line=lines_of(by, [row])[0],
        level=row.level,
        manner=row.manner,
        manner_words=str(Manner(row.manner).label),
        entered_on=row.entered_on,
        sent_by=names.get(row.sent_by_id, "") if row.sent_by_id else "",
        has_words=row.words_item_id is not None,
        words=opened.get(row.words_item_id) if row.words_item_id else None,
        text=_text(row),
        files=_files(row),
        accused=() if row.release_id else _accused(row),
        steps=tuple(_step(step, opened, names) for step in steps),
        next_states=tuple(sorted((state.value, str(state.label)) for state in allowed)),
        may_remind=row.state in REMINDED,
        may_recall=ReferralState.RECALLED in REFERRAL.allowed(row.state),
    )


def _text(row: Referral) -> PassedText | None:
    release = row.release
    if release is None:
        return None
    seat = in_language(release.seat.title, release.seat.title_fr)
    return PassedText(release.reference, seat, release.what, release.where, release.asked)


def _files(row: Referral) -> tuple[str, ...]:
    """Return files by their register marks; what a file was called is sealed, and is for nobody outside."""
    along = row.files.select_related("file_release__copy").order_by("file_release__copy__number", "id")
    copies = [one.file_release.copy for one in along]
    return tuple(f"{copy.reference}/{copy.number}" for copy in copies)


def _accused(row: Referral) -> tuple[str, ...]:
    """Return whom the case accuses; where a released text alone goes, not even that goes along."""
    parties = Party.objects.filter(case_id=row.case_id, role__in=WALLING_ROLES).select_related("organisation")
    named = {in_language(one.organisation.name, one.organisation.name_fr) for one in parties}
    return tuple(sorted(named))


def _step(step: ReferralStep, opened: Mapping[UUID, str | None], names: Mapping[UUID, str]) -> StepLine:
    return StepLine(
        step=step.step,
        step_words=str(Step(step.step).label),
        has_words=step.words_item_id is not None,
        words=opened.get(step.words_item_id) if step.words_item_id else None,
        real_on=step.real_on,
        entered_on=step.entered_on,
        by=names.get(step.by_account, "") if step.by_account else "",
    )
