"""Pure functions: data → formatted text, out of the catalogues.

Imports core, Fluent and markupsafe; no aiogram.
"""

from handlers.texts.catalogue import Catalogue, Translate

__all__ = ["Catalogue", "Translate"]
