"""The check before signing: no agreement takes away what nobody may give away."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.agreements.actions._parts import require_writer, seal
from kikao.casework.agreements.enums import BEFORE_SIGNING, RightsQuestion
from kikao.casework.agreements.models import Instrument, RightsAnswer, RightsCheck
from kikao.casework.agreements.policy import WRITERS
from kikao.casework.agreements.queries import require_instrument
from kikao.casework.agreements.queries.rights import last_check, passes
from kikao.casework.agreements.reckoning import unanswered
from kikao.casework.incidents.reckoning import prose
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.queries import accounts_with, walled_of


class RightsStop(Stop):
    """The text was not found well in every question by two persons."""

    def __init__(self) -> None:
        """Say what is missing without saying which answer was bad: that is sealed for those who work on it."""
        super().__init__(
            "agreement.rights",
            _("The check against rights does not let this be signed as it stands."),
            cure=_("Answer every question, change what is not well, and have a second person confirm it."),
        )


@action("agreement.answer_rights", to=WRITERS)
def answer_rights(
    by: Actor, *, instrument_id: UUID, answers: Mapping[str, bool], words: Mapping[str, str] | None = None
) -> UUID:
    """Answer the questions about rights for an agreement as it stands; a second person confirms or answers anew."""
    row = _before_signing(by, instrument_id)
    if missing := unanswered(answers):
        raise Invalid({one.value: _("Answer this question.") for one in missing})
    said = {key: prose(text, key) for key, text in (words or {}).items()}
    for one in RightsQuestion:
        if not answers[one.value] and not said.get(one.value):
            raise Invalid({one.value: _("Say what is not well.")})
    check = RightsCheck.objects.create(
        working_group_id=row.working_group_id,
        instrument=row,
        of_version=row.version,
        answered_by=by.person,
        answered_on=today(),
    )
    RightsAnswer.objects.bulk_create(
        RightsAnswer(
            working_group_id=row.working_group_id,
            check_of=check,
            question=one.value,
            well=answers[one.value],
            words_item_id=seal(row, "agreement.rights", said.get(one.value, "")),
        )
        for one in RightsQuestion
    )
    _ask_second(by, row)
    return row.id


def _before_signing(by: Actor, instrument_id: UUID) -> Instrument:
    row = require_writer(by, require_instrument(by, instrument_id))
    if row.state not in BEFORE_SIGNING:
        raise Stop("agreement.is_fixed", _("What was signed is checked no more; a clause can be flagged."))
    return row


def _ask_second(by: Actor, row: Instrument) -> None:
    desk = accounts_with(row.working_group_id, Role.SECRETARIAT)
    walled = walled_of(row.working_group_id, [row.case_id], desk) if row.case_id else set()
    told = [one for one in desk if one not in walled]
    leave_notice(
        by,
        told,
        NoticeKind.SECOND_NEEDED,
        subject_id=row.case_id,
        about="agreement",
        about_id=row.id,
    )


@action("agreement.confirm_rights", to=WRITERS)
def confirm_rights(by: Actor, *, instrument_id: UUID) -> UUID:
    """Confirm, as a second person who has read the text, that every answer is right."""
    row = _before_signing(by, instrument_id)
    check = last_check(row)
    if check is None or check.of_version != row.version:
        raise Stop(
            "agreement.rights_not_asked",
            _("Nobody has answered the questions for the text as it stands now."),
            cure=_("Answer them first."),
        )
    if check.answered_by == by.person:
        raise Stop(
            "agreement.needs_a_second",
            _("You answered these questions yourself."),
            cure=_("Ask another person to read the text and to confirm."),
            status=409,
        )
    mine = RightsCheck.objects.filter(id=check.id, confirmed_by__isnull=True)
    if not mine.update(confirmed_by=by.person, confirmed_on=today()):
        raise Clash
    return row.id


def require_rights(row: Instrument) -> None:
    """Refuse to sign what two persons have not found well in every question."""
    check = last_check(row)
    given = {one.question: one for one in RightsAnswer.objects.filter(check_of=check)} if check else {}
    if not passes(row, check, given):
        raise RightsStop
