"""The settings of the two Zalo products."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.config_section import Section


def _whole(value: SecretStr) -> SecretStr:
    """Pasted with a break, a space or quotes it would be refused by Zalo without saying why."""
    text = value.get_secret_value()
    if not text.isascii() or any(letter.isspace() or letter in "\"'" for letter in text):
        raise ValueError("characters that no secret has")
    return value


def _plain(value: object) -> object:
    """"3.000" is three thousand in Vietnam and three to a computer."""
    if isinstance(value, float) or (isinstance(value, str) and "." in value):
        raise ValueError("a point in a count")
    return value


Count: TypeAlias = Annotated[int, BeforeValidator(_plain), Field(ge=0, le=10_000_000)]
Secret: TypeAlias = Annotated[SecretStr, AfterValidator(_whole)]
Address: TypeAlias = Annotated[str, Field(
    pattern=r"^(https?://\S+)?$", examples=["https://zalo.example.gov.vn"])]


class ZaloBotSettings(Section):
    """The Zalo Bot Platform; no token, no Zalo bot."""

    token: SecretStr = SecretStr("")
    mode: Literal["polling", "webhook"] = "polling"
    api_base: Address = ""
    webhook_secret: SecretStr = SecretStr("")
    monthly_quota: Count = 3000
    people_limit: Count = 50


class ZaloOaSettings(Section):
    """A Zalo Official Account; no app_id, no account.

    `refresh_token` is the first one; what Zalo gives later is in the database.
    """

    app_id: Annotated[str, Field(pattern=r"^\d{0,30}$", examples=["4004820246195372168"])] = ""
    app_secret: Secret = SecretStr("")
    oa_secret: Secret = SecretStr("")
    refresh_token: Secret = SecretStr("")
    api_base: Address = ""
    oauth_base: Address = ""
    template: Annotated[str, Field(pattern=r"^[\w-]{0,64}$", examples=["385412"])] = ""
