"""The steps of the first day as the stepper shows them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kikao.registry.people.schemas import FirstRun

Step = dict[str, object]


def steps_of(run: FirstRun) -> list[Step]:
    """Return the steps in their order; the first that is not done is the present one."""
    steps = list(_steps(run))
    present = next((step for step in steps if step["state"] != "done"), None)
    if present:
        present["state"] = "current"
    return steps


def _steps(run: FirstRun) -> Iterator[Step]:
    report = run.report
    counted = (
        (_("Secretariat keys"), report.secretariat_keys),
        (_("Custodian keys"), report.custodian_keys),
        (_("Paper keys"), report.papers),
    )
    for label, step in counted:
        note = _("%(have)d of %(need)d") % {"have": step.have, "need": step.need}
        yield {"label": label, "state": "done" if step.done else "todo", "note": note}
    yield {"label": _("Test letter sealed"), "state": "done" if report.letter_sealed else "todo"}
    yield {"label": _("Test letter opened"), "state": "done" if report.letter_opened else "todo"}
    yield {"label": _("Reports are taken in"), "state": "done" if run.intake_open else "todo"}
