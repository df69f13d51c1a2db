"""The catalogues are whole: same keys and variables in both, every error worded, nothing unused."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from handlers.texts import Catalogue

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "channels", "core", "handlers", "jobs", "storage", "documents")
#: Classes whose first argument is a code that needs `error-CODE`, with what stands before it.
RAISING = {"WorkError": "", "ConfigError": "", "ForbiddenError": "", "NotFoundError": "no-"}


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


@cache
def messages(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                visitor = Variables()
                visitor.visit(entry)
                found[entry.id.name] = frozenset(visitor.names)
    return found


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text(encoding="utf-8"))
                 for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


def nodes() -> Iterator[ast.AST]:
    for tree in trees():
        yield from ast.walk(tree)


def test_both_languages_say_the_same_things() -> None:
    assert messages("vi").keys() == messages("en").keys()


def test_both_languages_use_the_same_values() -> None:
    vi, en = messages("vi"), messages("en")
    assert {k: vi[k] for k in vi} == {k: en[k] for k in vi}


def raised() -> dict[str, str]:
    """Code → where, for codes written out in the code."""
    found = {}
    for node in nodes():
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else (
            node.func.attr if isinstance(node.func, ast.Attribute) else "")
        first = node.args[0] if node.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            if name in RAISING:
                found[RAISING[name] + first.value] = name
            elif name == "error" and re.fullmatch(r"org-[a-z-]+", first.value):
                found[first.value] = name
    return found


def test_every_error_has_its_sentence() -> None:
    missing = {code for code in raised() if f"error-{code}" not in messages("vi")}
    assert not missing


def literals() -> tuple[set[str], list[re.Pattern[str]]]:
    """Texts that the code writes out, and what its f-strings can become."""
    words: set[str] = set()
    patterns = []
    for node in nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.add(node.value)
        elif isinstance(node, ast.JoinedStr) and any(
            isinstance(v, ast.Constant) and "-" in str(v.value) for v in node.values
        ):
            parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else "[a-z0-9_-]+"
                     for v in node.values]
            if parts[0] != "[a-z0-9_-]+":
                patterns.append(re.compile("".join(parts)))
    return words, patterns


def test_no_text_is_unused() -> None:
    words, patterns = literals()
    errors = {f"error-{code}" for code in raised()} | {"error-unexpected", "error-forbidden"}
    unused = {
        key for key in messages("vi")
        if key not in words and key not in errors
        and not any(p.fullmatch(key) for p in patterns if p.pattern != r"error\-[a-z0-9_-]+")
        and key.removeprefix("error-") not in words
        and key.removeprefix("check-") not in words
    }
    assert not unused


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_text_renders_with_hostile_values(language: str) -> None:
    t = Catalogue().translator(language)
    for key, names in messages(language).items():
        shown = t(key, **dict.fromkeys(names, "<b>&🏢"))
        assert "<b>&🏢" not in shown, f"{key} does not escape"
        assert set(re.findall(r"<(/?\w+)", shown)) <= {
            "b", "/b", "i", "/i", "code", "/code", "blockquote", "/blockquote"}, key
