"""Times of several subjects in one run, taken in turns, so that ratios hold on a busy machine."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one subject, one number a round; round N of each subject ran beside the others."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.rounds)

    def beside(self, other: "Times") -> tuple[float, float, float]:
        """Quartiles of the rounds' ratios to `other`, the median in the middle."""
        ratios = [mine / its for mine, its in zip(self.rounds, other.rounds, strict=True)]
        return quartiles(ratios)


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """The borders of the middle half, and the median between them."""
    lower, middle, upper = statistics.quantiles(values, n=4, method="inclusive")
    return lower, middle, upper


def paired(subjects: dict[str, Work], rounds: int) -> dict[str, Times]:
    """Each subject once untimed, then `rounds` rounds; every round begins with another subject."""
    names = list(subjects)
    times: dict[str, list[float]] = {name: [] for name in names}
    for work in subjects.values():
        work()
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            times[name].append(_once(subjects[name]))
    return {name: Times(tuple(taken)) for name, taken in times.items()}


def _once(work: Work) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(times: Times, other: Times) -> str:
    """The ratio with its spread, as a table shows it."""
    lower, middle, upper = times.beside(other)
    return f"{middle:.3g} ({lower:.3g}–{upper:.3g})"
