"""One typed line → who shall do what by when; and whom unsure words may mean.

Imports the standard library and core's deadlines, fold, people and targets.
"""

from core.assigning.deadline import names_a_day
from core.assigning.giving import gives_work
from core.assigning.line import Line, Named, Names
from core.assigning.near import near_people, near_units
from core.assigning.persons import find_people
from core.assigning.reading import read_line
from core.assigning.units import find_units

__all__ = ["Line", "Named", "Names", "find_people", "find_units", "gives_work", "names_a_day",
           "near_people", "near_units", "read_line"]
