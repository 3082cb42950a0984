"""How long the answers for what is hidden and for what does not exist take, side by side, in a report."""

from dataclasses import dataclass
from statistics import median
from time import perf_counter

from tests.kit.addresses import Address, made_up
from tests.kit.artefacts import kept
from tests.kit.sizes import size
from tests.kit.walking import Walker

SAMPLES = size(9, 200)
ADDRESSES = size(4, 20)
GOAL = 2.0


@dataclass(frozen=True)
class Timing:
    """The medians of one address for one reader, in milliseconds."""

    reader: str
    path: str
    hidden: float
    nothing: float
    samples: tuple[tuple[float, float], ...] = ()

    @property
    def gap(self) -> float:
        """Return how much longer the one takes than the other."""
        return abs(self.hidden - self.nothing)


def measured(walkers: dict[str, Walker], ways: list[Address], values: dict[str, object]) -> list[Timing]:
    """Take turns asking for what is hidden and for what does not exist."""
    step = max(len(ways) // ADDRESSES, 1)
    chosen = ways[::step][:ADDRESSES]
    return [one(name, walker, way, values) for name, walker in walkers.items() for way in chosen]


def one(name: str, walker: Walker, way: Address, values: dict[str, object]) -> Timing:
    turns = tuple(
        (taken(walker, way.filled(values)), taken(walker, way.filled(made_up(way))))
        for _turn in range(SAMPLES)
    )
    hidden, nothing = zip(*turns, strict=True)
    return Timing(name, way.path, median(hidden), median(nothing), turns)


def taken(walker: Walker, path: str) -> float:
    start = perf_counter()
    walker.client.get(path, headers=walker.headers)
    return (perf_counter() - start) * 1000


def written(lines: list[Timing]) -> str:
    """Write the report among the artefacts of the run, and return it."""
    gaps = sorted(line.gap for line in lines)
    over = sum(gap > GOAL for gap in gaps)
    text = "\n".join(
        [
            f"Medians of {SAMPLES} answers, hidden against not existing, in ms; the goal is a gap under {GOAL}.",
            f"Median gap {median(gaps):.2f}, largest {gaps[-1]:.2f}, over the goal {over} of {len(gaps)}.",
            *(
                f"{one.gap:6.2f} {one.hidden:7.2f} {one.nothing:7.2f}  {one.reader} {one.path}"
                for one in lines
            ),
        ]
    )
    (kept("walls") / "timing.txt").write_text(text + "\n")
    return text
