"""What buttons send, at most 64 bytes. A button proves nothing: use cases check the presser."""

from aiogram.filters.callback_data import CallbackData


class Consent(CallbackData, prefix="consent"):
    """Yes or no to the notice."""

    agree: bool
