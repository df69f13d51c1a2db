"""Small numbers in words, as they are said before days, weeks and months."""

WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "muoi lam": 15, "hai muoi": 20,
}  # fmt: skip

#: A count of days or weeks.
COUNT = (
    r"(?P<n>\d{1,3}|muoi lam|muoi hai|muoi mot|hai muoi|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
)


def number(word: str) -> int:
    """The value of digits or of a number word that `COUNT` matched."""
    return int(word) if word.isdigit() else WORDS[word]
