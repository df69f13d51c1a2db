"""Settings: a TOML file, then the environment, then files that the environment names."""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal, TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.config_section import Section
from bot.config_words import LINE, document_code, lines, one_line, placeholders
from bot.config_zalo import ZaloBotSettings, ZaloOaSettings
from channels.pacing.limits import TELEGRAM
from core.policy import DECREE, PARENT, Ladder, Policy, ReportIdentity
from core.quarters import TAILS, Scheme
from core.quota import Allowance
from core.windows import Windows, read_window
from storage.engine import CONNECTIONS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LADDER = Ladder()
_POLICY = Policy()
_OFFICE = ReportIdentity()


def _split(value: object) -> object:
    """Lists in the environment are written with commas: `7,3,1,0`."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",")] if value.strip() else []
    return value


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("unknown time zone")
    return name


def _address(value: str) -> str:
    host, _, port = value.rpartition(":")
    if value and not (host and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError("host:port is needed")
    return value


def _rising(value: tuple[int, ...]) -> tuple[int, ...]:
    if list(value) != sorted(value):
        raise ValueError("must not fall")
    return value


def _pairs(value: object) -> object:
    """A table in the environment is written with commas: `Q2=03-10..06-09, Q3=06-10..09-09`."""
    if not isinstance(value, str):
        return value
    return dict(part.partition("=")[::2] for part in value.replace(" ", "").split(",") if part)


def _tail(name: str) -> str:
    """The name of a window as the tail of a period's code."""
    if name not in WINDOW_NAMES:
        raise ValueError("unknown period")
    return name


def _window(text: str) -> str:
    read_window(text)
    return text


#: The periods that may have a window of the office's own.
WINDOW_NAMES = tuple(tail or "year" for tail in TAILS)
WINDOW_EXAMPLE = "03-10..06-09"
Days: TypeAlias = Annotated[int, Field(ge=0, le=366)]
Lines: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(lines)]
Megabytes: TypeAlias = Annotated[int, Field(ge=1, le=2000)]


class OrganisationSettings(Section):
    """Whose bot this is."""

    name: str = "Cơ quan"
    parent: str = ""
    place: str = ""
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Ho_Chi_Minh"
    language: Literal["vi", "en"] = "vi"
    task_prefix: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{0,9}$")] = _POLICY.task_prefix
    needs_acceptance: bool = _POLICY.needs_acceptance


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: SecretStr = SecretStr("sqlite:///data/nhacviec.db")
    connections: Annotated[int, Field(ge=5, le=200)] = CONNECTIONS
    tools: str = ""


class TelegramSettings(Section):
    """The Bot API; no token, no Telegram."""

    token: SecretStr = SecretStr("")
    mode: Literal["polling", "webhook"] = "polling"
    api_base: str = ""
    proxy: SecretStr = SecretStr("")
    webhook_secret: SecretStr = SecretStr("")
    per_second: Annotated[int, Field(ge=1, le=1000)] = TELEGRAM.per_second


class WebSettings(Section):
    """The one web server: the chat page, webhooks, /healthz; and /metrics on its own address.

    Nothing to listen on, no server.
    """

    listen: Annotated[str, AfterValidator(_address)] = "127.0.0.1:8080"
    public_url: Annotated[str, Field(
        pattern=r"^(https?://\S+)?$", examples=["https://nhacviec.example.gov.vn"])] = ""
    metrics_listen: Annotated[str, AfterValidator(_address)] = ""


class ReminderSettings(Section):
    """The ladder of pings, and how deadlines are read and shown."""

    before: Annotated[tuple[Days, ...], BeforeValidator(_split)] = _LADDER.before
    after: Annotated[tuple[Days, ...], BeforeValidator(_split)] = _LADDER.after
    weekly_after: Annotated[int, Field(ge=1, le=60)] = _LADDER.weekly_after
    escalate: Annotated[
        tuple[Days, Days, Days], BeforeValidator(_split), AfterValidator(_rising)
    ] = _LADDER.escalate
    slots: Annotated[tuple[time, ...], BeforeValidator(_split), Field(min_length=1)] = _LADDER.slots
    quiet_from: time = _LADDER.quiet_from
    quiet_until: time = _LADDER.quiet_until
    hours_before: Annotated[int, Field(ge=0, le=12)] = _LADDER.hours_before
    fresh_hours: Annotated[int, Field(ge=0, le=720)] = _LADDER.fresh_hours
    answer_stale_days: Annotated[int, Field(ge=1, le=90)] = _LADDER.answer_stale_days
    before_date_policy: Literal["strict", "inclusive"] = "strict"
    soon_days: Annotated[int, Field(ge=0, le=60)] = _POLICY.soon_days
    stale_days: Annotated[int, Field(ge=1, le=730)] = _POLICY.stale_days


class DigestSettings(Section):
    """When the weekly digest leaves."""

    weekday: Literal[
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    ] = "monday"
    at: time = _POLICY.digest_at


