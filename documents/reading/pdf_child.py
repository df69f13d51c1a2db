"""Runs alone in a process of its own: a .pdf into text and ruled tables, as JSON on stdout.

PDFium is native code and files come from outside: a process can be given limits of memory and
time, and a crash of it is one more broken file. It imports nothing of ours. Usage: FILE PAGES
MEGABYTES SECONDS.
"""

import json
import resource
import sys
from ctypes import c_float
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

_THIN, _LONG, _NEAR = 3.0, 6.0, 3.0
_MAX_SEGMENTS, _MAX_LINES, _MAX_CELLS = 4_000, 2_000, 4_000
#: Far above any plan of 400 pages; more would only fill the parent's memory.
_MAX_LETTERS = 10_000_000
_PASSWORD = pdfium.FPDF_ERR_PASSWORD


@dataclass(frozen=True)
class _Rule:
    """A straight line from `start` to `end` at `at`: a y for horizontal ones, else an x."""

    at: float
    start: float
    end: float


def main(path: str, max_pages: int) -> dict[str, object]:
    """Each page as a list of texts and tables from top to bottom, or an error's name."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return {"error": "locked" if error.err_code == _PASSWORD else "broken"}
    if len(document) > max_pages:
        return {"error": "too-large"}
    pages: list[list[object]] = []
    room = _MAX_LETTERS
    for number in range(len(document)):
        pages.append(_page(document[number]))
        room -= sum(_size(part) for part in pages[-1])
        if room < 0:
            return {"error": "too-large"}
    return {"pages": pages}


def _size(part: object) -> int:
    if isinstance(part, dict):
        return sum(map(len, part["cells"]))
    return len(str(part))


def _page(page: pypdfium2.PdfPage) -> list[object]:
    text = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    parts: list[object] = []
    for table in _tables(page):
        parts.append(text.get_text_bounded(left, table.top, right, top))
        parts.append(table.read(text))
        top = table.bottom
    if not parts:
        return [text.get_text_range()]
    parts.append(text.get_text_bounded(left, bottom, right, top))
    return parts


@dataclass(frozen=True)
class _Table:
    xs: list[float]
    ys: list[float]
    across: list[_Rule]
    down: list[_Rule]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def read(self, text: pypdfium2.PdfTextPage) -> dict[str, object]:
        """Rows of cell numbers, and the cells' texts; a merged cell stands in all its places."""
        rows = len(self.ys) - 1
        columns = len(self.xs) - 1
        places = [[-1] * columns for _ in range(rows)]
        cells: list[str] = []
        for row in range(rows):
            for column in range(columns):
                if places[row][column] < 0:
                    right, low = self._extent(places, row, column)
                    for y in range(row, low + 1):
                        places[y][column : right + 1] = [len(cells)] * (right + 1 - column)
                    cells.append(
                        text.get_text_bounded(
                            self.xs[column], self.ys[low + 1], self.xs[right + 1], self.ys[row]
                        )
                    )
        return {"rows": places, "cells": cells}

    def _extent(self, places: list[list[int]], row: int, column: int) -> tuple[int, int]:
        right = column
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        while right + 2 < len(self.xs) and places[row][right + 1] < 0:
            if _drawn(self.down, self.xs[right + 1], middle):
                break
            right += 1
        low = row
        centre = (self.xs[column] + self.xs[column + 1]) / 2
        while low + 2 < len(self.ys) and not _drawn(self.across, self.ys[low + 1], centre):
            low += 1
        return right, low


def _drawn(rules: list[_Rule], at: float, through: float) -> bool:
    return any(
        abs(r.at - at) <= _NEAR and r.start - _NEAR <= through <= r.end + _NEAR for r in rules
    )


def _tables(page: pypdfium2.PdfPage) -> list[_Table]:
    """Ruled tables of at least two rows and three columns, from the top of the page down."""
    across, down = _rules(page)
    if len(across) < 3 or len(down) < 4 or len(across) + len(down) > _MAX_LINES:
        return []
    ys = sorted(_levels([rule.at for rule in across]), reverse=True)
    tables: list[_Table] = []
    group = [ys[0]]
    for above, below in pairwise(ys):
        middle = (above + below) / 2
        if sum(1 for rule in down if rule.start <= middle <= rule.end) >= 2:
            group.append(below)
            continue
        tables += _table(group, across, down)
        group = [below]
    return tables + _table(group, across, down)


def _table(ys: list[float], across: list[_Rule], down: list[_Rule]) -> list[_Table]:
    if len(ys) < 3:
        return []
    inside = [rule for rule in down if rule.start < ys[0] - _NEAR and rule.end > ys[-1] + _NEAR]
    xs = sorted(_levels([rule.at for rule in inside]))
    if len(xs) < 4 or len(xs) * len(ys) > _MAX_CELLS:
        return []
    return [_Table(xs, ys, across, inside)]


def _levels(places: list[float]) -> list[float]:
    """Places nearer than a line is thick are one."""
    levels: list[float] = []
    for place in sorted(places):
        if not levels or place - levels[-1] > _NEAR:
            levels.append(place)
    return levels


def _rules(page: pypdfium2.PdfPage) -> tuple[list[_Rule], list[_Rule]]:
    """Horizontal and vertical lines: thin boxes, and the edges of drawn paths."""
    across: list[_Rule] = []
    down: list[_Rule] = []
    left_to_see = _MAX_SEGMENTS
    for shape in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        wide, high = right - left, top - bottom
        if high <= _THIN and wide >= _LONG:
            across.append(_Rule((top + bottom) / 2, left, right))
        elif wide <= _THIN and high >= _LONG:
            down.append(_Rule((left + right) / 2, bottom, top))
        elif wide > _THIN and high > _THIN:
            left_to_see -= pdfium.FPDFPath_CountSegments(shape.raw)
            if left_to_see < 0:
                break
            _edges(shape, across, down)
        if len(across) + len(down) > _MAX_LINES:
            break
    return across, down


def _edges(
    shape: pypdfium2.PdfObject, across: list[_Rule], down: list[_Rule]
) -> None:
    """The straight edges of a path, in the page's measure."""
    matrix = shape.get_matrix()
    points: list[tuple[float, float] | None] = []
    start: tuple[float, float] | None = None
    x, y = c_float(), c_float()
    for number in range(pdfium.FPDFPath_CountSegments(shape.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(shape.raw, number)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            points.append(None)
            start = point
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and start:
            points.append(start)
    for one, two in pairwise(points):
        if one is None or two is None:
            continue
        if abs(one[1] - two[1]) <= 1 and abs(one[0] - two[0]) >= _LONG:
            across.append(_Rule(one[1], min(one[0], two[0]), max(one[0], two[0])))
        elif abs(one[0] - two[0]) <= 1 and abs(one[1] - two[1]) >= _LONG:
            down.append(_Rule(one[0], min(one[1], two[1]), max(one[1], two[1])))


if __name__ == "__main__":
    file, pages, megabytes, seconds = sys.argv[1:5]
    resource.setrlimit(resource.RLIMIT_AS, (int(megabytes) << 20, int(megabytes) << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    for none in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(none, (0, 0))
    json.dump(main(file, int(pages)), sys.stdout)
