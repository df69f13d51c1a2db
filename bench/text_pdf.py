"""A .pdf with a text layer: its letters are not drawn, only mapped to Unicode."""

import zlib


def text_pdf(pages: list[list[str]]) -> bytes:
    """The file of `pages`, a list of lines each, in one composite font of half-em letters."""
    codes = {char: n for n, char in enumerate(sorted(set("".join(map("".join, pages)))), 1)}
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        (b"<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"),
        (b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500 /CIDToGIDMap /Identity "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /Times /Flags 4 /ItalicAngle 0 "
        b"/FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>"),
        _stream(_unicode_map(codes)),
    ]
    for number, lines in enumerate(pages):
        objects += [
            (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R "
             "/Resources << /Font << /F 3 0 R >> >> >>").encode(),
            _stream(_drawn(lines, codes)),
        ]
    return _numbered(objects)


def _unicode_map(codes: dict[str, int]) -> str:
    chars = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [chars[at : at + 100] for at in range(0, len(chars), 100)]
    maps = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
            "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{maps}\nendcmap end end")


def _drawn(lines: list[str], codes: dict[str, int]) -> str:
    shown = [f"<{''.join(f'{codes[char]:04X}' for char in line)}> Tj T*" for line in lines]
    return "BT /F 11 Tf 18 TL 60 800 Td\n" + "\n".join(shown) + "\nET"


def _stream(text: str) -> bytes:
    packed = zlib.compress(text.encode())
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)


def _numbered(objects: list[bytes]) -> bytes:
    """The file: header, the objects from number 1 with the first as root, table of places."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start)
    return bytes(data)
