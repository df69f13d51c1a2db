"""Wires replies, evidence, undo, wishes for more time and the task card."""

from typing import Any

from bot.stores import Stores
from core.policy import Policy
from core.ports.deliveries import Notify
from core.progress import read_reply
from core.usecases.add_evidence import AddEvidence, GetEvidence, KeepFile
from core.usecases.answer_blocker import AnswerBlocker
from core.usecases.ask_extension import AskExtension
from core.usecases.change_task import ChangeTask
from core.usecases.choose_tasks import ChooseTasks
from core.usecases.decide_completion import DecideCompletion
from core.usecases.decide_extension import DecideExtension
from core.usecases.explain_delay import ExplainDelay, JudgeDelay
from core.usecases.record_progress import RecordProgress
from core.usecases.reply_progress import ReplyProgress
from core.usecases.report_task import ReportTask
from core.usecases.show_task import ShowTask
from core.usecases.take_evidence import TakeEvidence
from core.usecases.undo_change import TakeBack, UndoChange
from documents.sniff import sniff


def replying(
    stores: Stores, policy: Policy, change: ChangeTask, notify: Notify
) -> dict[str, Any]:
    """Handler argument name → use case."""
    ask = AskExtension(stores.tasks, stores.extensions, change, stores.calendar, stores.people,
                       notify)
    record = RecordProgress(stores.tasks, stores.progress, stores.blockers, change, ask,
                            stores.people, stores.units, notify)
    choose = ChooseTasks(stores.tasks, stores.sent, policy)
    reply = ReplyProgress(choose, stores.calendar, record, read_reply)
    keep = KeepFile(stores.evidence_files, sniff, policy)
    add = AddEvidence(stores.tasks, stores.evidences, change, policy)
    return {
        "reply_progress": reply,
        "report_task": ReportTask(stores.tasks, stores.progress, record, policy),
        "take_evidence": TakeEvidence(keep, reply, add),
        "read_evidence": GetEvidence(stores.tasks, stores.evidences, stores.evidence_files),
        "ask_extension": ask,
        **_deciding(stores, change, notify),
        **_lateness(stores, change, notify),
        "show_task": _card(stores, policy),
        "undo_change": UndoChange(stores.tasks, stores.histories, stores.progress, change,
                                  _take_back(stores), policy.undo_minutes),
    }


def _deciding(stores: Stores, change: ChangeTask, notify: Notify) -> dict[str, Any]:
    return {
        "decide_extension": DecideExtension(stores.tasks, stores.extensions, change,
                                            stores.calendar, stores.people, notify),
        "answer_blocker": AnswerBlocker(stores.tasks, stores.blockers, change, stores.people,
                                        notify),
        "decide_completion": DecideCompletion(stores.tasks, stores.progress, change,
                                              stores.people, notify),
    }


def _lateness(stores: Stores, change: ChangeTask, notify: Notify) -> dict[str, Any]:
    record = (stores.tasks, stores.delays, change, stores.people, notify)
    return {"explain_delay": ExplainDelay(*record), "judge_delay": JudgeDelay(*record)}


def _card(stores: Stores, policy: Policy) -> ShowTask:
    return ShowTask(stores.tasks, stores.units, stores.people, stores.directives,
                    stores.histories, stores.progress, stores.blockers, stores.evidences,
                    stores.extensions, stores.delays, stores.unreached, policy)


def _take_back(stores: Stores) -> dict[str, TakeBack]:
    """How each kind of row that a history row names is taken back."""
    return {
        "progress": stores.progress.undo,
        "evidence": stores.evidences.undo,
        "blocker": stores.blockers.undo,
        "closed_blockers": stores.blockers.reopen,
        "blocker_answer": stores.blockers.unanswer,
        "extension": stores.extensions.undo,
        "extension_decision": stores.extensions.undecide,
        "delay": stores.delays.undo,
    }
