"""Raw material of the shop; `word_lists.part` cuts each list into train, dev and sealed."""

from __future__ import annotations

from typing import Final


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in " ".join(words.split()).split("|"))


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


BRAND: Final = _phrases("""
    Norvik | Tamsu | Alderon | Kuvo | Brightley | Maro | Ostera | Pinelo | Veltra | Zanko | Hollin | Quivo |
    Sundra | Fenwell | Larko | Avento | Drumla | Cobalto | Ysta | Greyfin | Moro | Teklan | Havika | Solum |
    Bexley | Ondaro | Rivano | Umbero | Wexford | Pallas | Jorvo | Amity | Nestora | Klaro | Elvi | Trento | Bolda |
    Mistra | Opalin | Fjord
""")
ADJECTIVE: Final = _phrases("""
    Classic | Slim | Urban | Trail | Soft | Compact | Everyday | Vintage | Light | Premium | Travel | Studio |
    Cozy | Modern | Junior | Active | Nordic | Pro | Royal | Eco | Smart | Rugged | Mini | Elegant | Breeze |
    Giant | Arctic | Weekend | Deluxe | Neo
""")
PRAISE: Final = _phrases("""
    Light, sturdy and made to last. | Simple design for every day. | Our best seller for three years. |
    Made from recycled materials. | Easy to clean and quick to dry. | Loved by people who move a lot. |
    Comfortable from the first minute. | A fine gift for any occasion. | With a two year warranty. |
    Tested by hand before it ships. | Looks good and works hard. | Fits into every bag. |
    Carefully packed without plastic. | Quiet, neat and reliable. | New colors this season. |
    Designed with families in mind. | Good value for little money. | Small details, great comfort. |
    Made in a workshop by the lake. | Free returns for thirty days.
""")
REVIEW: Final = _phrases("""
    Exactly what I needed. | Arrived a day early, well packed. | Good, but a bit smaller than I thought. |
    My second one already. | The color is nicer than in the pictures. | Works fine so far. |
    A gift, and they loved it. | Could be cheaper. | Solid quality, would buy again. | Took a week to arrive. |
    Great after two months of use. | Does what it says. | The box was dented, the rest is perfect. |
    Better than the expensive one. | Not bad for the price. | My daughter uses it daily. | Five stars from me. |
    Instructions are missing. | Very happy with it. | Returned it, wrong size.
""")
STREET: Final = _phrases("""
    Maple Avenue | Harbor Road | Cedar Lane | Station Street | Mill Hill | Garden Row | Bishop Street | Lake Drive |
    Orchard Way | Tower Road | Chapel Lane | Park Terrace | Bridge Street | Willow Close | King's Parade |
    North Quay | Fountain Square | School Lane | Castle Walk | Meadow Road
""")
TOWN: Final = _phrases("""
    Ashbrook | Millford | Kingsport | Lindale | Westerby | Oakhaven | Redcliff | Suncrest | Fairview | Stonegate |
    Elmhurst | Brookside | Glenrock | Northam | Clearwater | Pinehurst | Eastvale | Rosemont | Hartwell | Greenport
""")

BRAND_ZH: Final = _each("""
    诺维 塔素 安德 酷沃 明莱 玛若 奥斯 松果 维特 赞科 禾林 奇沃 桑多 芬威 拉可 雅风 鼓浪 蓝钴 北屿 青鳍 晨曦 锐步者
    木棉 云杉 海豚湾 银河 橘子 白帆 墨石 飞鸟 小麦 远山 冰川 琥珀 知更 南风 橡果 星轨 贝壳 蒲公英
""")
ADJECTIVE_ZH: Final = _each("""
    经典 轻薄 都市 户外 柔软 便携 日常 复古 清新 高级 旅行 简约 舒适 时尚 儿童 运动 北欧 专业 皇家 环保 智能 迷你
    加厚 透气 静音 折叠 防水 优雅 豪华 轻盈 大号 极简 学生 家用 周末 迅捷 极地 微风 坚固 新款
""")
PRAISE_ZH: Final = _each("""
    轻便耐用。 简约百搭。 连续三年热销。 环保材料制成。 易清洗，干得快。 出行好伴侣。 上手就舒服。 送礼佳品。
    两年质保。 手工检验。 好看又好用。 放进包里刚刚好。 包装扎实。 安静可靠。 当季新色。 全家适用。 性价比高。
    细节到位。 老作坊出品。 三十天退换。
""")
REVIEW_ZH: Final = _each("""
    正是我要的。 物流很快。 比想象的小一点。 第二次买了。 颜色比图片好看。 目前好用。 送人很喜欢。 有点贵。
    质量扎实。 等了一周才到。 用了两个月，很好。 和描述一致。 盒子压扁了，东西没事。 比贵的还好。 这个价格不错。
    孩子天天用。 五星好评。 没有说明书。 非常满意。 尺码不对，退了。
""")
STREET_ZH: Final = _each("""
    枫林路 港湾路 雪松巷 车站街 磨坊路 花园街 主教街 湖滨路 果园路 塔楼路 教堂巷 公园路 桥头街 柳荫巷 国王街 北码头
    喷泉广场 学院巷 城堡路 草地街
""")
TOWN_ZH: Final = _each("""
    梧溪 磨口 王港 林谷 西堡 橡湾 赤崖 阳岭 美景 石门 榆林 溪畔 幽谷 北岸 清水 松岭 东谷 玫瑰镇 哈特 绿港
""")
