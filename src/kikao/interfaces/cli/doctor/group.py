"""The group: set up, ready to take reports in, its clock ticking, its trail whole."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import DatabaseError

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit import chain, pins
from kikao.foundation.base.clock import now
from kikao.foundation.notices.queries import beats
from kikao.interfaces.cli.doctor.finding import BAD, GOOD, WARN, Finding
from kikao.registry.people.queries import first_run, groups
from kikao.registry.people.schemas import FirstRun

LATE = timedelta(minutes=5)


def group(*, whole_trail: bool) -> Iterator[Finding]:
    """Look at the group and its clock; walk the trail when asked."""
    try:
        found = groups()
    except DatabaseError:
        yield Finding("group", BAD, "there are no tables yet", "Run: kikao init")
        return
    if not found:
        yield Finding("group", BAD, "none is set up", "Run: kikao init")
    for line in found:
        run = first_run(Actor.system(line.id))
        yield Finding("group", GOOD, f"{line.name}{' (demonstration)' if line.is_demo else ''}")
        yield _intake(run)
    yield from _clock()
    if whole_trail:
        yield _trail()


def _intake(run: FirstRun) -> Finding:
    if run.intake_open:
        return Finding("reports", GOOD, "are taken in")
    report = run.report
    steps = (
        ("secretariat keys", report.secretariat_keys.done),
        ("custodian keys", report.custodian_keys.done),
        ("paper keys", report.papers.done),
        ("test letter", report.letter_opened),
    )
    missing = ", ".join(what for what, done in steps if not done) or "opening the doors"
    return Finding(
        "reports", WARN, f"are not taken in yet; missing: {missing}", "Follow /office/people/first-run/."
    )


def _clock() -> Iterator[Finding]:
    known = {beat.job: beat for beat in beats()}
    tick = known.get("tick")
    if tick is None:
        yield Finding("clock", WARN, "has never ticked", "Run: kikao serve")
        return
    late = now() - tick.started_at > LATE
    said = f"last tick {tick.started_at:%Y-%m-%d %H:%M} UTC"
    yield Finding("clock", WARN if late else GOOD, said, "Run: kikao serve" if late else "")
    for name, beat in sorted(known.items()):
        if beat.fault:
            yield Finding(f"job {name}", BAD, f"failed with {beat.fault}", "Look at the log of kikao serve.")


def _trail() -> Finding:
    faults = [*chain.faults(), *pins.faults()]
    if faults:
        return Finding("trail", BAD, f"{len(faults)} faults", "Run: kikao audit verify")
    return Finding("trail", GOOD, "holds")
