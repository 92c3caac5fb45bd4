"""The forms of replies that are JSON, as schemas: a server that can hold its model to one writes nothing else.

Grammars made of a schema want its keys in its order, so every kind of call is an object of its own, with its keys as
that model writes them, and a key that may come early or late makes two. They say which keys and what kind of value,
not which values: what a model may say within the form stays the parser's to judge.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = "dict[str, Any]"

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
POINT: Schema = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}


def word(*words: str) -> Schema:
    """One of these words."""
    return {"type": "string", "enum": list(words)}


def record(keys: Mapping[str, Schema], *optional: str) -> Schema:
    """An object of these keys in this order, and no others."""
    required = [key for key in keys if key not in optional]
    return {"type": "object", "properties": dict(keys), "required": required, "additionalProperties": False}


def any_of(schemas: Iterable[Schema]) -> Schema:
    return {"anyOf": list(schemas)}


def text_of(schema: Schema) -> str:
    """A schema as a prompt holds it."""
    return json.dumps(schema, ensure_ascii=False)
