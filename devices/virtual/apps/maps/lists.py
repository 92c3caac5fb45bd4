"""Streets and places of towns that are on no other map."""

from __future__ import annotations

from typing import Final


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in words.split("|"))


STREET: Final = _phrases("""
    Mill Lane|Harbour Street|Elm Avenue|Station Road|Church Hill|Baker Row|Linden Alley|Quarry Road|Castle Street|
    Orchard Way|Bridge Street|King's Parade|Rosewood Drive|Ferry Lane|Market Street|Garden Terrace|Foundry Lane|
    North Street|Willow Walk|Saddler Street|Observatory Road|Tanner Row|Cedar Avenue|Canal Street|Old Post Road|
    Lighthouse Road|Pepper Lane|Hazel Grove|Weaver Street|Summit Road|Juniper Lane|Park Avenue|Copper Street|
    Vine Street|Abbey Lane|Maple Drive|Ropewalk|Windmill Road|Glazier Street|Heron Way|Union Street|Clover Lane|
    Tower Street|Meadow Road|Barley Row|Fountain Street|Dock Road|Thistle Lane|College Street|Ivy Lane|
    Silver Street|Poplar Avenue|Mason Street|Spring Gardens|Swan Lane|Victory Road|Cobble Row|Acorn Street|
    Ridge Road|Lantern Street
""")
NAME: Final = _phrases("""
    Golden Anchor|Blue Heron|Olive Branch|Stone Bridge|Little Owl|Copper Kettle|Green Door|Morning Star|
    White Rabbit|Old Mill|Red Lantern|Quiet Corner|Silver Birch|Wild Rose|North Gate|Sunny Side|Iron Horse|
    Paper Crane|Three Oaks|Harbour View|Black Cat|Tall Ship|Lucky Clover|Grand Hall|Riverside|Velvet Fox|
    Cherry Tree|Brass Bell|High Tide|Corner Stone|Maple Leaf|Queen's|Wandering Goose|Amber Light|Clock Tower|
    Salt Marsh|Fox and Hare|Bell Tower|Lemon Tree|Marble Arch|Robin's Nest|Second Home|Tin Whistle|Umbrella|
    Vintage|Windmill|Yellow House|Crescent|Daisy|Evergreen|Falcon|Grapevine|Honeycomb|Indigo|Juniper|
    Kingfisher|Lighthouse|Moonlight|Nutmeg|Orchard
""")
AFTER: Final = {
    "restaurant": "Kitchen", "cafe": "Café", "hotel": "Hotel", "pharmacy": "Pharmacy", "museum": "Museum",
    "park": "Park", "library": "Library", "station": "Station", "shop": "Store",
}  # fmt: skip
"""What a name of a kind ends in."""
STREET_ZH: Final = _phrases("""
    磨坊路|海港街|榆树大道|车站路|教堂坡|面包巷|菩提路|采石路|城堡街|果园路|桥头街|王府路|红木道|渡口巷|集市街|花园台|
    铸铁巷|北大街|垂柳道|马鞍街|天文台路|皮匠巷|雪松大道|运河街|老邮路|灯塔路|胡椒巷|榛子林|织工街|山顶路|杜松巷|
    公园大道|铜匠街|葡萄街|寺院巷|枫叶道|缆绳街|风车路|琉璃街|白鹭路
""")
NAME_ZH: Final = _phrases("""
    金锚|蓝鹭|橄榄枝|石桥|小猫头鹰|铜壶|绿门|晨星|白兔|老磨坊|红灯笼|静角|银桦|野玫瑰|北门|向阳|铁马|纸鹤|三棵橡树|
    海景|黑猫|高桅|幸运草|大会堂|河畔|丝绒狐|樱桃树|铜铃|涨潮|基石|枫叶|皇后|云雀|琥珀|钟楼|盐沼|狐兔|鼓楼|柠檬树|白石
""")
AFTER_ZH: Final = {
    "restaurant": "餐厅", "cafe": "咖啡馆", "hotel": "酒店", "pharmacy": "药店", "museum": "博物馆",
    "park": "公园", "library": "图书馆", "station": "车站", "shop": "商店",
}  # fmt: skip
TRACK: Final = _phrases("""
    Sunday ride|Coffee tour|Visit from Anna|Errands|Old town walk|Museum day|Delivery round|Photo walk|Rainy day|
    School project|First date|River loop|Book swap|City rally|Hotel check|Market morning|Picnic search|
    Station hop|Night walk|Birthday hunt
""")
TRACK_ZH: Final = _phrases("""
    周日骑行|咖啡之旅|朋友来访|办事路线|老城散步|博物馆日|送货路线|摄影散步|雨天路线|学校项目|初次约会|沿河一圈|换书路线|
    城市拉力|酒店考察|早市路线|野餐地点|换乘路线|夜间散步|生日寻宝
""")
