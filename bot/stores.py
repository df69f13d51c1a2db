"""Every store over one database, built once."""

from storage.accounts import AccountStore, ConsentStore, InviteStore
from storage.calendar import CalendarStore
from storage.engine import Database
from storage.fsm import DialogueStorage
from storage.history import HistoryStore
from storage.people import PersonStore
from storage.sent import SentStore
from storage.tasks import TaskStore
from storage.units import UnitStore
from storage.updates import UpdateStore


class Stores:
    """Named for what they keep; use cases get the ones they need, never this object."""

    def __init__(self, database: Database) -> None:
        self.accounts = AccountStore(database)
        self.calendar = CalendarStore(database)
        self.consents = ConsentStore(database)
        self.dialogues = DialogueStorage(database)
        self.histories = HistoryStore(database)
        self.invites = InviteStore(database)
        self.people = PersonStore(database)
        self.sent = SentStore(database)
        self.tasks = TaskStore(database)
        self.units = UnitStore(database)
        self.updates = UpdateStore(database)
