"""A directive as read from a file: its header, its goals and its duties."""

from dataclasses import dataclass
from datetime import date

from core.targets import Target


@dataclass(frozen=True, slots=True)
class DirectiveHeader:
    """Who ordered what, when. Texts are "" and the date None where the document is blank.

    `doc_type` is a code of domain.md §10 (cong_van, ke_hoach …); `issued_on` is office-local.
    `number_partial` ("/SYT-VP") and `date_partial` ("2023-08") hold what a draft says of a number
    or a day that it leaves open; `place` is the issuer's province or commune ("tỉnh Hà Tĩnh").
    """

    doc_type: str
    number: str
    issuer: str
    issued_on: date | None
    subject: str
    signer: str
    signer_title: str
    number_partial: str = ""
    date_partial: str = ""
    date_text: str = ""
    place: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of a directive, verbatim; `field` is a code of domain.md §2.

    `title` and `detail` are what a list shows. `text` are the duty's own words with blanks
    collapsed, `span` their place in the text of the file (start, end; None where the words come
    from a table's cells). `leads` and `supports` are the units of `lead_text` and `support_text`
    one by one. `recurrence` is a value of core.tasks.Recurrence; `locator` the place in the
    document ("IV.1.a", "PL.3.2"). `own_no` is the number as the document has it, where `item_no`
    had to be told apart from another duty's ("" elsewhere).
    """

    item_no: str
    title: str
    detail: str
    field: str
    lead_text: str
    support_text: str
    deadline_text: str
    product: str
    text: str = ""
    locator: str = ""
    span: tuple[int, int] | None = None
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    recurrence: str = "none"
    targets: tuple[Target, ...] = ()
    report_to: str = ""
    own_no: str = ""


@dataclass(frozen=True, slots=True)
class DirectiveReading:
    """What a reader made of one file.

    `read_from` is the day from which dates without a year count: the directive's own, or the
    nearest guess a blank one allows; None when nothing says a year.
    """

    header: DirectiveHeader
    duties: tuple[Duty, ...]
    file_name: str
    goals: tuple[Target, ...] = ()
    read_from: date | None = None
