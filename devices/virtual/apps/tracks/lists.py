"""Names that people give to their activities."""

from __future__ import annotations

from typing import Final

_EN = """
    Morning loop|Around the lake|Before work|Hill repeats|With the dog|Old town round|Along the canal|Sunday outing|
    Club training|Forest path|Fresh air|Ridge and back|Lunch break|River promenade|Long one|Park laps|
    Windy coast|Slow recovery|Lighthouse trip|Orchard lanes|Twelve bridges|Station and back|Night round|Quarry trail|
    Vineyard tour|Castle hill|Harbour circuit|Interval day|Moor crossing|Sunset stretch
"""
_ZH = """
    晨间一圈|环湖|上班之前|坡道练习|和狗一起|老城一圈|沿着运河|周日出游|俱乐部训练|森林小路|
    透透气|山脊往返|午休时间|滨江步道|长距离|公园绕圈|海风大道|恢复训练|灯塔之行|果园小径
"""
NAME: Final = tuple(name.strip() for name in _EN.split("|"))
NAME_ZH: Final = tuple(name.strip() for name in _ZH.split("|"))
