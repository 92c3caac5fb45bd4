"""What a server's refusals mean, and what to do about each.

The patterns are the words of vLLM, SGLang, llama.cpp, Ollama and hosted services.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from phoneagent.models.model import ModelError
from phoneagent.models.openai.messages import Json

MOST_CHARS = 300
"""Of a server's own words in an error."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Whom an error is about."""

    url: str
    """Without user name and password."""
    model: str
    secrets: tuple[str, ...] = ()
    """Never to be shown, not even where the server repeats them."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    pattern: str
    sentence: str


_MEANINGS = (
    _Meaning(
        r"tool.?choice.*requires|enable-auto-tool-choice|not support tools|tools? .*requires --jinja"
        r"|tool.*not supported",
        "The server does not take tools. Start vLLM with --enable-auto-tool-choice --tool-call-parser NAME, llama.cpp"
        " with --jinja, or choose a dialect that writes its calls in the text (--dialect).",
    ),
    _Meaning(
        r"at most \d+ image|limit-mm-per-prompt|too many images",
        "The server takes fewer pictures than the prompt holds. Start vLLM with"
        " --limit-mm-per-prompt '{\"image\": 10}'.",
    ),
    _Meaning(
        r"not a multimodal|mmproj|image.{0,40}(not (been )?(supported|allowed)|only supported)"
        r"|(not|doesn't) support.{0,20}(image|vision|multimodal)|missing data required for image"
        r"|no endpoints? .*image|invalid content type",
        "The model takes no pictures. Serve one that sees (llama.cpp also needs its --mmproj file).",
    ),
    _Meaning(
        r"context.{0,3}(length|size|window)|maximum model length|max_model_len|prompt is too long|too many tokens"
        r"|longer than the model",
        "The prompt is longer than the server's context. Raise it (vLLM --max-model-len, SGLang --context-length,"
        " llama.cpp -c, Ollama num_ctx), or serve a model that is shown smaller pictures.",
    ),
    _Meaning(
        r"insufficient_quota|billing|exceeded your current quota|credits",
        "The account behind the key has no credit left. Top it up or use another key.",
    ),
    _Meaning(r"out of memory", "The server ran out of memory. Give it a smaller context or a smaller model."),
)
_LASTING = _MEANINGS[4]
"""A 429 that no waiting helps against."""


def words(body: bytes) -> str:
    """The server's own words in the body of a refusal."""
    text = body.decode("utf-8", "replace")
    try:
        said: Json = json.loads(text)
    except ValueError:
        return text
    match said:
        case {"error": {"message": str(message), **rest}}:
            code = rest.get("code") or rest.get("type")
            return f"{message} ({code})" if isinstance(code, str) else message
        case {"error": str(message)} | {"message": str(message)} | {"detail": str(message)}:
            return message
        case _:
            return text


def is_lasting(said: str) -> bool:
    """Whether a "too many requests" will not pass by waiting."""
    return re.search(_LASTING.pattern, said, re.IGNORECASE) is not None


def is_known(said: str) -> bool:
    """Whether it is known what a refusal's words mean."""
    return any(re.search(meaning.pattern, said, re.IGNORECASE) for meaning in _MEANINGS)


def refused(at: Endpoint, status: int, said: str) -> ModelError:
    """The error for a request that the server refused."""
    reason = _reason(at, said)
    match status:
        case 401 | 403:
            return ModelError(
                f"{at.url} wants a key, or another one (HTTP {status}){reason}."
                " Set PHONEAGENT_API_KEY in the environment."
            )
        case 413:
            return ModelError(
                f"{at.url} refuses so large a request (HTTP 413). Raise its limit, or show smaller pictures."
            )
        case _ if 300 <= status < 400:
            return ModelError(f"{at.url} is elsewhere (HTTP {status}){reason}. Give the address it moved to.")
    for meaning in _MEANINGS:
        if re.search(meaning.pattern, said, re.IGNORECASE):
            return ModelError(f"{meaning.sentence} {at.url} said{reason or ': nothing'}")
    return ModelError(f"{at.url} refused (HTTP {status}){reason}. Its log may say more.")


def unknown_model(at: Endpoint, there_are: Sequence[str] | None, said: str) -> ModelError:
    """The error for a 404: no such model, or no such API. `there_are` is None where the server lists no models."""
    if there_are is None:
        return ModelError(f"There is no OpenAI-style API at {at.url}. Its address usually ends in /v1.")
    if at.model in there_are:
        return ModelError(f"{at.url} has {at.model} but does not chat with it (HTTP 404){_reason(at, said)}.")
    return ModelError(f"{at.url} has no model {at.model!r}. {_listed(there_are)}")


def which_model(at: Endpoint, there_are: Sequence[str]) -> ModelError:
    """The error for an address without a name where the server does not have exactly one model."""
    return ModelError(f"Which model of {at.url}? {_listed(there_are)}")


def unreachable(at: Endpoint, why: str) -> ModelError:
    return ModelError(f"Nothing answers at {at.url} ({why}). Start the server, or mend the address.")


def lost(at: Endpoint, why: str, tries: int) -> ModelError:
    return ModelError(f"{at.url} did not bring a reply to its end in {tries} tries ({why}). See the server's log.")


def silent(at: Endpoint, silence_s: float) -> ModelError:
    return ModelError(
        f"{at.url} said nothing for {silence_s:g} s. It may be overloaded, or the model too large for its machine."
    )


def not_openai(at: Endpoint, said: str) -> ModelError:
    what = "a web page" if re.match(r"\s*<(!doctype|html)", said, re.IGNORECASE) else "something else"
    return ModelError(
        f"{at.url} answers with {what}, not with a chat completion{_reason(at, said)}."
        " Give the address of an OpenAI-style API; it usually ends in /v1."
    )


def too_long(at: Endpoint, most_bytes: int) -> ModelError:
    return ModelError(f"{at.url} sent more than {most_bytes // 2**20} MB as one reply. That is no server of a model.")


def _listed(there_are: Sequence[str]) -> str:
    if not there_are:
        return "It lists none; see whether it has loaded its model."
    more = f" and {len(there_are) - 20} more" if len(there_are) > 20 else ""
    return f"Write one after a #: {', '.join(there_are[:20])}{more}."


def _reason(at: Endpoint, said: str) -> str:
    """ ": " and the server's words on one line, cut, without secrets; "" where there are none."""
    for secret in at.secrets:
        said = said.replace(secret, "***")
    line = " ".join("".join(char if char.isprintable() else " " for char in said[: 4 * MOST_CHARS]).split())
    return f": {line[:MOST_CHARS].rstrip('.')}" if line else ""
