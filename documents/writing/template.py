"""A Word file of the office's own, filled in, with its annexes behind it.

The file is a docxtpl template that an officer opens in Word; documents/templates holds the ones
we ship and says which names they may use. Annexes are written as text straight into the package:
thousands of rows never become a tree.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import WorkError
from documents.writing.word_xml import STYLES, escape

SHIPPED = Path(__file__).parents[1] / "templates"
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
#: Level 6, the usual one, takes twice the time and saves a tenth.
_LEVEL = 3
_END = "</w:body>"
#: Landscape; 30 mm at the left, as in the body, and a wide upper margin for sheets bound there.
#: Each annex counts its pages from 1 and hides the first number (Phụ lục I, Mục III.1).
_ANNEX_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1417" '
    'w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
)
#: The least that a paragraph after a table can take.
_BREAK = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr>'
    '<w:r><w:rPr><w:sz w:val="2"/></w:rPr></w:r></w:p>'
)


@dataclass(frozen=True, slots=True)
class Xml:
    """Ready XML, which takes the place of the paragraph that names it (`{{p name }}`)."""

    text: str

    def __html__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG in the text, as wide as the text; `words` is read out in its place."""

    png: bytes
    words: str
    width_mm: float = 165.0

    def within(self, document: Any) -> Xml:
        """The picture as a paragraph of the document (python-docx's), which takes it in."""
        from docx.shared import Mm

        drawn = document.part.new_pic_inline(io.BytesIO(self.png), Mm(self.width_mm)).xml
        words = escape(self.words).replace('"', "&quot;")
        drawn = drawn.replace("<wp:docPr ", f'<wp:docPr descr="{words}" ')
        return Xml(
            '<w:p><w:pPr><w:spacing w:before="120" w:after="120"/><w:ind w:left="0" '
            'w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
            f"<w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>"
        )


def write_from_template(
    name: str,
    folder: Path | None,
    values: dict[str, Any],
    annexes: Sequence[Iterable[str]],
    path: Path,
) -> None:
    """Fill in the template `name` of `folder`, or the shipped one, and write it to `path`.

    Each annex is the XML of its content, in pieces. Raises WorkError `report-template` when the
    office's own file cannot be read or says something that we do not know.
    """
    own = folder / name if folder else None
    source = own if own and own.exists() else SHIPPED / name
    try:
        filled = _filled(source, values)
    except _broken() as error:
        raise WorkError("report-template", name=str(source), why=str(error)) from error
    _write_package(filled, annexes, path)


def _broken() -> tuple[type[Exception], ...]:
    """What a template that somebody changed can be wrong with."""
    from docx.opc.exceptions import PackageNotFoundError
    from jinja2 import TemplateError

    # lxml's XMLSyntaxError is a SyntaxError.
    return (TemplateError, PackageNotFoundError, SyntaxError, zipfile.BadZipFile, KeyError,
            ValueError, TypeError)


def _filled(source: Path, values: dict[str, Any]) -> bytes:
    from docxtpl.template import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    template: Any = DocxTemplate(str(source))
    template.init_docx()
    ready = {
        name: value.within(template.docx) if isinstance(value, Picture) else value
        for name, value in values.items()
    }
    room = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    template.render(ready, room, autoescape=True)
    properties = template.docx.core_properties
    # Word's own limit for these fields.
    properties.title, properties.author = values["tieu_de"][:255], values["ten_co_quan"][:255]
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def _write_package(filled: bytes, annexes: Sequence[Iterable[str]], path: Path) -> None:
    with (
        zipfile.ZipFile(io.BytesIO(filled)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for item in source.infolist():
            content = source.read(item)
            if item.filename == _DOCUMENT and annexes:
                with target.open(_DOCUMENT, "w", force_zip64=True) as part:
                    for piece in _with_annexes(content.decode(), annexes):
                        part.write(piece.encode())
                continue
            if item.filename == _STYLES:
                content = _with_styles(content.decode()).encode()
            target.writestr(item.filename, content)


def _with_annexes(document: str, annexes: Sequence[Iterable[str]]) -> Iterable[str]:
    """The document, then a section for each annex; the last one's properties end the body."""
    body, _, end = document.rpartition(_END)
    start = body.rfind("<w:sectPr")
    section = body[start:] if start >= 0 else "<w:sectPr/>"
    yield body[:start] if start >= 0 else body
    for annex in annexes:
        yield _BREAK.format(section)
        section = _ANNEX_SECTION
        block: list[str] = []
        for piece in annex:
            block.append(piece)
            if len(block) == 512:
                yield "".join(block)
                block.clear()
        yield "".join(block)
    yield _BREAK.format("") + section + _END + end


def _with_styles(styles: str) -> str:
    known = set(re.findall(r'w:styleId="([^"]+)"', styles))
    missing = "".join(text for name, text in STYLES.items() if name not in known)
    return styles.replace("</w:styles>", f"{missing}</w:styles>")
