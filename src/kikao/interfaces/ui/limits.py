"""What the program cannot do, told where it matters, on a page of its own and on paper: nine limits."""

from django.utils.translation import gettext_lazy as _

LIMITS = (
    _(
        "While somebody hostile controls the machine, they can read what arrives and what you open; "
        "not the older reports, which stay sealed."
    ),
    _("A weak passphrase opens your part. Whoever you show the screen to has read it."),
    _("Text messages and calls are seen by the operator and stay on the phones. Write no names in them."),
    _(
        "The month, the territoire, the category and the counts are not sealed: "
        "whoever steals the machine learns them."
    ),
    _(
        "Two of the three who hold a key on paper can open everything together. "
        "If two papers and all readers are lost, nobody can open anything any more."
    ),
    _("Somebody who leaves does not forget what they have read."),
    _(
        "A phone used in the field shows what is not yet finished and sent. Somebody may force it to be unlocked."
    ),
    _("The program cannot tell whether a report is true."),
    _("Nobody from outside has audited this program yet."),
)
"""In the order of the guide; a place in the pages names one by its number, from 1."""
