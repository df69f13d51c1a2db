"""Bot API bodies and answers, and the kinds of faults that the double can show."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.support.telegram_world import ApiError, Params, Upload


@dataclass
class Fault:
    """What goes wrong: `kind` is "500", "502page", "429", "hang", "drop" (after it took effect)
    or "refuse" (connection closed before)."""

    kind: str
    method: str | None = None
    times: int = 1
    retry_after: int = 1


async def read_params(request: web.Request) -> tuple[Params, dict[str, Upload]]:
    params: Params = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        params.update(await request.json())
    elif request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            if part.filename is not None:
                files[part.name] = Upload(part.filename, bytes(await part.read()), "")
            else:
                params[part.name] = await part.text()
    else:
        params.update(await request.post())
    return params, files


def too_many(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def succeeded(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def failed(error: ApiError) -> web.Response:
    body: dict[str, Any] = {
        "ok": False, "error_code": error.code, "description": error.description
    }  # fmt: skip
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)
