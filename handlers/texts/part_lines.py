"""The sentence of a part's line, as an office writes it; goes into documents too."""

from core.parts_truth import Result, Standing, share
from handlers.texts.catalogue import Translate
from handlers.texts.values import count


def part_sentence(t: Translate, result: Result) -> str:
    """"Đã rà soát 45/60 thủ tục (đạt 75%), dự kiến hoàn thành ngày 20/6/2026."; plain text."""
    body = _body(t, result)
    match result.standing:
        case Standing.SILENT:
            key = "part-silent-due" if result.day else "part-silent"
            return t.plain(key, due=result.day)
        case Standing.DONE:
            key = "part-done" if body else "part-done-bare"
        case Standing.WAITING:
            key = "part-waiting" if body else "part-waiting-bare"
        case Standing.PAUSED:
            key = "part-paused" if body else "part-paused-bare"
        case _:
            body = body or t.plain("part-moving")
            key = "part-forecast" if result.day else "part-as-is"
    return t.plain(key, body=body, day=result.day)


def _body(t: Translate, result: Result) -> str:
    """Figures and words, whichever there are."""
    if result.counts is None:
        if result.percent is None:
            return _unended(result.words)
        key = "part-words-percent" if result.words else "part-percent"
        return t.plain(key, words=_unended(result.words), percent=result.percent)
    done, total = result.counts
    percent = result.percent if result.percent is not None else share(result.counts)
    counted = t.plain(
        "part-counted", doing=result.doing or t.plain("part-doing"), done=count(done),
        total=count(total), noun=f" {result.noun}" if result.noun else "")
    if percent is not None and result.standing is not Standing.DONE:
        counted = t.plain("part-words-percent", words=counted, percent=percent)
    return f"{counted}; {_lowered(_unended(result.words))}" if result.words else counted


def _unended(words: str) -> str:
    return words.strip().rstrip(".;, ")


def _lowered(words: str) -> str:
    """Within a sentence: "đã gửi …", but "UBND tỉnh …"."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
