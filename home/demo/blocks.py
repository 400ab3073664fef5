"""Raw values of the body's blocks, as StreamField stores them; ids are steady, so that two revisions compare well."""

from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Raw = dict[str, Any]


def stream(key: str, blocks: list[tuple[str, Any]]) -> list[Raw]:
    """Return a stream's value; `key` names the place, for the blocks' ids."""
    return [{"type": kind, "value": value, "id": _id(f"{key}/{number}")} for number, (kind, value) in enumerate(blocks)]


def items(key: str, values: list[Any]) -> list[Raw]:
    """Return the value of a list inside a block."""
    return [{"type": "item", "value": value, "id": _id(f"{key}/{number}")} for number, value in enumerate(values)]


def paragraphs(texts: list[str] | tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def bullets(texts: list[str], tag: str = "ul") -> str:
    """Return rich text: a list, numbered with tag "ol"."""
    return f"<{tag}>{''.join(f'<li>{escape(text, quote=False)}</li>' for text in texts)}</{tag}>"


def image(pk: int, caption: str = "") -> Raw:
    return {"image": pk, "alt_text": "", "decorative": False, "caption": caption, "credit": ""}


def gallery(key: str, pks: list[int], title: str = "") -> Raw:
    values = [{"image": pk, "caption": "", "alt_text": ""} for pk in pks]
    return {"title": title, "images": items(key, values)}


def accordion(key: str, questions: list[dict[str, str]]) -> Raw:
    values = [{"question": one["question"], "answer": paragraphs([one["answer"]])} for one in questions]
    return {"title": "Tanya-jawab", "questions": items(key, values)}


def heading(text: str, level: str = "h2") -> Raw:
    return {"text": text, "level": level}


def callout(text: str, *, severity: str = "info", title: str = "") -> Raw:
    return {"severity": severity, "title": title, "text": paragraphs([text])}


def _id(key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"contoh/{key}"))
