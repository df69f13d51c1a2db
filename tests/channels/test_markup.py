"""HTML in, entities out, and back; plain text and pieces of it."""

import html
from html.parser import HTMLParser

import pytest
from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from channels.markup import MarkupError, parse_html, render_html, utf16_length
from channels.plain import html_to_plain, split_html, split_text

TEXTS = st.text(st.sampled_from("ab <>&\"'ạ😀\n.é\u0301-/:"), max_size=60)


def test_reads_marks_with_utf16_offsets() -> None:
    text, entities = parse_html(
        '😀 <b>đậm <i>và nghiêng</i></b> <a href="https://x.vn/?a&amp;b">đây</a>'
    )
    assert text == "😀 đậm và nghiêng đây"
    found = [(e.type, e.offset, e.length, e.url) for e in entities]
    assert found == [
        ("bold", 3, 14, None),
        ("italic", 7, 10, None),
        ("text_link", 18, 3, "https://x.vn/?a&b"),
    ]


@pytest.mark.parametrize(
    "broken", ["tỷ lệ < 5%", "<b>a", "a</b>", "<b><i>a</b></i>", "<img src=x>"]
)
def test_refuses_what_telegram_refuses(broken: str) -> None:
    with pytest.raises(MarkupError):
        parse_html(broken)


@given(TEXTS)
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])
    assert parse_html(f"<b>{html.escape(text)}</b>")[0] == text


SPANS = st.lists(
    st.builds(
        MessageEntity,
        type=st.sampled_from(["bold", "italic", "text_link", "blockquote", "mention"]),
        offset=st.integers(0, 40),
        length=st.integers(0, 40),
        url=st.sampled_from([None, "https://a.vn", 'x" onclick="y', "javascript:alert(1)"]),
    ),
    max_size=6,
)


class Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.stack = "", list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "a", "blockquote"}
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        assert tag != "a" or attrs[0][1] == "https://a.vn"
        self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TEXTS.filter(lambda t: "😀" not in t), SPANS)
def test_rendering_is_well_formed_and_harmless(text: str, spans: list[MessageEntity]) -> None:
    reader = Strict()
    reader.feed(render_html(text, spans))
    reader.close()
    assert reader.text == text
    assert reader.stack == []


def test_overlapping_marks_are_closed_and_opened_again() -> None:
    spans = [
        MessageEntity(type="bold", offset=0, length=4),
        MessageEntity(type="italic", offset=2, length=4),
    ]
    assert render_html("abcdef", spans) == "<b>ab<i>cd</i></b><i>ef</i>"


def test_plain_text_keeps_addresses() -> None:
    assert html_to_plain('Xem <a href="https://x.vn">báo cáo</a>, <b>5 &lt; 6</b>') == (
        "Xem báo cáo (https://x.vn), 5 < 6"
    )
    assert html_to_plain('<a href="https://x.vn">https://x.vn</a>') == "https://x.vn"
    assert html_to_plain("<b>tỷ lệ < 5%") == "tỷ lệ < 5%"


def test_splits_at_the_best_border() -> None:
    assert split_text("một hai\n\nba bốn\nnăm", 15) == ["một hai", "ba bốn\nnăm"]
    assert split_text("Câu một. Câu hai. Câu ba", 18) == ["Câu một. Câu hai.", "Câu ba"]
    assert split_text("x" * 10, 4) == ["xxxx", "xxxx", "xx"]
    assert split_text("😀" * 3, 4) == ["😀😀", "😀"]
    assert split_text(" \n ", 5) == []


@given(TEXTS, st.integers(2, 30))
def test_pieces_fit_and_lose_only_blanks(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert all(0 < utf16_length(p) <= limit for p in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(TEXTS, st.integers(2, 30))
def test_html_pieces_stay_html(text: str, limit: int) -> None:
    pieces = split_html(f"<b><i>{html.escape(text)}</i></b>", limit)
    assert [parse_html(p)[0] for p in pieces] == split_text(text, limit)
    assert all(p.startswith("<b><i>") for p in pieces)
