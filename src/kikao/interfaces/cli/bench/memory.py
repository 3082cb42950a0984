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
        self.most: dict[str, float] = {}
        """What each process held, shared pages once, when they held the most together."""

    @contextmanager
    def watched(self) -> Iterator["Memory"]:
        """Keep the most that was held meanwhile, in MiB."""
        self.resident = self.proportional = 0.0
        self.most = {}
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
            found = {one: held_by([one]) for one in processes(self.root)}
            self.resident = max(self.resident, sum(resident for resident, _once in found.values()))
            proportional = sum(once for _resident, once in found.values())
            if proportional > self.proportional:
                self.proportional = proportional
                self.most = {f"{_name(one)} {one}": round(once, 1) for one, (_all, once) in found.items()}
            if ended.wait(self.every):
                return


def _name(process: int) -> str:
    """Return what a process is called in the list of processes; one that has ended meanwhile has no name."""
    with suppress(OSError):
        return Path(f"/proc/{process}/comm").read_text().strip()
    return "ended"


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
