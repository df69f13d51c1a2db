"""/import, or a file sent by a coordinator: read later, propose, review as a whole."""

from functools import partial

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.acting import Act
from core.attachments import Attachment
from core.errors import WorkError
from core.people import Person, Role
from core.usecases.accept_directive import AcceptDirective
from core.usecases.propose_directive import ProposeDirective, check_imports
from core.usecases.review_directive import DropDrafts, ReviewDirective, ReviewPage
from handlers.callbacks import Review
from handlers.filters import Typed, looks_like_code
from handlers.keyboards_imports import drop_rows
from handlers.show import Later, Say, Shown
from handlers.states import Importing
from handlers.texts import Translate
from handlers.texts.imports import PAGE, accepted, duties, proposal, summary, unclear

_DIRECTIVES = (".docx", ".pdf", ".xlsx", ".txt", ".xlsm", ".docm", ".xls", ".doc")


def router() -> Router:
    """Comes before the evidence: a coordinator's table is a directive unless it answers one."""
    routes = Router(name="imports")
    routes.message.register(import_command, Typed("import"))
    routes.message.register(take_file, StateFilter(Importing.file), F.document)
    routes.message.register(take_file, F.document, _is_directive)
    routes.callback_query.register(see_page, Review.filter(F.to == "page"))
    routes.callback_query.register(see_summary, Review.filter(F.to == "summary"))
    routes.callback_query.register(see_unclear, Review.filter(F.to == "unclear"))
    routes.callback_query.register(accept, Review.filter(F.to == "accept"))
    routes.callback_query.register(ask_drop, Review.filter(F.to == "drop"))
    routes.callback_query.register(drop_all, Review.filter(F.to == "drop_yes"))
    return routes


#: Dialogues that do not wait for a file.
_GIVE_WAY = ("Importing", "Reviewing", "Parting")


async def _is_directive(message: Message, person: Person, state: FSMContext) -> bool:
    """A table from a coordinator that neither replies to a message nor names a task."""
    name = ((message.document and message.document.file_name) or "").lower()
    in_dialogue = await state.get_state()
    return (
        person.has(Role.COORDINATOR) and name.endswith(_DIRECTIVES)
        and message.reply_to_message is None
        and not any(looks_like_code(word) for word in (message.caption or "").split())
        and (in_dialogue is None or in_dialogue.startswith(_GIVE_WAY))
    )


async def import_command(
    message: Message, act: Act, t: Translate, state: FSMContext, attachment: Attachment | None,
    attachment_error: WorkError | None, propose_directive: ProposeDirective,
) -> Shown:
    """With a file it is read at once, without one it is asked for."""
    check_imports(act.person)
    if attachment or attachment_error:
        return await take_file(message, act, t, state, attachment, attachment_error,
                               propose_directive)
    await state.set_state(Importing.file)
    return Say(t("import-ask-file"))


async def take_file(
    _: Message, act: Act, t: Translate, state: FSMContext, attachment: Attachment | None,
    attachment_error: WorkError | None, propose_directive: ProposeDirective,
) -> Shown:
    """Say that it is being read; read it after that."""
    if attachment is None:
        raise attachment_error or WorkError("file-not-fetched", name="")
    check_imports(act.person)
    await state.clear()
    return [Say(t("import-reading", name=attachment.name), passing=True),
            Later(partial(_read, act, t, attachment, propose_directive))]


async def _read(
    act: Act, t: Translate, attachment: Attachment, propose_directive: ProposeDirective
) -> Shown:
    return proposal(t, await propose_directive(act, attachment.path, attachment.name))


async def see_page(
    _: CallbackQuery, callback_data: Review, act: Act, t: Translate,
    review_directive: ReviewDirective,
) -> Shown:
    """A page of duties."""
    number = max(0, callback_data.page)
    page = await review_directive(act, callback_data.directive, number * PAGE, PAGE)
    if not page.items and number:
        number = max(0, (page.counts.duties - 1) // PAGE)
        page = await review_directive(act, callback_data.directive, number * PAGE, PAGE)
    return duties(t, page, number)


async def see_summary(
    _: CallbackQuery, callback_data: Review, act: Act, t: Translate,
    review_directive: ReviewDirective,
) -> Shown:
    """Back to the whole."""
    return summary(t, await review_directive(act, callback_data.directive), edit=True)


async def see_unclear(
    _: CallbackQuery, callback_data: Review, act: Act, t: Translate,
    review_directive: ReviewDirective,
) -> Shown:
    """The next work whose unit nobody knows."""
    asked = await review_directive.unclear(act, callback_data.directive)
    if isinstance(asked, ReviewPage):
        return summary(t, asked, edit=True)
    return unclear(t, asked)


async def accept(
    _: CallbackQuery, callback_data: Review, act: Act, t: Translate,
    accept_directive: AcceptDirective, review_directive: ReviewDirective,
) -> Shown:
    """Accept all; a long annex takes its time."""
    page = await review_directive(act, callback_data.directive)
    if not page.counts.works:
        return summary(t, page, edit=True)
    return [
        Say(t("import-accepting", count=page.counts.works - page.counts.no_lead), edit=True,
            passing=True),
        Later(partial(_accept, act, t, callback_data.directive, accept_directive)),
    ]


async def _accept(
    act: Act, t: Translate, directive_id: int, accept_directive: AcceptDirective
) -> Shown:
    return accepted(t, await accept_directive(act, directive_id), act.change_id)


async def ask_drop(_: CallbackQuery, callback_data: Review, act: Act, t: Translate) -> Shown:
    """Changes made in the review would be lost: ask once."""
    check_imports(act.person)
    return Say(t("import-ask-drop"), drop_rows(t, callback_data.directive), edit=True)


async def drop_all(
    _: CallbackQuery, callback_data: Review, act: Act, t: Translate, drop_drafts: DropDrafts
) -> Shown:
    """Nothing of it becomes a task."""
    count = await drop_drafts.all(act, callback_data.directive)
    return Say(t("import-dropped-all", count=count), edit=True)
