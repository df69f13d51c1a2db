"""Small numbers in words: "hai", "mười lăm", "hai mươi mốt", "hăm lăm"."""

#: The value of each word; where folding makes two words one, `SPELT` tells them apart.
VALUES = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "chuc": 10, "ham": 20,
}  # fmt: skip
#: The words with their diacritics ("sau" counts when it is "sáu").
SPELT = {
    "mot": ("một", "mốt"), "bon": ("bốn",), "tu": ("tư",), "nam": ("năm",), "lam": ("lăm",),
    "nham": ("nhăm",), "sau": ("sáu",), "bay": ("bảy", "bẩy"), "tam": ("tám",), "ba": ("ba",),
    "chin": ("chín",), "muoi": ("mười", "mươi"), "chuc": ("chục",), "ham": ("hăm",),
    "hai": ("hai",),
}  # fmt: skip
TENS = frozenset({"muoi", "chuc"})
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
