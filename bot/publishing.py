"""Reports as people open, publish and download them, put together."""

from typing import Any

from bot.report_writers import report_writers
from bot.stores import Stores
from core.policy import Policy
from core.ports.runtime import UnitOfWork
from core.usecases.build_summary import BuildSummary
from core.usecases.freeze_report import FreezeReport
from core.usecases.list_counted import ListCounted
from core.usecases.make_report_file import MakeReportFile
from core.usecases.open_report import OpenReport
from core.usecases.show_figures import ShowFigures


def publishing(
    stores: Stores, policy: Policy, work: UnitOfWork, summary: BuildSummary
) -> dict[str, Any]:
    """Handler argument name → use case."""
    opening = OpenReport(summary, stores.frozen_reports, work)
    return {
        "open_report": opening,
        "show_figures": ShowFigures(opening),
        "freeze_report": FreezeReport(summary, stores.frozen_reports, stores.histories, work),
        "list_counted": ListCounted(stores.figures, stores.units, stores.people,
                                    stores.directives, policy, stores.frozen_reports, work),
        "make_report_file": MakeReportFile(opening, report_writers(policy)),
    }
