"""What turns files of evidence into archives."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from core.evidence_pack import EvidenceLedger, Fault, Pack


class EvidencePacker(Protocol):
    """Writes one archive to a path."""

    def __call__(
        self, ledger: EvidenceLedger, pack: Pack, place_of: Callable[[str], Path], path: Path
    ) -> Mapping[str, Fault]:
        """Blocking; run in a thread. `place_of`: where the content of a sum lies.

        Gives the sums whose content could not go in, and why.
        """
        ...
