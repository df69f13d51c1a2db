"""The configuration: complete example, environment, errors that name the key and no secret."""

import tomllib
from datetime import time
from pathlib import Path

import pytest

from bot.config import Settings
from bot.config_file import ConfigError, keys, load
from core.policy import Policy
from core.quarters import Scheme
from core.windows import Window

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def wrong(environ: dict[str, str], path: Path | None = None) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load(path, environ)
    return caught.value


def test_the_example_names_every_key_and_holds_the_defaults() -> None:
    example = tomllib.loads(EXAMPLE.read_text())
    assert {(s, k) for s, table in example.items() for k in table} == set(keys())
    assert load(EXAMPLE, {}) == Settings()


def test_the_defaults_are_the_policy_of_the_rules() -> None:
    assert Settings().policy() == Policy(organisation="Cơ quan")


def test_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('[organisation]\nname = "Sở A"\n[reminders]\nbefore = [5]\n')
    settings = load(file, {"NHACVIEC_REMINDERS__BEFORE": "7, 0", "NHACVIEC_TEST_POSTGRES": "x"})
    assert settings.organisation.name == "Sở A"
    assert settings.reminders.before == (7, 0)


def test_a_secret_may_stand_in_a_file_that_the_environment_names(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("1:abc\n")
    settings = load(None, {"NHACVIEC_TELEGRAM__TOKEN_FILE": str(tmp_path / "token")})
    assert settings.telegram.token.get_secret_value() == "1:abc"
    assert "1:abc" not in repr(settings)
    gone = wrong({"NHACVIEC_TELEGRAM__TOKEN_FILE": str(tmp_path / "none")})
    assert gone.data["key"] == "NHACVIEC_TELEGRAM__TOKEN_FILE"


@pytest.mark.parametrize("name", [
    "TELEGRAM__TOKEN", "ZALO_BOT__TOKEN", "ZALO_OA__REFRESH_TOKEN", "ZALO_OA__APP_SECRET",
])
@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf\n"])
def test_a_secret_file_without_a_secret_turns_nothing_off(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_bytes(content)
    error = wrong({f"NHACVIEC_{name}_FILE": str(tmp_path / "secret")})
    assert error.code == "config-secret-empty"
    assert error.data == {"key": f"NHACVIEC_{name}_FILE", "file": str(tmp_path / "secret")}


def test_why_a_secret_file_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {"NHACVIEC_ZALO_BOT__TOKEN_FILE": str(tmp_path / "secret")}
    assert wrong(named).code == "config-secret-missing"
    (tmp_path / "secret").mkdir()
    assert wrong(named).code == "config-secret-folder"
    (tmp_path / "secret").rmdir()
    (tmp_path / "secret").write_bytes(b"\xff\xfe\x00")
    assert wrong(named).code == "config-no-secret-file"

    def denied(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", denied)
    assert wrong(named).code == "config-secret-denied"


def test_a_mark_that_an_editor_puts_before_a_secret_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(b"\xef\xbb\xbf1:abc\r\n")
    settings = load(None, {"NHACVIEC_TELEGRAM__TOKEN_FILE": str(tmp_path / "token")})
    assert settings.telegram.token.get_secret_value() == "1:abc"


def test_an_address_without_https_is_shown_how_to_write_it() -> None:
    error = wrong({"NHACVIEC_WEB__PUBLIC_URL": "nhacviec.example.vn"})
    assert error.data["example"] == "https://nhacviec.example.gov.vn"


def test_every_key_reaches_the_policy() -> None:
    settings = load(None, {
        "NHACVIEC_REMINDERS__SLOTS": "08:00,13:30", "NHACVIEC_REMINDERS__QUIET_FROM": "17:00",
        "NHACVIEC_REMINDERS__ESCALATE": "2,4,6", "NHACVIEC_DIGEST__WEEKDAY": "friday",
        "NHACVIEC_REMINDERS__BEFORE_DATE_POLICY": "inclusive", "NHACVIEC_PRIVACY__RAW_MONTHS": "6",
        "NHACVIEC_PERIODS__SCHEME": "calendar", "NHACVIEC_ORGANISATION__NEEDS_ACCEPTANCE": "true",
        "NHACVIEC_EVIDENCE__MAX_MB": "5",
    })
    policy = settings.policy()
    assert policy.ladder.slots == (time(8), time(13, 30))
    assert policy.ladder.quiet_from == time(17)
    assert policy.ladder.escalate == (2, 4, 6)
    assert policy.digest_weekday == 4
    assert policy.before_date_inclusive
    assert policy.raw_months == 6
    assert policy.scheme is Scheme.CALENDAR
    assert policy.needs_acceptance
    assert policy.evidence_mb == 5


def test_the_words_of_the_documents_come_from_file_and_environment(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text('[reports]\ncode = "BC-SLĐTBXH"\nsigner = "KT. GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC"\n'
                    'addressees = []\n')
    environ = {"NHACVIEC_REPORTS__RECIPIENTS": "Ban Giám đốc; Các phòng, đơn vị; Lưu: VT, VP",
               "NHACVIEC_REPORTS__GROUNDS": ""}
    words = load(file, environ).policy().identity
    assert (words.code, words.addressees, words.grounds) == ("BC-SLĐTBXH", (), ())
    assert words.signer.splitlines() == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert words.recipients == ("Ban Giám đốc", "Các phòng, đơn vị", "Lưu: VT, VP")


@pytest.mark.parametrize(("name", "value", "code", "key"), [
    ("REPORTS__CODE", "bc-snv", "config-bad-value", "reports.code"),
    ("REPORTS__CODE", "/BC SNV", "config-bad-value", "reports.code"),
    ("REPORTS__LETTER_CODE", "A" * 41, "config-bad-value", "reports.letter_code"),
    ("REPORTS__SIGNER", "x" * 301, "config-bad-value", "reports.signer"),
    ("REPORTS__SIGNER_NAME", "A\nB", "config-bad-value", "reports.signer_name"),
    ("REPORTS__ADDRESSEES", "{cha}", "config-bad-value", "reports.addressees"),
    ("REPORTS__GROUNDS", "{parent}", "config-bad-value", "reports.grounds"),
    ("REPORTS__RECIPIENTS", "Sở {", "config-bad-value", "reports.recipients"),
    ("REPORTS__LETTER_RECIPIENTS", "x" * 301, "config-bad-value", "reports.letter_recipients"),
    ("REPORTS__DRAFTER", "A\nB", "config-bad-value", "reports.drafter"),
    ("TELEGRAM__MODE", "x", "config-not-one-of", "telegram.mode"),
    ("DIGEST__WEEKDAY", "thứ hai", "config-not-one-of", "digest.weekday"),
    ("PERIODS__SCHEME", "x", "config-not-one-of", "periods.scheme"),
    ("DIGEST__AT", "25:00", "config-bad-value", "digest.at"),
    ("WEB__LISTEN", "8080", "config-bad-value", "web.listen"),
    ("WEB__PUBLIC_URL", "nhacviec.vn", "config-bad-value", "web.public_url"),
    ("REMINDERS__ESCALATE", "3,1,2", "config-bad-value", "reminders.escalate"),
    ("REMINDERS__BEFORE", "7,x", "config-bad-value", "reminders.before"),
    ("REMINDERS__SLOTS", "", "config-bad-value", "reminders.slots"),
    ("ORGANISATION__TIMEZONE", "Hanoi", "config-bad-value", "organisation.timezone"),
    ("PERIODS__COLLECT", "Q1,Q5", "config-bad-value", "periods.collect"),
    ("PERIODS__DRAFT_DAYS", "0", "config-bad-value", "periods.draft_days"),
    ("PERIODS__PARTS_DUE_DAYS", "x", "config-bad-value", "periods.parts_due_days"),
    ("EVIDENCE__MAX_MB", "0", "config-bad-value", "evidence.max_mb"),
    ("TELEGRAM__TOKN", "x", "config-unknown-key", "NHACVIEC_TELEGRAM__TOKN"),
])
def test_what_is_wrong_is_named(name: str, value: str, code: str, key: str) -> None:
    error = wrong({f"NHACVIEC_{name}": value})
    assert (error.code, error.data["key"]) == (code, key)


def test_what_is_gathered_from_the_units() -> None:
    assert load(None, {}).policy().collect == ("Q1", "Q2", "Q3", "Q4")
    environ = {"NHACVIEC_PERIODS__COLLECT": "Q1, H1,Q3,year,Q1",
               "NHACVIEC_PERIODS__DRAFT_DAYS": "7", "NHACVIEC_PERIODS__PARTS_DUE_DAYS": "2"}
    policy = load(None, environ).policy()
    assert (policy.collect, policy.draft_days, policy.parts_due_days) == (
        ("Q1", "H1", "Q3", ""), 7, 2)
    assert load(None, {"NHACVIEC_PERIODS__COLLECT": ""}).policy().collect == ()


def test_wrong_files(tmp_path: Path) -> None:
    assert wrong({}, tmp_path / "none.toml").code == "config-no-file"
    file = tmp_path / "c.toml"
    for text, code in (("[a", "config-no-toml"), ("telegram = 1", "config-no-section"),
                       ("[telegrm]\n", "config-unknown-key"),
                       ("[telegram]\nbot = 1", "config-unknown-key"),
                       ("[telegram]\ntoken = 5", "config-bad-secret")):
        file.write_text(text)
        assert wrong({}, file).code == code, text


def test_a_webhook_needs_its_secret_and_a_server() -> None:
    hook = {"NHACVIEC_TELEGRAM__TOKEN": "1:a", "NHACVIEC_TELEGRAM__MODE": "webhook"}
    assert wrong(hook).data["key"] == "telegram.webhook_secret"
    hook["NHACVIEC_TELEGRAM__WEBHOOK_SECRET"] = "s"
    assert wrong({**hook, "NHACVIEC_WEB__LISTEN": ""}).data["key"] == "web.listen"
    assert load(None, hook).telegram.mode == "webhook"


def test_windows_of_ones_own_come_from_file_and_environment(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text(
        '[periods.windows]\nQ1 = "12-15..03-09"\nQ2 = "03-10..06-14"\nyear = "12-15..12-14"\n')
    quarter = Window((3, 10), (6, 14))
    assert load(file, {}).policy().windows == {
        "Q1": Window((12, 15), (3, 9)), "Q2": quarter, "": Window((12, 15), (12, 14))}
    environ = {"NHACVIEC_PERIODS__WINDOWS": "Q1=12-15..03-09, Q2=03-10..06-14"}
    assert load(None, environ).policy().windows["Q2"] == quarter


@pytest.mark.parametrize(("windows", "code", "key", "says"), [
    ("Q2=03-10..06-14", "config-windows-misfit", "periods.windows.Q2", "Q1"),
    ("Q2=10/3-9/6", "config-bad-value", "periods.windows.Q2", "03-10..06-09"),
    ("Q5=03-10..06-14", "config-not-one-of", "periods.windows", "Q4"),
    ("Q2", "config-bad-value", "periods.windows.Q2", "03-10..06-09"),
    ("year=12-15..12-20", "config-windows-misfit", "periods.windows.year", "year"),
])
def test_a_wrong_window_names_its_key(windows: str, code: str, key: str, says: str) -> None:
    error = wrong({"NHACVIEC_PERIODS__WINDOWS": windows})
    assert (error.code, error.data["key"]) == (code, key)
    assert says in " ".join(str(value) for value in error.data.values())
