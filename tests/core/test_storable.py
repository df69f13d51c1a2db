"""What databases refuse is left out of texts; the rest stays as typed."""

from hypothesis import given
from hypothesis import strategies as st

from core.storable import storable


@given(st.text(st.characters(codec=None)))
def test_only_what_cannot_be_stored_is_left_out(text: str) -> None:
    kept = storable(text)
    kept.encode()
    assert "\0" not in kept
    if "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text):
        assert kept == text
