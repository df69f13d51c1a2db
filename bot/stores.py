"""Every store over one database, built once."""

from pathlib import Path

from core.policy import Policy
from core.ports.runtime import Clock
from storage.accounts import AccountStore, ConsentStore, InviteStore
from storage.blockers import BlockerStore
from storage.calendar import CalendarStore
from storage.delay_reasons import DelayStore
from storage.deliveries import DeliveryStore
from storage.digest_figures import DigestStore
from storage.directives import DirectiveStore
from storage.drafts import DraftStore
from storage.engine import Database
from storage.evidence import EvidenceStore
from storage.evidence_files import EvidenceFolder
from storage.extensions import ExtensionStore
from storage.external_ids import ExternalIdStore
from storage.frozen_reports import FrozenReportStore
from storage.fsm import DialogueStorage
from storage.history import HistoryStore
from storage.message_counts import MessageCountStore
from storage.my_data import MyDataStore
from storage.organisation import OrganisationStore
from storage.part_facts import PartFactStore
from storage.parts import PartStore
from storage.people import PersonStore
from storage.progress import ProgressStore
from storage.queue_figures import QueueStore
from storage.register import RegisterStore
from storage.reminders import ReminderStore
from storage.report_lines import FigureStore
from storage.retention import RetentionStore
from storage.sent import SentStore
from storage.signs_of_life import SignStore
from storage.task_lists import TaskListStore
from storage.tasks import TaskStore
from storage.units import UnitStore
from storage.unreached import UnreachedStore
from storage.updates import UpdateStore
from storage.urging import UrgingStore
from storage.waiting_lists import WaitingListStore
from storage.web_messages import WebMessageStore


class Stores:
    """Named for what they keep; use cases get the ones they need, never this object."""

    def __init__(
        self, database: Database, policy: Policy, evidence: Path, clock: Clock
    ) -> None:
        self.accounts = AccountStore(database)
        self.blockers = BlockerStore(database)
        self.calendar = CalendarStore(database)
        self.evidences = EvidenceStore(database)
        self.evidence_files = EvidenceFolder(evidence)
        self.extensions = ExtensionStore(database)
        self.consents = ConsentStore(database)
        self.figures = FigureStore(database, policy.zone)
        self.urging = UrgingStore(database, self.figures)
        self.frozen_reports = FrozenReportStore(database)
        self.task_lists = TaskListStore(database)
        self.waiting_lists = WaitingListStore(database)
        self.delays = DelayStore(database)
        self.deliveries = DeliveryStore(database)
        self.dialogues = DialogueStorage(database, clock.now)
        self.digest = DigestStore(database)
        self.histories = HistoryStore(database)
        self.invites = InviteStore(database)
        self.message_counts = MessageCountStore(database)
        self.my_data = MyDataStore(database)
        self.organisation = OrganisationStore(database)
        self.parts = PartStore(database)
        self.part_facts = PartFactStore(database, policy.zone)
        self.people = PersonStore(database)
        self.progress = ProgressStore(database)
        self.queue = QueueStore(database)
        self.register = RegisterStore(database)
        self.sent = SentStore(database)
        self.signs = SignStore(database)
        self.tasks = TaskStore(database)
        self.directives = DirectiveStore(database)
        self.drafts = DraftStore(database, self.tasks)
        self.reminders = ReminderStore(database, self.tasks)
        self.units = UnitStore(database)
        self.unreached = UnreachedStore(database)
        self.updates = UpdateStore(database)
        self.external_ids = ExternalIdStore(database)
        self.web_messages = WebMessageStore(database)
        self.retention = RetentionStore(database, self.web_messages)
