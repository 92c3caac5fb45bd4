"""Raw material of expenses; `word_lists.part` cuts each list into train, dev and sealed."""

from __future__ import annotations

from typing import Final


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in " ".join(words.split()).split("|"))


def _of(kind: str, names: str) -> tuple[str, ...]:
    """Each name with its category before it: "Food: Ramen"."""
    return tuple(f"{kind}: {name}" for name in _phrases(names))


THINGS: Final = (
    *_of("Food", """
        Ramen lunch | Groceries | Bubble tea | Farmers market | Coffee beans | Pizza night | Ice cream |
    Sushi dinner | Brunch | Cheese board
    """),
    *_of("Housing", """
        Rent | Light bulbs | Electricity bill | Water bill | Bookshelf | Door lock | Window repair | Curtains |
    Gas bill | Wall paint
    """),
    *_of("Social", """
        Birthday gift | Club fee | Housewarming flowers | Wedding present | Team dinner | Bowling evening |
    Neighbors' barbecue | Reunion | Greeting cards | Picnic supplies
    """),
    *_of("Entertainment", """
        Cinema tickets | Video game | Concert | Museum entry | Streaming plan | Puzzle | Theater seats |
    Jazz festival | Board game | Comic books
    """),
    *_of("Transportation", """
        Bus pass | Taxi ride | Fuel | Train ticket | Bike repair | Parking | Ferry crossing | Car wash |
    Scooter rental | Motorway toll
    """),
    *_of("Clothes", """
        Winter coat | Sneakers | Socks | Rain boots | Scarf | Belt | Denim jacket | Gloves | Linen shirt | Sandals
    """),
    *_of("Health Care", """
        Dental checkup | Vitamins | Eye test | Pharmacy | Gym membership | Flu shot | Physio session | Bandages |
    Reading glasses | Massage
    """),
    *_of("Education", """
        Language course | Textbook | Exam fee | Notebook set | Online class | Library card | Piano lesson | Workshop |
    Dictionary | Tutoring
    """),
    *_of("Donation", """
        Animal shelter | Food bank | Red Cross | School fund | Tree planting | Local radio | Sea rescue |
    Village fair | Choir donation | Hospice
    """),
    *_of("Others", """
        Postage | Phone case | Haircut | Batteries | Umbrella | Printer ink | Dry cleaning | Passport photo |
    Storage box | Shoe polish
    """),
)  # fmt: skip
NOTE: Final = _phrases("""
    paid in cash | with a discount | split with friends | for the weekend | ordered online | to be refunded | monthly |
    a treat | last minute | on sale | urgent | for the office | a gift | half price | second hand | by card | for two |
    on the way home | with voucher | before the trip
""")

THINGS_ZH: Final = (
    *_of("Food", "牛肉面 | 超市买菜 | 奶茶 | 早餐 | 水果 | 火锅聚餐 | 面包 | 外卖 | 烧烤 | 饺子"),
    *_of("Housing", "房租 | 电费 | 水费 | 灯泡 | 书架 | 物业费 | 窗帘 | 燃气费 | 换锁 | 油漆"),
    *_of("Social", "生日礼物 | 红包 | 同学聚会 | 鲜花 | 请客 | 贺卡 | 伴手礼 | 团建 | 婚礼礼金 | 茶叶"),
    *_of("Entertainment", "电影票 | 游戏 | 演唱会 | 博物馆 | 视频会员 | 拼图 | 话剧票 | 密室 | 桌游 | 漫画"),
    *_of("Transportation", "公交卡 | 打车 | 加油 | 高铁票 | 修自行车 | 停车费 | 轮渡 | 洗车 | 租车 | 过路费"),
    *_of("Clothes", "羽绒服 | 运动鞋 | 袜子 | 雨靴 | 围巾 | 皮带 | 牛仔裤 | 手套 | 衬衫 | 凉鞋"),
    *_of("Health Care", "洗牙 | 维生素 | 配眼镜 | 感冒药 | 健身卡 | 体检 | 推拿 | 创可贴 | 疫苗 | 按摩"),
    *_of("Education", "英语课 | 课本 | 考试费 | 笔记本 | 网课 | 图书证 | 钢琴课 | 讲座 | 词典 | 家教"),
)
NOTE_ZH: Final = _phrases("""
    现金支付 | 打折 | 和朋友平摊 | 周末用 | 网上下单 | 可报销 | 每月一次 | 奖励自己 | 急用 | 公司用 | 半价 | 刷卡 |
    二手 | 用券 | 出差前
""")
