"""Passing a case on: who agreed to it, what goes along, and never to whom it accuses."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import reports_behind_case, require_case, require_case_consent
from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import Release
from kikao.casework.referrals.actions._parts import note_step, past_day
from kikao.casework.referrals.enums import Manner, Step, Target
from kikao.casework.referrals.models import Referral, ReferralFile
from kikao.casework.referrals.policy import accuses
from kikao.casework.referrals.reckoning import NAMED, due_from, scope_of
from kikao.casework.reports.policy import check_referral
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.files.models import FileRelease
from kikao.foundation.files.releasing import standing_releases
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Organisation


@action("referral.send", to={Role.SECRETARIAT})
def send_referral(
    by: Actor,
    *,
    case_id: UUID,
    target: str,
    words: str = "",
    organisation_id: UUID | None = None,
    level: str = Level.PROVINCIAL,
    manner: str = Manner.LETTER,
    sent_on: date | None = None,
    answer_due_on: date | None = None,
    release_id: UUID | None = None,
    file_release_ids: Iterable[UUID] = (),
) -> UUID:
    """Pass a case on to a body that can do more; every source behind it agreed, and whom it accuses is never asked."""
    case = require_case(by, case_id)
    to = chosen(target, Target, "target", needed=True)
    said = prose(words, "words")
    _require_body(by, to, organisation_id)
    release = _release(case, release_id)
    files = standing_releases(case.id, file_release_ids)
    require_case_consent(by, case.id, scope_of(to))
    for report_id in reports_behind_case(case.id):
        check_referral(report_id, to)
    if accuses(by, case.id, to, organisation_id):
        _require_text_alone(release, organisation_id, said, files)
    if not said and release is None:
        raise Invalid({"words": _("Write what is passed on, or choose a released text.")})
    sent = past_day(sent_on, "sent_on")
    due = answer_due_on or due_from(to, sent)
    if due < sent:
        raise Invalid({"answer_due_on": _("An answer cannot be due before the referral was sent.")})
    row = Referral.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        reference=fresh_reference(by.working_group_id, "P", sent.year),
        target=to,
        organisation_id=organisation_id,
        level=chosen(level, Level, "level", needed=True),
        manner=chosen(manner, Manner, "manner", needed=True),
        words_item_id=put(by.working_group_id, case.id, "referral.words", said) if said else None,
        release=release,
        sent_on=sent,
        entered_on=today(),
        sent_by_id=by.account_id,
        answer_due_on=due,
    )
    for one in files:
        ReferralFile.objects.create(working_group_id=by.working_group_id, referral=row, file_release=one)
    note_step(by, row, Step.SENT, real_on=sent)
    return row.id


def _require_body(by: Actor, target: str, organisation_id: UUID | None) -> None:
    if organisation_id is None:
        if target in NAMED:
            raise Invalid({"organisation_id": _("Say which organisation.")})
        return
    if not Organisation.objects.filter(
        id=organisation_id, working_group_id=by.working_group_id, merged_into__isnull=True
    ).exists():
        raise Invalid({"organisation_id": _("Choose from the list.")})


def _release(case: Case, release_id: UUID | None) -> Release | None:
    if release_id is None:
        return None
    row = Release.objects.filter(id=release_id, case=case, state=ReleaseState.APPROVED).select_related("seat")
    release = row.first()
    if release is None or not release.stands:
        raise Unknown
    return release


def _require_text_alone(
    release: Release | None, organisation_id: UUID | None, said: str, files: list[FileRelease]
) -> None:
    """To a body that is accused goes the text released to its own seat, and nothing else."""
    own = release is not None and release.seat.organisation_id == organisation_id
    if own and not said and not files:
        return
    raise Stop(
        "referral.to_the_accused",
        _("The case accuses this body, or one above or below it."),
        cure=_(
            "Choose another body, or name the organisation and pass on nothing but a text that the group"
            " released to its seat."
        ),
    )
