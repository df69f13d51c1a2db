"""One family of errors: a code and its data. The wording is in the catalogues (`error-CODE`)."""


_LAPSED = frozenset({"wrong-state", "not-waiting", "extension-closed", "extension-decided"})


class WorkError(Exception):
    """Something a person can mend; shown to them as one sentence.

    `code` names the catalogue entry `error-CODE`; `data` are its variables.
    """

    def __init__(self, code: str, /, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
        #: True when it ends the dialogue that it was raised in: no other answer would do.
        self.ends_dialogue = False

    @property
    def has_lapsed(self) -> bool:
        """True when the thing spoken of is gone or settled, or no longer one's own."""
        return self.code in _LAPSED


class NotFoundError(WorkError):
    """No such thing, or no right to see it: the two must not be told apart (design.md §7.5)."""

    has_lapsed = True

    def __init__(self, what: str, /, **data: object) -> None:
        super().__init__(f"no-{what}", **data)


class ForbiddenError(WorkError):
    """The person sees the thing but may not do this to it."""

    has_lapsed = True

    def __init__(self, code: str = "forbidden", /, **data: object) -> None:
        super().__init__(code, **data)


class SendError(Exception):
    """A message could not be handed to a channel."""

    #: True when the first parts of a long message were accepted before.
    partly = False


class RefusedError(SendError):
    """The platform will not take messages for this address (blocked, gone): no retry."""


class ClosedError(SendError):
    """This address takes no message now, and no retry would change it; it is not blocked.

    `reason`: `window` (the person must write first) or `quota` (the channel's month is used up).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RetryLaterError(SendError):
    """Too many messages: the platform says how long to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


class UnavailableError(SendError):
    """The platform or the network is down: nothing was accepted, try again later."""


class SparedError(UnavailableError):
    """The channel has answered nothing for a while: not even tried, or in vain once more."""


class OutcomeUnknownError(SendError):
    """The connection died after the request left: the message may or may not have arrived."""


class FaultError(SendError):
    """A fault of ours on the way to the network: another try may do better, a new version will."""


class StoreDownError(Exception):
    """The database cannot work now (gone, full, read-only): nothing was done, try again later."""
