"""Outcomes as a Django app, and what of them is sealed or plain."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kikao.foundation.sealing import fields


class OutcomesConfig(AppConfig):
    """What came of a case."""

    name = "kikao.casework.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        """Declare which words are sealed and which text stands plain."""
        fields.declare_all("outcomes", SEALED, PLAIN)
        import_module(
            "kikao.casework.outcomes.actions"
        )  # the clock's jobs are entered also where no page is served


SEALED = (
    ("Satisfaction", "outcome.satisfaction", _("what a party says in its own words")),
    ("Accountability", "measure.who", _("against which person or unit a measure was taken")),
    ("Accountability", "measure.words", _("what is said about a measure, and by whom")),
    ("Accountability", "measure.verified", _("who saw that a measure was taken, and how")),
    ("Posting", "measure.where", _("where somebody was seen after a measure was taken, and since when")),
    ("Contribution", "contribution.words", _("what somebody contributed to a change")),
    ("Lesson", "lesson.words", _("what was learned in a case, as it was said")),
    ("Accountability", "outcome.struck", _("why an entry was struck")),
    ("Contribution", "outcome.struck", _("why an entry was struck")),
    ("Lesson", "outcome.struck", _("why an entry was struck")),
    ("Judgement", "relapse.reason", _("why a flag was judged to be a relapse, or none")),
)
"""What of the outcomes is kept sealed."""

PLAIN = {
    "Outcome": {
        "words": _("what changed, as the group holds it in its register"),
        "said_by": _("which publication, community or function says so; never a person's name"),
        "verified_how": _("who went to see, by function, and what was seen"),
    },
    "Closing": {
        "words": _("why the case was closed, as it was decided"),
        "reopened_why": _("why the case was reopened, as it was decided"),
        "despite": _("why the case was closed although something of it is late, as it was decided"),
    },
    "Lesson": {
        "shared_words": _(
            "the lesson as the group shares it, written without names and checked by a second person"
        ),
    },
    "Judgement": {"linked": _("ids of the links between cases that a judgement made")},
    "RelapseFlag": {
        "reasons": _("codes of our own list: in what an incident is near to a closed case or an agreement"),
    },
}
"""Text columns that stand plain behind the wall (design, section 4), each with its reason."""
