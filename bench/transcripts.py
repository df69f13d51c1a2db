"""`python -m bench transcripts [--picture]`: docs/transcripts.html from the approved transcripts.

One story on four channels, side by side; `--picture` also takes docs/pictures/four-channels.png of
its beginning (Chromium). The transcripts are written by tests/journeys (NHACVIEC_APPROVE=1).
"""

import sys
from html import escape
from pathlib import Path

from bench.beside import MINE, Row, read, rows

ROOT = Path(__file__).parents[1]
TRANSCRIPTS = ROOT / "tests" / "journeys" / "transcripts"
PAGE = ROOT / "docs" / "transcripts.html"
PICTURE = ROOT / "docs" / "pictures" / "four-channels.png"
CHANNELS = {"telegram": "Telegram", "web": "Chat trên web", "zalo_bot": "Zalo Bot",
            "zalo_oa": "Zalo Official Account"}
STORIES = {"story": "Chuyên viên", "report_story": "Văn phòng: báo cáo quý"}
#: What the story puts into every name and title, and what stands for it on the page.
_NASTY, _SIGN = "<b>Rà</b> & soát 🎉 _*[x](y)*_ </i> &lt; `~", " ✱"
_WIDTH, _HEIGHT = 1500, 1500
_STYLE = """
body{font:14px/1.45 system-ui,"Segoe UI",sans-serif;margin:1rem;background:#eef1f5;color:#1a1a1a}
h1{font-size:1.4rem;margin:0 0 .3rem}h2{font-size:1.1rem;margin:1.4rem 0 .5rem}
p{margin:.2rem 0 .8rem;max-width:70rem}
table{border-collapse:separate;border-spacing:.5rem .35rem;width:100%;table-layout:fixed}
th{position:sticky;top:0;background:#eef1f5;text-align:left;padding:.3rem}
td{vertical-align:top;padding:0;overflow-wrap:anywhere}
div{white-space:pre-wrap;background:#fff;border-radius:.2rem .8rem .8rem;padding:.5rem .7rem;
box-shadow:0 1px 2px #0002}
div.mine{background:#d7ecff;border-radius:.8rem .8rem .2rem;margin-left:2rem}
"""


def page() -> str:
    """The whole page."""
    parts = [_section(story, title) for story, title in STORIES.items()]
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>Một câu chuyện, bốn kênh</title>\n<style>{_STYLE}</style>\n"
        "<h1>Một câu chuyện, bốn kênh</h1>\n"
        "<p>Cùng một câu chuyện, cùng những lời của một người, chạy không đổi trên mỗi kênh trước "
        "máy chủ giả lập. Mỗi hàng là cùng một lúc; ô trống: kênh ấy không nói gì thêm. Telegram "
        "và web sửa tin tại chỗ nên chỉ còn bản cuối. ✱ thay cho một chuỗi ký tự khó (thẻ HTML, "
        "dấu Markdown, biểu tượng) có trong mọi tên. Tạo lại: <code>python -m bench transcripts"
        "</code></p>\n"
        + "\n".join(part for part in parts if part) + "\n</html>\n")


def _section(story: str, title: str) -> str:
    kept = {name: TRANSCRIPTS / f"{name}-{story}.txt" for name in CHANNELS}
    found = [name for name, path in kept.items() if path.exists()]
    if not found:
        return ""
    heads = "".join(f"<th>{CHANNELS[name]}</th>" for name in found)
    laid = rows([read(kept[name]) for name in found])
    body = "\n".join(_row(row) for row in laid)
    return f"<h2>{title}</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n{body}\n</table>"


def _row(row: Row) -> str:
    return f"<tr>{''.join(f'<td>{_cell(message)}</td>' for message in row)}</tr>"


def _cell(message: str) -> str:
    if not message:
        return ""
    mine = ' class="mine"' if message.startswith(MINE) else ""
    text = message.removeprefix(MINE).replace(_NASTY, _SIGN).strip()
    return f"<div{mine}>{escape(text, quote=False)}</div>"


def main() -> int:
    """Writes the page; 2 for an unknown option."""
    options = sys.argv[2:]
    if any(option != "--picture" for option in options):
        print("usage: python -m bench transcripts [--picture]", file=sys.stderr)
        return 2
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    if options:
        _take_picture()
        print(PICTURE.relative_to(ROOT))
    return 0


def _take_picture() -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium")
        try:
            shown = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
            shown.goto(PAGE.as_uri())
            shown.screenshot(path=PICTURE)
        finally:
            browser.close()
