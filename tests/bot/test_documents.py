"""What the documents name is there: files, keys, commands, routes."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from typer.main import get_command

from bot.cli import cli
from bot.config_file import keys
from channels.zalo.links import LIVES, Kind
from handlers.filters import COMMANDS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([
    *ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "bench" / "README.md"])
ZALO = [ROOT / "docs" / "zalo.md", ROOT / "docs" / "zalo.vi.md"]
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
KNOWN = set(keys())
SAID = {name for both in COMMANDS.items() for name in (both[0], *both[1])}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", ZALO, ids=lambda path: path.name)
def test_the_guides_name_what_there_is(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for snippet in re.findall(r"```toml\n(.*?)```", text, re.DOTALL):
        for section, table in tomllib.loads(snippet).items():
            assert {(section, key) for key in table} <= KNOWN
    for section, key in re.findall(r"`(zalo_bot|zalo_oa|web)\.(\w+)", text):
        assert (section, key) in KNOWN
    for name in re.findall(r"NHACVIEC_(\w+?)_FILE", text):
        section, _, key = name.lower().partition("__")
        assert (section, key) in KNOWN
    subcommands = get_command(cli).commands  # type: ignore[attr-defined]  # a click group
    for name in re.findall(r"`?nhacviec ([a-z]+)\b", text):
        assert name in subcommands, name
    for name in re.findall(r"`/([a-z]{3,})(?: [A-ZÃ_]+)?`", text):
        assert name in SAID or name in ("metrics", "zalo"), name


def test_both_guides_show_the_same_commands() -> None:
    blocks = [[re.sub(r"#.*", "", block).split() for block in
               re.findall(r"```(?:sh|toml)\n(.*?)```", path.read_text("utf-8"), re.DOTALL)]
              for path in ZALO]
    assert blocks[0] == blocks[1]


def test_the_proxy_knows_every_page() -> None:
    assert set(LIVES) == set(get_args(Kind))
    proxy = (ROOT / "packaging" / "nginx.conf").read_text(encoding="utf-8")
    pages = re.search(r"\^/zalo\(-oa\)\?/\(([a-z|]+)\)/", proxy)
    assert pages
    assert set(pages[1].split("|")) == set(LIVES)
