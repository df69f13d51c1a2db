"""The few words that channels add of their own: below choices, around files, on small pages."""

from channels.speaking import spoken
from handlers.texts import Catalogue
from handlers.texts.catalogue import LANGUAGES


class ChannelWords:
    """Implements channels.zalo.ports.Words; `office` is the language of who is not known."""

    def __init__(self, catalogue: Catalogue, office: str) -> None:
        self._catalogue = catalogue
        self._office = office

    def __call__(self, key: str, /, **values: object) -> str:
        """The plain text of `key`, in the language of whom we speak with."""
        language = spoken()
        t = self._catalogue.translator(language if language in LANGUAGES else self._office)
        return t.plain(key, **values)
