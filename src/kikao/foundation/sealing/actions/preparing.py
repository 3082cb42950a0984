"""What a group does before it takes in its first report: paper keys, and a letter sealed and opened."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.compartments import new_narrative
from kikao.foundation.sealing.keys import account_of
from kikao.foundation.sealing.models import TestLetter
from kikao.foundation.sealing.reading import put, read
from kikao.foundation.sealing.recovery import PrintedPaper, forget_test_letter, print_paper

LETTER = "Kikao: test letter, lettre d'essai, barua ya majaribio."
KIND = "test_letter"


@action("paper.print", to={Role.SECRETARIAT, Role.CUSTODIAN}, system=False)
def print_paper_key(by: Actor, *, label: str) -> PrintedPaper:
    """Print one of the group's three paper keys: the words are shown this once and kept nowhere.

    Each of three people prints one. If all three came out of one session, that person alone could open everything.
    """
    if not label.strip():
        raise Invalid({"label": _("Say who will keep this paper and where, without a name.")})
    return print_paper(by.working_group_id, account_of(by), label.strip())


@action("letter.seal", to={Role.SECRETARIAT}, system=False)
def seal_test_letter(by: Actor, *, readers: Iterable[UUID]) -> UUID:
    """Seal a test letter to the secretariat, as a report would be."""
    forget_test_letter(by.working_group_id)
    new_narrative(by.working_group_id, by.working_group_id, readers)
    item_id = put(by.working_group_id, by.working_group_id, KIND, LETTER)
    TestLetter.objects.create(working_group_id=by.working_group_id, item_id=item_id, sealed_by=account_of(by))
    return item_id


@action("letter.open", to={Role.SECRETARIAT}, system=False)
def open_test_letter(by: Actor) -> UUID:
    """Open the test letter in one's own session, which shows that what is sealed can be read again."""
    letter = TestLetter.objects.filter(working_group_id=by.working_group_id).first()
    if letter is None:
        raise Unknown
    if read(by, letter.item_id) != LETTER:
        raise LetterChanged
    letter.opened_by = by.account_id
    letter.save(update_fields=["opened_by"])
    return letter.item_id


class LetterChanged(Stop):
    """The test letter does not say what was sealed."""

    def __init__(self) -> None:
        """Stop the group before it trusts this installation."""
        super().__init__(
            "sealing.letter_changed",
            _("The test letter does not say what was sealed."),
            cure=_("Do not take in anything yet; have the installation checked."),
        )
