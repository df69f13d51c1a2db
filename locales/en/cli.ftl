# The nhacviec command line.

cli-help-demo = Try it on this machine: a sample department, web chat, a clock to wind; no token needed
cli-help-run = Run the bot: every configured channel, the clock, the web page
cli-help-init = Create the database and the first administrator's one-time code
cli-help-invite = Make a one-time code: code, link, QR
cli-help-org-import = Import units and people from .xlsx or .toml; again makes nothing twice
cli-help-import = Import a directive (.docx, .pdf, .xlsx, .txt) as tasks; without --yes only shows
cli-help-tick = Do what is due at this moment and end
cli-help-report = Write a period's summary to files
cli-help-parse = Read JSON Lines, answer JSON Lines: deadlines, progress, directive (or name its files)
cli-help-migrate = Bring the database to this version
cli-help-check = Say what is wrong with the configuration and how to mend it; prints no secret
cli-help-backup = Back up database and evidence into one .tar.gz; the bot may run on
cli-help-restore = Restore from a backup; stop the bot first
cli-help-export = Export all data to a .zip: one JSON Lines file per table
cli-help-now-option = Moment, for example 2026-03-02T07:30
cli-help-role-option = What this process does: all, web (channels and pages) or worker (the clock and sending). Several processes need PostgreSQL.
cli-help-data-option = Keep the data in this folder
cli-help-config-option = Configuration file (default: config.toml)
cli-help-name-option = Name of the first administrator
cli-help-prune-option = Deactivate whoever is not in the file
cli-help-directive-option = Number of the directive
cli-help-yes-option = Accept everything, do not only show
cli-help-freeze-option = Publish the report: number it, seal its figures, then write the files
cli-help-frozen-option = Write the published report of this number again, such as 3/2026
cli-help-diff-option = Write what changed since the report was published into a .txt file
cli-report-which = Name a period (such as 2026-Q2) or --frozen NUMBER/YEAR (such as 3/2026); --freeze goes with neither --frozen nor --diff.
cli-help-unit-option = Code or name of a unit
cli-help-force-option = Overwrite the data that is there
cli-help-org = Units and people
cli-help-main = Nhắc Việc: reminds, urges and sums up an office's tasks

cli-demo =
    The demo is open at { $address } (Ctrl+C stops it).
    Choose a person in each pane and write as to the bot. To begin: play the Chánh Văn phòng, send the sample plan
    { $plan }
    accept everything, then wind the clock forward to see the reminders.
cli-running = Nhắc Việc is running ({ $address }). Ctrl+C stops it.
cli-no-web = no web page
cli-bad-moment = "{ $value }" is no moment; write it like 2026-03-02T07:30
cli-admin-name = System administrator
cli-admin-linked = The database is ready; the administrator is linked. For others: nhacviec invite --person CODE
cli-link = Link: { $link }
cli-org-units = Units: { $added } added, { $changed } changed, { $same } as before, { $removed } deactivated.
cli-org-groups = Groups: { $added } added, { $changed } changed, { $same } as before, { $removed } removed.
cli-org-people = People: { $added } added, { $changed } changed, { $same } as before, { $removed } deactivated.
cli-org-missing = Not in the file but kept: { $codes }. To deactivate them run again with --prune.
cli-proposed = { $name }: { $added } new tasks, { $known } known ones.
cli-not-kept = Only shown, nothing kept. Run again with --yes to accept everything.
cli-accepted = { $works } tasks accepted ({ $first } to { $last }); { $left } without a clear unit wait for the Office in the chat.
cli-accepted-none = Nothing new to accept; { $left } without a clear unit wait for the Office in the chat.
cli-migrated = The database stands at this version.
cli-backed-up = Backed up to { $file } ({ $kb } KB).
cli-restored = Restored from { $file }.
cli-exported = Exported { $tables } tables, { $rows } rows to { $file }.

cli-frozen = Report no. { $number } is published. To write its files again: --frozen { $number }.
cli-step-figures = Counting…
cli-step-docx = Writing the .docx…
cli-step-xlsx = Writing the .xlsx…
cli-step-pdf = Making the .pdf…
cli-step-html = Writing the .html page…
cli-step-png = Drawing the picture…
cli-step-txt = Writing the .txt…
cli-step-json = Writing the .json…
cli-step-zip = Gathering the evidence…

