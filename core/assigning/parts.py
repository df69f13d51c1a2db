"""Which words of a line are which part: claims by the words around names, then a settlement."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.assigning.units import Mention
from core.assigning.words import Words


class Role(StrEnum):
    """What somebody named in a line is to the task."""

    LEAD = "lead"
    SUPPORT = "support"
    PERSON = "person"


#: How sure a claim is: a label says so, it opens a piece, it only ends one.
SAID, OPENS, ENDS = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Claim:
    """The words `start` to `end` say who has `role`. `soft`: it only leads if nobody else does,
    else it goes on with the supporting units before it."""

    role: Role
    strength: int
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    words: str = ""
    soft: bool = False


@dataclass(slots=True)
class Parts:
    """The parts found; `used` are words that are no title."""

    words: Words
    used: list[bool]
    claims: list[Claim] = field(default_factory=list)
    product: str = ""
    report_to: str = ""
    report_span: tuple[int, int] | None = None

    @property
    def free(self) -> list[bool]:
        """The words left for the title."""
        return [not used for used in self.used]

    def with_report(self) -> list[bool]:
        """The same, with "báo cáo Văn phòng" as the work itself."""
        start, end = self.report_span or (0, 0)
        return [not used or start <= at < end for at, used in enumerate(self.used)]

    def claims_of(self, role: Role) -> Sequence[Claim]:
        """The settled claims of a role, as they stand in the line."""
        return [claim for claim in self.claims if claim.role is role]

    def use(self, start: int, end: int) -> None:
        """These words are no title."""
        self.used[start:end] = [True] * (end - start)

    def claim(self, claim: Claim) -> int:
        """Note a claim; gives the word after it."""
        self.claims.append(claim)
        self.use(claim.start, claim.end)
        return claim.end

    def opens(self, at: int) -> bool:
        """True when nothing of the title stands before word `at` in its piece."""
        return self.words.border(at) or self.used[at - 1]

    def settle(self) -> None:
        """One claim leads, the surest; the words of those that lose go back to the title."""
        leads = [c for c in self.claims if c.role is Role.LEAD]
        firm = [c for c in leads if not c.soft] or leads
        if not firm:
            return
        best = max(firm, key=_rank)
        for claim in leads:
            if claim is best or (claim.strength == SAID == best.strength and not claim.soft):
                continue
            self.claims.remove(claim)
            if claim.soft:
                self.claims.append(Claim(Role.SUPPORT, SAID, claim.start, claim.end,
                                         claim.mentions))
            else:
                self.used[claim.start : claim.end] = [False] * (claim.end - claim.start)


def _rank(claim: Claim) -> tuple[int, bool, int]:
    known = all(mention.ids or mention.near for mention in claim.mentions)
    return claim.strength, known, -claim.start if claim.strength > ENDS else claim.start

