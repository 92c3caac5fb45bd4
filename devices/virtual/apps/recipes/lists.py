"""Raw material of recipes; `word_lists.part` cuts each list into train, dev and sealed."""

from __future__ import annotations

from typing import Final


def _words(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in " ".join(words.split()).split("|"))


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MANNER: Final = _words("""
    Spicy | Creamy | Roasted | Quick | Smoky | Golden | Rustic | Zesty | Crispy | Sweet | Grilled | Hearty | Silky |
    Sunday | Garlicky | Tangy | Homemade | Toasted | Buttery | Lemony | Velvet | Mild | Hot | Festive | Charred |
    Fresh | Steamed | Warm | Peppery | Sticky
""")
MAIN: Final = _words("""
    Lentil | Chickpea | Pumpkin | Tofu | Salmon | Mushroom | Eggplant | Barley | Zucchini | Quinoa | Potato |
    Chicken | Cauliflower | Shrimp | Spinach | Bean | Turkey | Leek | Fennel | Okra | Beef | Cabbage | Tomato |
    Paneer | Trout | Pork | Plantain | Parsnip | Tempeh | Squash | Rice | Lamb | Avocado | Halibut | Duck | Noodle |
    Cassava | Celeriac | Kale | Artichoke
""")
DISH: Final = _words("""
    Soup | Curry | Salad | Pie | Stew | Wraps | Casserole | Skewers | Gratin | Risotto | Tacos | Stir-Fry | Bowl |
    Pasta | Burgers | Pancakes | Chowder | Bake | Dumplings | Tart | Chili | Sandwich | Omelette | Pilaf |
    Fritters | Quiche | Empanadas | Broth | Ragout | Goulash
""")
EXTRA: Final = _words("""
    garlic | ginger | coconut milk | basil | olives | peanuts | thyme | honey | saffron | capers | onions | cumin |
    paprika | sour cream | lime juice | parsley | raisins | dill | tahini | nutmeg | carrots | mint | soy sauce |
    walnuts | rosemary | mustard | cinnamon | almonds | miso | tarragon | celery | oregano | yogurt | feta cheese |
    chives | sesame oil | bay leaves | cashews | harissa | horseradish
""")
PRAISE: Final = _words("""
    A dish for busy evenings | Tastes even better the next day | What the children always ask for |
    Light, but it keeps you full | My grandmother made it every winter | Good for a crowd of guests |
    Needs only one pot | A little work and well worth it | Comfort on a rainy day | From a market stall by the sea |
    Best with crusty bread | Cheap, fast and filling | A classic with a small twist | Our usual on Fridays |
    Made for picnics | Easy enough for beginners | Colorful on any table | Freezes well |
    Goes with almost any side | Gone in minutes at every party
""")
COOK: Final = _words("""
    Simmer for twenty minutes | Bake until golden on top | Fry on high heat, stirring all the time |
    Let it rest under a lid | Cover and cook until tender | Grill for five minutes on each side |
    Stir until it thickens | Steam over boiling water | Braise slowly in the oven | Toss in a hot wok |
    Cook on a low flame for an hour | Roast in the middle of the oven | Boil, then drain well |
    Sear until brown all over | Whisk over gentle heat | Leave to bubble for half an hour |
    Poach without letting it boil | Brown in a dry pan | Blend until smooth | Warm through, but do not boil
""")
SERVE: Final = _words("""
    Season and serve at once | Serve with rice | Sprinkle with herbs and enjoy | Taste, adjust the salt and serve |
    Serve in deep bowls | Garnish with lemon wedges | Let it cool a little first | Serve with a green salad |
    Divide between warm plates | Eat it with flatbread | Finish with a drop of oil | Serve straight from the pan |
    Top with a spoon of cream | Serve cold in summer | Bring to the table still sizzling | Cut into squares |
    Share it out and dig in | Drizzle with sauce | Pass the pepper mill around | Keep the rest for lunch
""")
CATEGORY: Final = _words("""
    Weeknight | Vegetarian | Desserts | Party | Breakfast | Lunch box | Low carb | Family | Holiday | One pot |
    Snacks | Vegan | Budget | Slow cooking | Starters | Kids | Spring | Barbecue | Meal prep | Mains
""")
SOURCE: Final = _words("""
    Grandma's notebook | Harvest Table | Aunt Rosa | The Copper Pan | Weekend Cook | Local paper |
    A friend at work | Simple Suppers | Radio show | Old tin box
""")

