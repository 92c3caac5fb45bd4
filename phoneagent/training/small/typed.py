"""Made-up texts for fields: names, numbers, times, amounts, sentences, files, in words of the train split."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from devices.virtual import word_lists
from devices.virtual.content import email_of, phone_number
from devices.virtual.word_lists import part

_FILES = ("txt", "md", "pdf", "jpg", "csv", "docx", "mp3")
_STREETS = ("Harbor Road", "Lake Drive", "Mill Lane", "Fountain Street", "Station Road", "Elm Avenue", "Church Street")
_SORTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("phone", "mobile", "number", "电话", "号码"), "number"),
    (("mail", "to", "recipient", "收件", "邮"), "address"),
    (("amount", "price", "servings", "金额", "价"), "amount"),
    (("file", "folder", "文件"), "file"),
    (("first name", "last name", "name", "person", "contact", "姓", "名", "联系人"), "name"),
    (("street", "city", "place", "location", "地点", "地址", "城市"), "place"),
    (("note", "text", "message", "description", "direction", "body", "内容", "信息", "备注", "说明"), "sentence"),
    (("title", "subject", "label", "task", "标题", "主题", "标签"), "title"),
    (("search", "搜索"), "search"),
    (("time", "hour", "minute", "date", "时"), "small"),
)


def typed_text(field: str, rng: random.Random, *, chinese: bool = False) -> str:
    """A text for a field of this name, now and then one of any other sort."""
    said = field.casefold()
    sort = next((sort for words, sort in _SORTS if any(word in said for word in words)), "title")
    if rng.random() < 0.2:
        sort = rng.choice(("number", "name", "title", "sentence", "amount", "small", "word"))
    if chinese and sort in _CHINESE:
        return _CHINESE[sort](rng)
    return _ENGLISH[sort](rng)


def _from(words: Sequence[str]) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(part(tuple(words), "train"))


def _name(rng: random.Random) -> str:
    given, family = _from(word_lists.GIVEN)(rng), _from(word_lists.SURNAME)(rng)
    return rng.choice((given, family, f"{given} {family}", f"{given} {family}", f"{given} {family[0]}."))


def _number(rng: random.Random) -> str:
    return phone_number(rng) if rng.random() < 0.7 else str(rng.randrange(10**3, 10 ** rng.randint(4, 10)))


def _amount(rng: random.Random) -> str:
    return rng.choice(
        (f"{rng.randrange(1, 500)}", f"{rng.randrange(100, 50_000) / 100:.2f}", f"{rng.randrange(1, 13)}")
    )


def _small(rng: random.Random) -> str:
    whole = (
        str(rng.randrange(60)),
        f"{rng.randint(1, 12)}:{rng.randrange(60):02d}",
        f"2027-0{rng.randint(1, 9)}-1{rng.randrange(9)}",
    )
    return rng.choice(whole)


def _title(rng: random.Random) -> str:
    lists = (word_lists.NOTE_TITLE, word_lists.ALARM_LABEL, word_lists.COMPANY, word_lists.CITY)
    said = _from(rng.choice(lists))(rng)
    return said.lower() if rng.random() < 0.15 else said


def _sentence(rng: random.Random) -> str:
    said = _from(word_lists.NOTE_LINE)(rng)
    said = said[0].upper() + said[1:] if rng.random() < 0.5 else said
    more = f"{rng.choice((', ', ' and ', '; ', '. '))}{_from(word_lists.NOTE_LINE)(rng)}" if rng.random() < 0.3 else ""
    return f"{said}{more}{rng.choice(('', '', '.', '!', '?'))}"


def _file(rng: random.Random) -> str:
    stem = _from(word_lists.NOTE_TITLE)(rng).lower().replace(" ", rng.choice("_-"))
    return f"{stem}.{rng.choice(_FILES)}" if rng.random() < 0.7 else stem


def _place(rng: random.Random) -> str:
    street = f"{rng.randint(1, 199)} {rng.choice(_STREETS)}"
    return rng.choice(
        (
            _from(word_lists.CITY)(rng),
            street,
            f"{street}, {_from(word_lists.CITY)(rng)}",
            _from(word_lists.COMPANY)(rng),
        )
    )


def _word(rng: random.Random) -> str:
    return rng.choice(_from(word_lists.NOTE_LINE)(rng).replace(",", "").split())


def _search(rng: random.Random) -> str:
    return rng.choice((_name, _title, _word, _file))(rng)


_ENGLISH: dict[str, Callable[[random.Random], str]] = {
    "number": _number,
    "address": lambda rng: email_of(_name(rng).rstrip("."), rng) if rng.random() < 0.8 else _name(rng),
    "amount": _amount, "file": _file, "name": _name, "place": _place, "sentence": _sentence, "title": _title,
    "search": _search, "small": _small, "word": _word,
}  # fmt: skip
_CHINESE: dict[str, Callable[[random.Random], str]] = {
    "name": lambda rng: _from(word_lists.SURNAME_ZH)(rng) + _from(word_lists.GIVEN_ZH)(rng),
    "title": lambda rng: _from((*word_lists.NOTE_TITLE_ZH, *word_lists.ALARM_LABEL_ZH))(rng),
    "sentence": lambda rng: _from(word_lists.NOTE_LINE_ZH)(rng),
    "search": lambda rng: _from((*word_lists.NOTE_TITLE_ZH, *word_lists.COMPANY_ZH))(rng),
    "word": lambda rng: _from(word_lists.ALARM_LABEL_ZH)(rng),
    "place": lambda rng: _from(word_lists.COMPANY_ZH)(rng),
}  # fmt: skip
