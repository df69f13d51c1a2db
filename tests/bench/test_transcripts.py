"""The transcripts side by side: each point of the story in one row, the page as they are now."""

from bench.beside import read, rows
from bench.transcripts import CHANNELS, PAGE, STORIES, TRANSCRIPTS, page


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m bench transcripts --picture"


def test_every_channel_tells_every_story() -> None:
    for story in STORIES:
        told = [read(TRANSCRIPTS / f"{name}-{story}.txt") for name in CHANNELS]
        laid = rows(told)
        for place, messages in enumerate(told):
            assert [row[place] for row in laid if row[place]] == messages, "nothing lost, in order"
        together = sum(1 for row in laid if all(row))
        assert together > len(laid) / 2


def test_what_only_one_says_gets_its_own_row() -> None:
    first = ["▶ chào", "Xin chào anh Nam\n\n[Đồng ý]", "▶ [Đồng ý]", "Đã liên kết tài khoản"]
    other = ["▶ chào", "Xin chào anh Nam\n\nNhắn số để chọn:\n1. Đồng ý", "▶ 1",
             "Một tin mà chỉ kênh này có", "Đã liên kết tài khoản"]
    assert rows([first, other]) == [
        ["▶ chào", "▶ chào"], [first[1], other[1]], ["▶ [Đồng ý]", "▶ 1"], ["", other[3]],
        [first[3], other[4]]]
