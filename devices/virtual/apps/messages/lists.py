"""What people write to each other in short messages; each list is cut into three by `word_lists.part`."""

from __future__ import annotations

from typing import Final


def _phrases(phrases: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in phrases.split("|"))


TEXT: Final = _phrases("""
    On my way, ten minutes | Can you call me tonight? | The meeting moved to three | Happy birthday! |
    Did you eat yet? | I left the keys with the neighbor | Thanks for yesterday | See you at the station |
    Running a bit late, sorry | Could you bring some bread? | The parcel arrived | Good luck tomorrow! |
    Shall we take the early bus? | I found your umbrella | Dinner is ready | What was the name of that book? |
    The plumber comes at noon | Please water the plants | We won the game! | Do you need anything from the store? |
    Sleep well | My train is delayed | Let us meet on Saturday | The tickets are booked |
    I will send the photos later | Where did you park? | Tell your mother hello | The cat is doing fine |
    Congratulations on the new job! | Can we talk about the trip? | It is raining here |
    I like the second one better | The concert was great | Do not forget the charger | Yes, that works for me |
    Let me know when you are home | The soup recipe worked out | Are you free on Thursday? | I got the blue paint |
    Could you pick up the kids? | The car is at the garage | Back in an hour | Great idea, count me in |
    Which platform is it? | The wifi is down again | I saved you a seat | Please check your mail |
    Coffee tomorrow morning? | The door code has changed | Take care of yourself
""")
SERVICE: Final = _phrases("""
    Your parcel is ready for pickup at locker 12 | Reminder: your appointment is tomorrow at 10:00 |
    Your bill for this month is ready | Your table for two is confirmed | Library: two books are due on Friday |
    Your prescription is ready | Data used: 80 percent of your plan | Your repair is finished |
    Bus line 4 is delayed today | Your subscription renews next week | Your order has shipped |
    Water supply interrupted on Tuesday | Your car wash booking is confirmed | Gym: new opening hours from Monday |
    Your points expire at the end of the month | School closes early on Wednesday | Your photos are printed |
    Your claim has been received | Delivery moved to Thursday | Your visit is confirmed
""")
ADDRESS: Final = _phrases("""
    12 Willow Lane | 48 Harbor Street | 7 Chestnut Court | 305 Summit Avenue | 91 Mill Road | 26 Foxglove Way |
    140 Orchard Drive | 63 Kings Row | 18 Lantern Square | 222 Pine Ridge | 5 Abbey Close | 77 Canal Street |
    34 Meadow Walk | 416 Juniper Boulevard | 9 Quarry Hill | 58 Station Parade | 131 Beacon Terrace | 84 Elm Grove |
    27 Saddle Path | 300 Old Bridge Road
""")
TEXT_ZH: Final = _phrases("""
    马上到，十分钟 | 今晚能给我打个电话吗？ | 会议改到三点了 | 生日快乐！ | 吃饭了吗？ | 钥匙放在邻居那里 |
    昨天谢谢你 | 车站见 | 要晚一点，抱歉 | 能带点面包吗？ | 快递到了 | 祝明天顺利！ | 坐早班车好吗？ | 找到你的伞了 |
    饭好了 | 那本书叫什么？ | 师傅中午来 | 请帮忙浇花 | 我们赢了！ | 要从超市带什么吗？ | 晚安 | 火车晚点了 |
    周六见吧 | 票订好了 | 照片晚点发你 | 你车停哪了？ | 替我向阿姨问好 | 猫很好 | 恭喜找到新工作！ | 聊聊旅行的事吧 |
    这边下雨了 | 我喜欢第二个 | 演唱会很棒 | 别忘了充电器 | 好的，没问题 | 到家说一声 | 汤做成功了 | 周四有空吗？ |
    买到蓝色油漆了 | 能接一下孩子吗？
""")
SERVICE_ZH: Final = _phrases("""
    您的快递已到12号柜 | 提醒：您明天10:00有预约 | 本月账单已出 | 您的两人餐位已确认 | 图书馆：两本书周五到期 |
    您的药已备好 | 流量已用80% | 您的维修已完成 | 4路公交今日延误 | 您的订阅下周续费 | 您的订单已发货 | 周二停水通知 |
    洗车预约已确认 | 健身房周一起新营业时间 | 积分月底到期 | 周三提前放学 | 照片已冲印 | 您的理赔已受理 |
    配送改到周四 | 您的到访已确认
""")
ADDRESS_ZH: Final = _phrases("""
    柳树巷12号 | 港口街48号 | 栗园7号 | 山顶路305号 | 磨坊路91号 | 狐尾街26号 | 果园道140号 | 王府里63号 |
    灯笼广场18号 | 松岭路222号 | 修院里5号 | 运河街77号 | 草地路34号 | 杜松大道416号 | 采石坡9号 | 站前街58号 |
    灯塔里131号 | 榆树园84号 | 马鞍路27号 | 老桥路300号
""")
