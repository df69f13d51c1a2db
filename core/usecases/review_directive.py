"""Look at the duties that an import proposed, and drop those that are none."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.acting import Act
from core.errors import NotFoundError
from core.people import Unit
from core.ports.directives import Directive, Directives, DraftCounts, DraftItem, Drafts
from core.ports.people import Units
from core.ports.tasks import Tasks
from core.tasks import State, Task
from core.usecases.propose_directive import check_imports

#: Works of one directive that a single answer may touch at once.
MANY = 5000


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A directive under review; `items` is one page of it."""

    directive: Directive
    counts: DraftCounts
    items: tuple[DraftItem, ...] = ()
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftView:
    """One duty under review, and the units it may be given to."""

    item: DraftItem
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class UnclearLead:
    """A work whose unit is to be asked; `same` works of the directive say the same words."""

    directive: Directive
    task: Task
    same: int
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class ReviewDirective:
    """Shows what an import proposed."""

    directives: Directives
    drafts: Drafts
    tasks: Tasks
    units: Units

    async def __call__(
        self, act: Act, directive_id: int, offset: int = 0, limit: int = 0
    ) -> ReviewPage:
        """Counts and `limit` duties from `offset`. Raises NotFoundError, ForbiddenError."""
        check_imports(act.person)
        directive = await self.directives.get(directive_id)
        if directive is None:
            raise NotFoundError("directive")
        counts = await self.drafts.counts(directive_id)
        items = await self.drafts.page(directive_id, offset, limit) if limit else []
        return ReviewPage(directive, counts, tuple(items), tuple(await self.units.all()))

    async def item(self, act: Act, task_id: int) -> DraftView:
        """One duty; NotFoundError `no-draft` when it was accepted or dropped meanwhile."""
        item = await load_draft(act, self.tasks, task_id)
        return DraftView(item, tuple(await self.units.all()))

    async def unclear(self, act: Act, directive_id: int) -> UnclearLead | ReviewPage:
        """The next work whose unit is to be asked; the review itself when there is none."""
        page = await self(act, directive_id)
        found = await self.drafts.without_lead(directive_id, MANY)
        if not found:
            return page
        same = sum(1 for t in found if t.lead_text == found[0].lead_text)
        return UnclearLead(page.directive, found[0], same, page.units)


async def load_draft(act: Act, tasks: Tasks, task_id: int) -> DraftItem:
    """A draft with its children. Raises ForbiddenError, NotFoundError `no-draft`."""
    check_imports(act.person)
    task = await tasks.get(task_id)
    if task is None or task.state is not State.DRAFT:
        raise NotFoundError("draft")
    children = await tasks.children(task_id) if task.is_parent else []
    return DraftItem(task, tuple(c for c in children if c.state is State.DRAFT))


@dataclass(frozen=True, slots=True)
class DropDrafts:
    """Takes proposed duties out of the review; the file may be sent again to see them anew."""

    tasks: Tasks
    drafts: Drafts

    async def one(self, act: Act, task_id: int) -> Task:
        """Drop a duty with all its works."""
        item = await load_draft(act, self.tasks, task_id)
        await self._remove(item.children)
        await self.tasks.remove_draft(item.task.id)
        if item.task.parent_id is not None:
            await self._drop_childless(item.task.parent_id)
        return item.task

    async def outside(self, act: Act, task_id: int) -> Task:
        """Drop every work whose leader is named by the same unknown words: nobody of ours."""
        asked = (await load_draft(act, self.tasks, task_id)).task
        for task in await self.drafts.without_lead(asked.directive_id or 0, MANY):
            if task.lead_text == asked.lead_text:
                await self.one(act, task.id)
        return asked

    async def all(self, act: Act, directive_id: int) -> int:
        """Drop everything under review; how many works that were."""
        check_imports(act.person)
        found = await self.drafts.all(directive_id, MANY)
        await self._remove(found)
        return sum(1 for t in found if not t.is_parent)

    async def _remove(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            await self.tasks.remove_draft(task.id)

    async def _drop_childless(self, parent_id: int) -> None:
        if not await self.tasks.children(parent_id):
            await self.tasks.remove_draft(parent_id)
