"""A drill's table, and what of its promises did not hold."""

import os
import platform
import time

from rich.console import Console
from rich.table import Table


class Verdict:
    """Rows as they are measured; `broken` are sentences."""

    def __init__(self, title: str, *columns: str) -> None:
        self._table = Table(*columns, title=title)
        self._began = time.perf_counter()
        self.broken: list[str] = []

    def row(self, *cells: object) -> None:
        """Add a row; it is also printed at once, for who waits."""
        shown = [f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells]
        self._table.add_row(*shown)
        Console(stderr=True).print(*shown, highlight=False)

    def promise(self, held: bool, sentence: str) -> None:
        """Note what was promised and not held."""
        if not held:
            self.broken.append(sentence)

    def print(self) -> bool:
        """The table and its end; True when something was broken."""
        console = Console(width=120)
        console.print(self._table)
        console.print(f"{time.perf_counter() - self._began:.0f} s, {os.cpu_count()} cores, "
                      f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
        for sentence in self.broken:
            console.print(f"BROKEN: {sentence}", style="bold red")
        return bool(self.broken)