check-database = { $kind } answers, its schema is current.
check-database-missing = There is no database { $file } yet. Run: nhacviec init
check-database-old = The database is not at this version. Run: nhacviec migrate
check-database-unreachable = The database cannot be reached ({ $cause }). Look at database.url and the server.
check-people = There is a coordinator.
check-no-coordinator = Nobody is coordinator, so nobody can load a plan. Run: nhacviec org import FILE.xlsx
check-telegram = Telegram answers: @{ $name }.
check-telegram-off = Telegram is off (telegram.token is empty).
check-telegram-token = Telegram does not accept telegram.token. Get it from @BotFather again and put it into NHACVIEC_TELEGRAM__TOKEN_FILE.
check-telegram-unreachable = Telegram cannot be reached ({ $cause }). Look at the network, telegram.proxy or telegram.api_base.
check-webhook = The webhook has its address and its secret.
check-webhook-url = telegram.mode is webhook, so web.public_url must be an https:// address that Telegram can call.
check-web = The web page opens at { $address }.
check-web-off = No web page (web.listen is empty).
check-web-open = web.listen = { $address } is open to other machines while web.public_url is empty. Put it behind a proxy with https and set web.public_url, or use 127.0.0.1.
check-folder = The folder for evidence { $folder } can be written.
check-documents = The Word files of reports and letters can be filled in.
check-documents-blank = The Word files of reports and letters can be filled in; left blank, to be written by hand: { $keys }.
check-clock = The machine's clock: { $now } ({ $zone }).

error-config-no-file = The configuration file { $file } cannot be read. Copy config.example.toml and change it.
error-config-no-toml = The configuration file { $file } is no TOML: { $cause }
error-config-no-section = { $key }: must be a section, written [{ $key }] on a line of its own.
error-config-unknown-key = { $key }: there is no such key. See config.example.toml.
error-config-no-secret-file = { $key }: the file { $file } cannot be read.
error-config-bad-secret = { $key }: not a valid value (not shown, it is a secret). See config.example.toml.
error-config-not-one-of = { $key }: "{ $value }" is not valid; choose one of: { $choices }.
error-config-bad-value = { $key }: "{ $value }" is not valid; write it like: { $example }
error-config-windows-misfit = { $key }: overlaps the neighbouring period { $neighbour } ({ $start }..{ $end }) or leaves days between them. Every day must belong to one period: change this window, or give the neighbour one too.
error-config-webhook-secret = { $key }: webhook mode needs a secret (1-256 of A-Z a-z 0-9 _ -).
error-config-webhook-listen = { $key }: webhook mode needs an address for the web server, such as 127.0.0.1:8080.
error-config-no-channel = { $key }: there is no channel: set telegram.token or web.listen.

error-already-running = A nhacviec already runs on { $file }. Stop it first; two would both answer every message.
error-role-needs-postgres = “run --role { $role }” needs PostgreSQL: on SQLite one process does everything. Set database.url, or run without --role.
error-port-taken = { $address } cannot be opened: another program has the port. Choose another one (demo: --port, run: web.listen).
error-database-old = There is no database yet, or it is not at this version. Run: nhacviec init
error-database-newer = This database was made by a later version. Please install that version of nhacviec.
error-database-unreachable = The database cannot be reached ({ $cause }). Run nhacviec check.
error-folder-not-writable = { $folder } cannot be written. Look at the folder's permissions.
error-no-coordinator = Nobody is coordinator. Run: nhacviec org import FILE.xlsx
error-parse-kind = There is no kind { $kind }; choose one of: { $kinds }.
error-parse-line = Line { $number } is no proper JSON line ({ $cause }).
error-backup-no-tool = { $tool } is not on this machine; install the PostgreSQL tools and run again.
error-backup-failed = Backup or restore failed ({ $cause }); the data are as they were.
error-backup-broken = The backup is broken or not made by nhacviec; the data are as they were.
error-backup-other-database = This backup is of another kind of database (SQLite, PostgreSQL); the data are as they were.
error-restore-exists = There are data in { $file }. Run again with --force to overwrite them.
error-file-missing = There is no file { $name }.

error-org-no-units = The file has no units. See the sample department.xlsx.
error-org-no-toml = The file is no TOML: { $cause }
error-org-no-header = { $sheet }: there is no row of column names (needed: { $column }). See the sample department.xlsx.
error-org-unknown-column = { $sheet }, row { $row }: there is no column { $column }. See the sample department.toml.
error-org-empty = { $sheet }, row { $row }, column { $column }: must not be empty.
error-org-bad-code = { $sheet }, row { $row }, column { $column }: the code "{ $value }" may only have plain letters, digits, dots, dashes; for example: ld.nam
error-org-bad-value = { $sheet }, row { $row }, column { $column }: "{ $value }" is not valid. See the guide in the sample file.
error-report-unit-unknown = No single unit is called “{ $text }”. Give its code or full name as in the list of units, for example: --unit VP
error-org-twice = { $sheet }, row { $row }, column { $column }: the code "{ $value }" is used in another row.
error-org-own-predecessor = { $sheet }, row { $row }, column { $column }: the unit "{ $value }" cannot be its own predecessor.
error-org-unknown-unit = { $sheet }, row { $row }, column { $column }: there is no unit with the code "{ $value }".
error-org-needs-unit = { $sheet }, row { $row }, column { $column }: the role "{ $value }" needs a unit.
