"""How far a long command has come: a bar on a terminal, nothing for a program that reads us."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

#: Called at the beginning of each step, with its name.
Step = Callable[[str], None]


def no_steps(name: str) -> None:
    """Nobody watches."""


@contextmanager
def steps(total: int, words: Callable[[str], str], *, shown: bool | None = None) -> Iterator[Step]:
    """A bar on stderr while the block runs; `words` says what a step does.

    Unless `shown` says otherwise it is drawn only where a person sees it, and wiped at the end.
    """
    seen = sys.stderr.isatty() if shown is None else shown
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(), console=Console(stderr=True, force_terminal=True if seen else None),
        transient=True, disable=not seen,
    )
    with bar:
        line = bar.add_task("", total=total)
        begun = -1

        def step(name: str) -> None:
            nonlocal begun
            begun += 1
            bar.update(line, completed=begun, description=words(name), refresh=True)

        yield step
