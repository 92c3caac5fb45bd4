"""What is sold: kinds of things with their category, picture, price range and what can be chosen of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from devices.virtual.words import translate

SIZES = ("S", "M", "L", "XL")
SHOE_SIZES = ("EU 38", "EU 39", "EU 40", "EU 41", "EU 42", "EU 43")
COLOURS = ("Black", "White", "Blue", "Red", "Green", "Gray")
CATEGORIES = (
    ("Fashion", "checkroom"), ("Electronics", "headphones"), ("Home & Kitchen", "coffee"),
    ("Sports", "sports_soccer"), ("Toys & Books", "menu_book"),
)  # fmt: skip
"""English name and icon, in the order of the first page."""


def value_words(value: str, locale: str) -> str:
    """What can be chosen in a language; sizes are the same in all, though their letters may also stand for days."""
    return value if value in SIZES else translate(value, locale)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing."""

    name: str
    name_zh: str
    category: str
    symbol: str
    low: int
    """Cheapest and dearest, in whole units of money."""
    high: int
    size: Literal["", "clothes", "shoes"] = ""
    coloured: bool = False


FASHION, ELECTRONICS, HOME, SPORTS, TOYS = (name for name, _ in CATEGORIES)

KINDS: tuple[Kind, ...] = (
    Kind("T-Shirt", "T恤", FASHION, "apparel", 9, 30, "clothes", coloured=True),
    Kind("Headphones", "耳机", ELECTRONICS, "headphones", 25, 180, coloured=True),
    Kind("Backpack", "双肩包", FASHION, "backpack", 25, 110, coloured=True),
    Kind("Hoodie", "卫衣", FASHION, "apparel", 25, 70, "clothes", coloured=True),
    Kind("Desk Lamp", "台灯", HOME, "table_lamp", 15, 60, coloured=True),
    Kind("Water Bottle", "水杯", SPORTS, "water_bottle", 8, 30, coloured=True),
    Kind("Jacket", "夹克", FASHION, "checkroom", 40, 150, "clothes", coloured=True),
    Kind("Coffee Mug", "马克杯", HOME, "coffee", 6, 20),
    Kind("Keyboard", "键盘", ELECTRONICS, "keyboard", 20, 140, coloured=True),
    Kind("Blanket", "毛毯", HOME, "bed", 18, 60, coloured=True),
    Kind("Sneakers", "运动鞋", FASHION, "steps", 35, 120, "shoes", coloured=True),
    Kind("Power Bank", "充电宝", ELECTRONICS, "battery_charging_full", 15, 60),
    Kind("Umbrella", "雨伞", FASHION, "umbrella", 10, 35, coloured=True),
    Kind("Frying Pan", "平底锅", HOME, "skillet", 18, 70),
    Kind("Puzzle", "积木", TOYS, "extension", 9, 35),
    Kind("Yoga Mat", "瑜伽垫", SPORTS, "self_improvement", 15, 50, coloured=True),
    Kind("Boots", "靴子", FASHION, "steps", 50, 160, "shoes", coloured=True),
    Kind("Mouse", "鼠标", ELECTRONICS, "mouse", 10, 70, coloured=True),
    Kind("Kettle", "电水壶", HOME, "kettle", 20, 80),
    Kind("Football", "足球", SPORTS, "sports_soccer", 12, 40),
    Kind("Raincoat", "雨衣", FASHION, "apparel", 20, 80, "clothes", coloured=True),
    Kind("Speaker", "音箱", ELECTRONICS, "speaker", 20, 150, coloured=True),
    Kind("Alarm Clock", "闹钟", HOME, "alarm", 10, 40),
    Kind("Wristwatch", "手表", FASHION, "watch", 30, 200, coloured=True),
    Kind("Novel", "小说", TOYS, "menu_book", 8, 25),
    Kind("Dumbbells", "哑铃", SPORTS, "fitness_center", 15, 70),
    Kind("Sweater", "毛衣", FASHION, "apparel", 25, 90, "clothes", coloured=True),
    Kind("Pillow", "枕头", HOME, "bed", 12, 50),
    Kind("Board Game", "桌游", TOYS, "extension", 15, 50),
    Kind("Charger", "充电器", ELECTRONICS, "power", 9, 45),
    Kind("Scarf", "围巾", FASHION, "checkroom", 10, 45, coloured=True),
    Kind("Tripod", "三脚架", ELECTRONICS, "photo_camera", 18, 80),
    Kind("Flower Pot", "花盆", HOME, "potted_plant", 7, 30),
    Kind("Cookbook", "菜谱书", TOYS, "menu_book", 12, 40),
    Kind("Toy Train", "玩具火车", TOYS, "train", 12, 45),
    Kind("Bike Light", "车灯", SPORTS, "flashlight_on", 9, 35),
    Kind("Sandals", "凉鞋", FASHION, "steps", 20, 60, "shoes", coloured=True),
    Kind("Soap Set", "香皂", HOME, "soap", 6, 25),
    Kind("Notebook", "笔记本", TOYS, "note_alt", 4, 18),
    Kind("Tent", "帐篷", SPORTS, "camping", 60, 220, coloured=True),
)
"""`word_lists.part` cuts it as it cuts words: by position."""
SYMBOLS = {kind.name: kind.symbol for kind in KINDS}
