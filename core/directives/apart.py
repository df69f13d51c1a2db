"""Numbers that tell the duties of one directive apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.directives.model import Duty


def told_apart(duties: Sequence[Duty]) -> list[Duty]:
    """The duties in order, no two of them under one number.

    Duties that share a number get what a reader would look for: the section before it ("II.1"),
    else their count behind it ("4.1" and "4.2" for two paragraphs of item 4). `own_no` keeps the
    document's number, by which a second import knows the duty again. Duties without a number keep
    none: a list shows their titles.
    """
    shared = Counter(duty.item_no for duty in duties)
    places = Counter(duty.locator for duty in duties)
    used = {number for number, times in shared.items() if times == 1}
    counts: Counter[str] = Counter()
    found: list[Duty] = []
    for duty in duties:
        if not duty.item_no or shared[duty.item_no] == 1:
            found.append(duty)
            continue
        number = duty.locator.removeprefix("PL.")
        if places[duty.locator] > 1 or number in used or not number:
            counts[duty.item_no] += 1
            while (number := f"{duty.item_no}.{counts[duty.item_no]}") in used:
                counts[duty.item_no] += 1
        used.add(number)
        annex = "PL." if duty.locator.startswith("PL.") else ""
        own = duty.own_no or duty.item_no
        found.append(replace(duty, item_no=number, locator=f"{annex}{number}", own_no=own))
    return found