class PeriodSettings(Section):
    """Which days a reporting period covers: those of the scheme, or windows of one's own."""

    scheme: Scheme = _POLICY.scheme
    windows: Annotated[
        dict[Annotated[str, AfterValidator(_tail)], Annotated[str, AfterValidator(_window)]],
        BeforeValidator(_pairs),
    ] = Field(default={})
    collect: Annotated[
        tuple[Annotated[str, AfterValidator(_tail)], ...], BeforeValidator(_split)
    ] = _POLICY.collect
    draft_days: Annotated[int, Field(ge=1, le=60)] = _POLICY.draft_days
    parts_due_days: Annotated[int, Field(ge=1, le=30)] = _POLICY.parts_due_days

    def gathered(self) -> tuple[str, ...]:
        """The tails of the codes of the periods whose parts are gathered."""
        return tuple(dict.fromkeys("" if name == "year" else name for name in self.collect))

    def own(self) -> Windows:
        """The windows by the tails of the periods' codes."""
        return {"" if name == "year" else name: read_window(text)
                for name, text in self.windows.items()}


class ReportSettings(Section):
    """What an office writes into its reports and letters, and where its own Word files are."""

    templates: Path = _POLICY.templates
    code: Annotated[str, AfterValidator(document_code), Field(examples=["BC-SNV"])] = _OFFICE.code
    letter_code: Annotated[str, AfterValidator(document_code), Field(examples=["SNV-VP"])] = (
        _OFFICE.letter_code)
    signer: Annotated[str, Field(max_length=LINE, examples=["KT. GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC"])] = (
        _OFFICE.signer)
    signer_name: Annotated[
        str, AfterValidator(one_line), Field(examples=["Nguyễn Văn An"])
    ] = _OFFICE.signer_name
    addressees: Annotated[
        Lines, AfterValidator(placeholders(PARENT)),
        Field(examples=["{parent}; Sở Nội vụ"]),
    ] = _OFFICE.addressees
    grounds: Annotated[
        Lines, AfterValidator(placeholders(DECREE)),
        Field(examples=["{decree}; Căn cứ Kế hoạch số 12/KH-UBND"]),
    ] = _OFFICE.grounds
    recipients: Annotated[
        Lines, AfterValidator(placeholders()), Field(examples=["Các đơn vị; Lưu: VT, VP"])
    ] = _OFFICE.recipients
    letter_recipients: Annotated[
        Lines, AfterValidator(placeholders()), Field(examples=["Ban Giám đốc; Lưu: VT, VP"])
    ] = _OFFICE.letter_recipients
    drafter: Annotated[str, AfterValidator(one_line), Field(examples=["PL.(300)"])] = (
        _OFFICE.drafter)

    letter_answer_days: Annotated[int, Field(ge=1, le=60)] = _POLICY.letter_answer_days

    def identity(self) -> ReportIdentity:
        """The words of the documents."""
        return ReportIdentity(
            **{name: getattr(self, name) for name in ReportIdentity.__dataclass_fields__})


class EvidenceSettings(Section):
    """Where photos and files of evidence are kept, and how large they may be."""

    folder: Path = Path("data/evidence")
    max_mb: Megabytes = _POLICY.evidence_mb
    per_task_mb: Megabytes = _POLICY.evidence_per_task_mb


class PrivacySettings(Section):
    """How long the words that people typed are kept."""

    raw_months: Annotated[int, Field(ge=1, le=120)] = _POLICY.raw_months


class Settings(BaseSettings):
    """All sections. Build it with bot.config_file.load, which reads the file and environment."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    organisation: OrganisationSettings = OrganisationSettings()
    database: DatabaseSettings = DatabaseSettings()
    telegram: TelegramSettings = TelegramSettings()
    zalo_bot: ZaloBotSettings = ZaloBotSettings()
    zalo_oa: ZaloOaSettings = ZaloOaSettings()
    web: WebSettings = WebSettings()
    reminders: ReminderSettings = ReminderSettings()
    digest: DigestSettings = DigestSettings()
    periods: PeriodSettings = PeriodSettings()
    reports: ReportSettings = ReportSettings()
    evidence: EvidenceSettings = EvidenceSettings()
    privacy: PrivacySettings = PrivacySettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what bot.config_file gathered: it names the key of everything that is wrong."""
        return (init_settings,)

    def policy(self) -> Policy:
        """The values that the rules of the work depend on."""
        office, pings = self.organisation, self.reminders
        ladder = {name: getattr(pings, name) for name in Ladder.__dataclass_fields__}
        return Policy(
            organisation=office.name, parent=office.parent, place=office.place,
            zone=ZoneInfo(office.timezone), language=office.language,
            task_prefix=office.task_prefix, needs_acceptance=office.needs_acceptance,
            before_date_inclusive=pings.before_date_policy == "inclusive",
            soon_days=pings.soon_days, stale_days=pings.stale_days,
            raw_months=self.privacy.raw_months, scheme=self.periods.scheme,
            windows=self.periods.own(), collect=self.periods.gathered(),
            draft_days=self.periods.draft_days, parts_due_days=self.periods.parts_due_days,
            ladder=Ladder(**ladder),
            digest_weekday=WEEKDAYS.index(self.digest.weekday), digest_at=self.digest.at,
            evidence_mb=self.evidence.max_mb, evidence_per_task_mb=self.evidence.per_task_mb,
            templates=self.reports.templates, identity=self.reports.identity(),
            letter_answer_days=self.reports.letter_answer_days,
            allowances=self._allowances(),
        )

    def _allowances(self) -> dict[str, Allowance]:
        zalo = self.zalo_bot
        if not zalo.token.get_secret_value():
            return {}
        return {"zalo_bot": Allowance(zalo.monthly_quota, zalo.people_limit)}
