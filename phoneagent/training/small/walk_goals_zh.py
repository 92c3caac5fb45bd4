"""How a person asks in Chinese for what a walk over the phone did."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One thing that was done."""

    kind: str
    name: str
    text: str = ""
    on: bool = False


def goal(app: str, end: str, done: Sequence[Said], asked: tuple[str, str] | None, rng: random.Random) -> str:
    """The goal in Chinese."""
    said = _said(app, end, done, asked, rng)
    if asked or "\n" in said:
        return said
    return rng.choice(("{}", "{}", "{}。", "请{}", "帮我{}", "麻烦{}", "{}，谢谢", "请你{}。", "现在{}")).format(said)


def _said(app: str, end: str, done: Sequence[Said], asked: tuple[str, str] | None, rng: random.Random) -> str:
    steps = [_step(each, rng) for each in done]
    simple = all(each.kind in ("page", "tab") for each in done[:-1])
    if asked:
        place = "，".join([f"打开{app}", *steps]) if done else f"打开{app}"
        what, name = asked
        below = (f"“{name}”下面写的是什么？", f"告诉我{name}显示的内容", f"{name}写着什么？只回答内容")
        first = ("列表里第一个是什么？", "告诉我第一项的标题", "排在最前面的是哪一个？")
        return f"{place}，{rng.choice(below if what == 'below' else first)}"
    if end == "page" and simple and rng.random() < 0.6:
        name = done[-1].name
        return rng.choice(
            (f"打开{app}里的{name}", f"在{app}中进入{name}", f"显示{app}的{name}页面", f"进入{app}的“{name}”")
        )
    if end == "switch" and simple and rng.random() < 0.6:
        name, verb = done[-1].name, rng.choice(("打开", "开启", "启用") if done[-1].on else ("关闭", "关掉", "停用"))
        place = f"{app}的{done[-2].name}" if len(done) > 1 else app
        return rng.choice((f"在{place}里{verb}{name}", f"把{place}中的{name}{verb}", f"{verb}{place}里的“{name}”"))
    fills = [each for each in done if each.kind == "fill"]
    if end == "fields" and fills and rng.random() < 0.5:
        way = "，".join([f"打开{app}", *(_step(each, rng) for each in done if each.kind != "fill")])
        between = rng.choice(("，", "；", "\n"))
        pairs = between.join(f"{each.name}：{each.text}" for each in fills)
        return f"{way}，填写{'：' if between != chr(10) else '：' + chr(10)}{pairs}{rng.choice(('', '，不要保存', ''))}"
    start = rng.choice((f"打开{app}", f"在{app}中", f"进入{app}"))
    return f"{start}，{rng.choice(('，', '，然后', '，再')).join(steps)}"


def _step(done: Said, rng: random.Random) -> str:
    name, text = (
        rng.choice((done.name, done.name, f"“{done.name}”")),
        rng.choice((f"“{done.text}”", f"「{done.text}」", f" {done.text} ")),
    )
    match done.kind:
        case "page":
            return rng.choice((f"打开{name}", f"进入{name}", f"点击{name}", f"点{name}"))
        case "tab":
            return rng.choice((f"切换到{name}", f"打开{name}标签页", f"点击{name}"))
        case "hold":
            return rng.choice((f"长按{name}", f"按住{name}"))
        case "turn":
            return rng.choice((f"打开{name}", f"开启{name}") if done.on else (f"关闭{name}", f"关掉{name}"))
        case "fill":
            return rng.choice(
                (f"在{name}中输入{text}", f"把{name}填成{text}", f"{name}填写{text}", f"输入{text}作为{name}")
            ).strip()
        case "search":
            sent = rng.choice(("，按回车", "并按回车键")) if done.on else ""
            return rng.choice((f"搜索{text}", f"查找{text}", f"在搜索框输入{text}")).strip() + sent
        case "back":
            return rng.choice(("返回", "再返回上一页"))
    return rng.choice((f"点击{name}", f"点{name}", f"按{name}", f"轻点{name}"))