MANNER_ZH: Final = _each("""
    香辣 家常 清炒 红烧 酸甜 蒜香 凉拌 蜜汁 黑椒 葱油 干煸 糖醋 清蒸 麻辣 椒盐 五香 孜然 泡椒 豉汁 咖喱 油焖 香煎
    白灼 干锅 水煮 鱼香 宫保 粉蒸 卤味 烟熏 剁椒 香酥 爆炒 清炖 盐焗 茄汁 番茄 蚝油 姜葱 炭烤
""")
MAIN_ZH: Final = _each("""
    豆腐 茄子 土豆 排骨 鸡丁 鲫鱼 豆角 牛腩 虾仁 冬瓜 白菜 蘑菇 肉片 南瓜 鸡翅 菠菜 羊肉 莲藕 鱿鱼 西兰花 鸡蛋 牛肉
    带鱼 黄瓜 萝卜 猪蹄 海带 芹菜 腐竹 鸭腿 花菜 蛤蜊 玉米 竹笋 香肠 三文鱼 丝瓜 山药 腊肉 年糕
""")
DISH_ZH: Final = _each("""
    煲 汤 盖饭 炒面 小炒 砂锅 沙拉 拌饭 羹 饼 焖饭 粥 丸子 卷 火锅 包子 焗饭 米粉 饺子 锅贴 浓汤 炖锅 炒饭 凉面 烩菜
    春卷 馅饼 煎饼 蒸蛋 拼盘 沙拉碗 烧卖 馄饨 肉饼 炒粉 汤面 串烧 冷盘 热锅 夹馍
""")
EXTRA_ZH: Final = _each("""
    大蒜 生姜 香菜 花生 豆瓣酱 木耳 枸杞 八角 芝麻 红枣 小葱 花椒 料酒 香菇 桂皮 陈醋 蜂蜜 腐乳 百合 洋葱
""")
PRAISE_ZH: Final = _each("""
    简单下饭 孩子最爱 十分开胃 冬天吃正好 一锅就成 隔天更香 宴客首选 清爽不腻 妈妈的味道 新手也能做 色香味俱全
    周末必备 营养丰富 省时省力 老少皆宜 夏日解暑 汤汁浓郁 街边小吃 口感软糯 百吃不厌
""")
COOK_ZH: Final = _each("""
    小火慢炖一小时 大火翻炒三分钟 上锅蒸二十分钟 煎至两面金黄 煮开后转小火 盖上锅盖焖十分钟 放入烤箱烤熟
    加水没过食材煮开 收干汤汁 焯水后沥干 腌制半小时后下锅 炸到酥脆捞出 用筷子搅匀再煮 熬到汤色发白 炒出香味
    隔水炖两小时 放凉后切块 煸炒到变软 边煮边撇去浮沫 烧至入味
""")
SERVE_ZH: Final = _each("""
    撒上葱花出锅 趁热享用 淋上香油即可 装盘上桌 配米饭一起吃 放凉再吃更好 加盐调味 点缀香菜 盛入大碗 分给家人尝尝
""")
CATEGORY_ZH: Final = _each("""
    家常菜 素菜 甜点 聚会 早餐 便当 低脂 汤羹 年夜饭 快手菜 小吃 面食 凉菜 主食 海鲜
""")
SOURCE_ZH: Final = _each("""
    外婆的本子 下厨笔记 邻居王姨 美食杂志 电视节目 朋友推荐 老家 食谱书 社区报 旧手账
""")

SERVINGS: Final = ("1 serving", "2 servings", "3-4 servings", "4 servings", "6 servings", "8 servings")
SERVINGS_ZH: Final = ("1人份", "2人份", "3到4人份", "4人份", "6人份", "8人份")
TIMES: Final = ("10 mins", "15 mins", "20 mins", "30 mins", "45 mins", "1 hrs", "2 hrs")
TIMES_ZH: Final = ("10分钟", "15分钟", "20分钟", "30分钟", "45分钟", "1小时", "2小时")
