"""How much memory a program with all its processes holds, looked at while it works."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KIB_IN_MIB = 1024


class Memory:
    """Looks again and again at a process and all that it started."""

    def __init__(self, root: int, every: float = 1.0) -> None:
        """Watch this process and those below it, every so many seconds."""
        self.root, self.every = root, every
        self.resident = self.proportional = 0.0

    @contextmanager
    def watched(self) -> Iterator["Memory"]:
        """Keep the most that was held meanwhile, in MiB."""
        self.resident = self.proportional = 0.0
        ended = threading.Event()
        looking = threading.Thread(target=self._look, args=(ended,), daemon=True)
        looking.start()
        try:
            yield self
        finally:
            ended.set()
            looking.join()

    def _look(self, ended: threading.Event) -> None:
        while True:
            resident, proportional = held_by(processes(self.root))
            self.resident = max(self.resident, resident)
            self.proportional = max(self.proportional, proportional)
            if ended.wait(self.every):
                return


def processes(root: int) -> list[int]:
    """Return a process and all below it."""
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        with suppress(OSError):
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
    return found


def held_by(found: list[int]) -> tuple[float, float]:
    """Return what processes hold in MiB: what each counts for itself, and with shared pages counted once."""
    resident = proportional = 0
    for one in found:
        with suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                name, _colon, said = line.partition(":")
                if name == "Rss":
                    resident += int(said.split()[0])
                elif name == "Pss":
                    proportional += int(said.split()[0])
    return resident / KIB_IN_MIB, proportional / KIB_IN_MIB
