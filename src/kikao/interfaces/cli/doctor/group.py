"""The group: set up, ready to take reports in, its clock ticking, its trail whole."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit import chain, pins
from kikao.foundation.audit.queries import checkpoints
from kikao.foundation.base.clock import now
from kikao.foundation.notices.queries import beats
from kikao.foundation.sealing.verifying import look_over
from kikao.interfaces.cli.doctor.finding import BAD, GOOD, WARN, Finding
from kikao.registry.people.queries import first_run, groups
from kikao.registry.people.schemas import FirstRun

LATE = timedelta(minutes=5)
OLD = timedelta(days=35)
CUSTODIANS = 3
CHECKPOINT = "Run: kikao audit checkpoint, and keep the printed hash away from the machine."


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
        yield from _keys(line.id, run)
        yield _checkpoint(line.id)
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


def _keys(group_id: UUID, run: FirstRun) -> Iterator[Finding]:
    """Look whether what is sealed opens again when somebody is lost."""
    held = sum(key.has_key for key in run.custodians)
    said = f"{held} custodians with a key"
    cure = "Three are needed, so that two are left when one is lost: /office/people/first-run/."
    yield Finding("custodians", GOOD if held >= CUSTODIANS else BAD, said, "" if held >= CUSTODIANS else cure)
    found = look_over(group_id)
    cure = "Run: kikao keys verify"
    if found.weak:
        said = f"{len(found.weak)} of {found.compartments} envelopes have fewer than two readers or lack the papers"
        yield Finding("keys", WARN, said, cure)
    else:
        yield Finding(
            "keys",
            GOOD if found.holds else WARN,
            f"{found.compartments} envelopes",
            "" if found.holds else cure,
        )


def _checkpoint(group_id: UUID) -> Finding:
    """Without a printed checkpoint nobody can tell whether an old trail was put back."""
    taken = checkpoints(Actor.system(group_id))
    if not taken:
        return Finding("checkpoint", WARN, "none was taken yet", CHECKPOINT)
    age = now() - max(one.taken_at for one in taken)
    late = age > OLD
    return Finding(
        "checkpoint", WARN if late else GOOD, f"the last is {age.days} days old", CHECKPOINT if late else ""
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
