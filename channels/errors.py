"""What a failed send means for the delivery: the network's own errors → core's kinds."""

import json

import aiohttp
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from core.errors import (
    FaultError,
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    UnavailableError,
)

#: Answers 400 that speak of the address and not of the message.
_GONE = ("chat not found", "peer_id_invalid", "user is deactivated", "user not found",
         "bot was blocked", "chat_write_forbidden", "not enough rights", "have no rights",
         "bot was kicked", "group chat was deactivated")  # fmt: skip
#: The request never left: nothing can have been accepted.
_NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
)


def as_send_error(exc: Exception) -> SendError:
    """The SendError that `exc` means; its text never holds an address or a token.

    RefusedError: this address takes nothing. A plain SendError: this *message* is wrong, the
    address is good. OutcomeUnknownError: it may have arrived (delivery.md §2.4). FaultError: it is
    no answer of a network at all.
    """
    if isinstance(exc, SendError):
        return exc
    if isinstance(exc, TelegramRetryAfter):
        return RetryLaterError(float(exc.retry_after))
    if isinstance(exc, TelegramForbiddenError | TelegramMigrateToChat):
        return RefusedError(type(exc).__name__)
    if isinstance(exc, TelegramBadRequest):
        gone = any(words in exc.message.lower() for words in _GONE)
        return RefusedError(exc.message) if gone else SendError(exc.message)
    return _other(exc)


def _other(exc: Exception) -> SendError:
    name = type(exc).__name__
    if isinstance(exc, TelegramEntityTooLarge):
        return SendError(name)
    if isinstance(exc, TelegramNetworkError):
        return _network(exc.__cause__ or exc)
    if isinstance(
        exc,
        TelegramServerError | TelegramUnauthorizedError | TelegramConflictError | TelegramNotFound,
    ):
        return UnavailableError(name)
    if isinstance(exc, ClientDecodeError) and isinstance(exc.original, json.JSONDecodeError):
        # A gateway's page instead of an answer: it says nothing of what happened behind it.
        return OutcomeUnknownError(name)
    if isinstance(exc, TelegramAPIError):
        return SendError(name)
    return _network(exc)


def _network(cause: BaseException) -> SendError:
    name = type(cause).__name__
    if isinstance(cause, _NOT_SENT):
        return UnavailableError(name)
    if isinstance(cause, aiohttp.ClientError | OSError | TimeoutError | ClientDecodeError):
        return OutcomeUnknownError(name)
    if isinstance(cause, TelegramNetworkError):
        return OutcomeUnknownError(name)
    return FaultError(name)
