"""What every table of the settings is."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A table of the file; a key that we do not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
