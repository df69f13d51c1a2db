"""pg_dump, pg_restore and psql, wrapped: what they are given, and what their complaints mean."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from sqlalchemy.engine import URL

from core.errors import WorkError
from storage.engine import APPLICATION
from storage.schema import known_revisions

_SECONDS = 3600
_OURS = "alembic_version"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
_OTHERS = ("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
           "AND application_name = '{name}'")
#: Everything goes, and comes back in the same transaction.
_CLEAR = """DO $$ DECLARE found text; BEGIN
FOR found IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() LOOP
EXECUTE 'DROP TABLE IF EXISTS ' || found || ' CASCADE'; END LOOP; END $$"""
#: What a later pg_dump says that an earlier server does not know.
_LATER = re.compile(rb"^SET transaction_timeout = 0;$", re.MULTILINE)
#: Complaint → code.
_CAUSES = (
    ("server version mismatch", "backup-old-tool"),
    ("unsupported version", "backup-old-tool"),
    ("password authentication failed", "database-login"),
    ("no password supplied", "database-login"),
    ('role "', "database-login"),
    ("does not exist", "database-none"),
    ("permission denied", "database-rights"),
    ("must be owner", "database-rights"),
    ("too many clients", "database-busy"),
    ("no space left", "database-full"),
    # Whatever else keeps us out is said before.
    ("connection to server", "database-unreachable"),
)


class Postgres:
    """One database of a server; `tools` is the folder of its programs, "" for the path."""

    def __init__(self, url: URL, tools: str = "") -> None:
        self._url = url
        self._tools = tools
        self._name = url.database or ""

    def dump(self, target: Path) -> None:
        """A consistent copy while others write."""
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                  f"--file={target}")

    def there(self) -> str:
        """What would be overwritten; "" for nothing."""
        return self._name if self._ask(_TABLES) else ""

    def beside(self) -> Path | None:
        """The server is elsewhere: anywhere will do."""
        return None

    def check(self, dump: Path) -> None:
        """Sound, ours, not of a later version, and nobody works there now.

        Raises WorkError `backup-broken`, `database-newer`, `database-foreign`,
        `still-connected`.
        """
        try:
            version = self._run("pg_restore", "--data-only", f"--table={_OURS}", "--file=-",
                                str(dump)).decode()
        except WorkError as error:
            if error.code == "backup-failed":
                raise WorkError("backup-broken") from None
            raise
        heads = set(re.findall(r"^(\w+)$", version.partition("FROM stdin;")[2], re.MULTILINE))
        if not heads:
            raise WorkError("backup-broken")
        if heads - known_revisions():
            raise WorkError("database-newer")
        tables = self._ask(_TABLES).split()
        if tables and _OURS not in tables:
            raise WorkError("database-foreign")
        if self._ask(_OTHERS.format(name=APPLICATION)) != "0":
            raise WorkError("still-connected", name=self._name)

    def put(self, dump: Path) -> None:
        """All of it, in one transaction."""
        script = dump.with_suffix(".sql")
        self._run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump))
        script.write_bytes(_LATER.sub(b"", script.read_bytes()))
        self._run("psql", "--no-psqlrc", "--quiet", "--single-transaction",
                  "--set=ON_ERROR_STOP=1", f"--command={_CLEAR}", f"--file={script}")

    def _ask(self, question: str) -> str:
        return self._run("psql", "--no-psqlrc", "--tuples-only", "--no-align",
                         f"--command={question}").decode().strip()

    def _run(self, tool: str, *arguments: str) -> bytes:
        """The password travels in the environment: other users can read a command line."""
        program = shutil.which(tool, path=self._tools or None)
        if program is None:
            raise WorkError("backup-no-tool", tool=tool)
        done = subprocess.run([program, *arguments], env=self._environment(),  # noqa: S603 - our own arguments
                              capture_output=True, timeout=_SECONDS, check=False)
        if done.returncode:
            raise self._failed(tool, done)
        return done.stdout

    def _environment(self) -> dict[str, str]:
        url = self._url
        host = url.host or str(url.query.get("host", ""))
        given = {"PGHOST": host, "PGPORT": str(url.port or ""),
                 "PGUSER": url.username or "", "PGPASSWORD": str(url.password or ""),
                 "PGDATABASE": self._name, "PGCLIENTENCODING": "UTF8",
                 # The complaints are looked through in English.
                 "LC_ALL": "C.UTF-8", "PGAPPNAME": "nhacviec-backup"}
        return {**os.environ, **{name: value for name, value in given.items() if value}}

    def _failed(self, tool: str, done: "subprocess.CompletedProcess[bytes]") -> WorkError:
        said = done.stderr.decode(errors="replace").lower()
        code = next((code for words, code in _CAUSES if words in said), "backup-failed")
        return WorkError(code, tool=tool, cause=f"{tool} {done.returncode}", name=self._name)
