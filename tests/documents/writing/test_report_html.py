import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core.summary import Counts, Summary
from core.tasks import State
from documents.writing import Labels, write_html
from tests.documents.writing.conftest import DUE, fact, summary_of

_VOID = frozenset({"meta", "rect", "circle", "br"})


class Page(HTMLParser):
    """Tags in balance, attributes and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_of(summary: Summary, path: Path) -> tuple[str, Page]:
    write_html(summary, path, Labels())
    text = path.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    return text, page


def test_figures_and_bars(example: Summary, tmp_path: Path) -> None:
    text, page = page_of(example, tmp_path / "r.html")
    assert "12 sớm hạn (30,77%), 26 đúng hạn (66,67%), 01 trễ hạn (2,56%)" in text
    assert [a for t, a in page.tags if t == "html"] == [{"lang": "vi"}]
    bars = [a for t, a in page.tags if t == "svg" and a.get("class") == "bar"]
    assert len(bars) == 2
    assert all(bar["role"] == "img" and bar["aria-label"] for bar in bars)
    assert text.count("<caption>") == 2
    assert 'name="viewport"' in text


def test_nothing_comes_from_elsewhere(example: Summary, tmp_path: Path) -> None:
    text, page = page_of(example, tmp_path / "r.html")
    outside = re.findall(r"""(?:https?:)?//[^\s"']+|@import|<script|<link|<img|<iframe""", text)
    assert outside == []
    assert not any(k in ("src", "href") or k.startswith("on") for _, a in page.tags for k in a)


def test_nothing_that_people_typed_is_published(example: Summary, tmp_path: Path) -> None:
    secret = replace(
        fact(1, State.IN_PROGRESS), title="Bí mật của Nguyễn Văn An", last_result="anh An báo",
        blocker="chờ chị Bình", waits_for="chị Bình", directive="99/MẬT",
    )
    summary = replace(summary_of([secret]), place="")
    text, _ = page_of(summary, tmp_path / "r.html")
    for word in ("An", "Bình", "MẬT", "CCHC-2026-001", "chưa góp ý", "Sở Tư pháp"):
        assert not re.search(rf"\b{word}\b", text)
    assert "Trên 90 ngày: 0" in text
    assert "8-30 ngày: 01" in text


def test_hostile_names_stay_text(hostile: Summary, tmp_path: Path) -> None:
    text, _ = page_of(hostile, tmp_path / "r.html")
    assert "<b>đậm</b>" not in text
    assert "&lt;b&gt;đậm&lt;/b&gt;" in text


@pytest.mark.parametrize("previous", [None, Counts(), Counts(new=2, early=1, open_in_term=1)])
def test_an_empty_period(example: Summary, tmp_path: Path, previous: Counts | None) -> None:
    empty = replace(example, counts=Counts(), by_unit=(), by_field=(), tasks=(), overdue=(),
                    previous=previous)
    text, _ = page_of(empty, tmp_path / "r.html")
    assert ("Kỳ trước" in text) == bool(previous and previous.total)
    assert "Kết quả 0 nhiệm vụ." in text


def test_the_age_is_counted_to_the_snapshot() -> None:
    from documents.writing.plots_report import overdue_ages

    assert overdue_ages(summary_of([fact(1, State.IN_PROGRESS)])) == (0, 1, 0, 0)
    assert (summary_of([fact(1, State.IN_PROGRESS)]).counted_to - DUE).days == 25
