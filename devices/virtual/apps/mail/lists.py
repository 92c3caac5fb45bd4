"""What mails are about; each list is cut into three by `word_lists.part`."""

from __future__ import annotations

from typing import Final


def _phrases(phrases: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in phrases.split("|"))


# Subject, two colons, body.
LETTER: Final = _phrases("""
    Draft of the proposal :: Please have a look at the draft and tell me what is missing. |
    Keys for the weekend :: I will leave the keys in the blue box next to the door. |
    Photos from the hike :: The best ones are attached. You look great on the summit! |
    Change of plans :: We will start one hour later than agreed. I hope that suits you. |
    Question about the invoice :: The second position seems to be counted twice. Can you check it? |
    Minutes of the meeting :: Here are the minutes. Tell me by Friday if something is wrong. |
    Dinner on Saturday :: We would be happy if you came. Bring nothing but yourself. |
    Your lost scarf :: I found a green scarf under the sofa. Is it yours? |
    New schedule :: The new schedule is valid from next month. Thursday stays free. |
    Thank you :: Thank you for the help with the move. I owe you a cake. |
    Offer for the kitchen :: The offer is valid for thirty days. Delivery takes six weeks. |
    School trip :: The bus leaves at eight. Children need a packed lunch and a raincoat. |
    Slides for Monday :: These are the final slides. The numbers on page four are new. |
    Recipe you asked for :: Soak the beans overnight and do not forget the bay leaf. |
    Car pool :: There is one seat left in my car. We leave from the market square. |
    Feedback on your text :: I like the beginning. The middle part could be shorter. |
    Room for the workshop :: The large room is taken, so I booked the one on the third floor. |
    Old bicycle :: Do you still want the bicycle? Otherwise I give it to my cousin. |
    Visit in spring :: We plan to come in April. Which week would suit you best? |
    Contract for signature :: Please sign the attached contract and send it back. |
    Garden tools :: The ladder is in the shed. Please put it back when you are done. |
    Result of the survey :: Two thirds voted for the early date. The details are attached. |
    Birthday present :: Shall we buy her the telescope together? |
    Broken printer :: The printer on our floor is broken again. A technician is on the way. |
    Team outing :: We go bowling this time. Tell me whether you are coming. |
    Train connection :: The direct train is full, so I booked the one with a change. |
    Book recommendation :: You should read the one about the lighthouse. I can lend it to you. |
    Apartment :: The flat is still free. The landlord can show it on Wednesday. |
    Choir concert :: Two tickets are waiting for you at the entrance. |
    Translation :: The translation is finished. I marked two words I am not sure about. |
    Insurance papers :: I need the number of your policy for the form. |
    Cat sitting :: Could you feed the cat from the fifth to the ninth? |
    Budget for next year :: We have a little more than last year. Let us talk about it. |
    Old photographs :: I scanned the pictures from the attic. Grandpa is on the third one. |
    Tennis court :: The court is ours every Tuesday at seven. |
    Application :: Thank you for your application. We would like to meet you. |
    Power cut :: On Tuesday morning there will be no power for two hours. |
    Guest list :: Who is still missing on the list? I have counted forty names. |
    Lecture notes :: I could not come. Would you send me your notes? |
    Honey :: The harvest was good. Two jars are reserved for you.
""")
NEWS: Final = _phrases("""
    Weekly digest :: The five stories our readers liked best this week. |
    Summer sale :: Up to half off on selected items. Only until Sunday. |
    Your order has shipped :: Your parcel is on its way and will arrive within three days. |
    Receipt for your purchase :: Thank you for your purchase. Total: 24.90 |
    New features :: We have made the app faster and added a dark theme. |
    Booking confirmation :: Your booking is confirmed. We look forward to your visit. |
    Rate your stay :: How did you like it? Your opinion helps us to get better. |
    Monthly statement :: Your statement for the last month is ready. |
    Invitation to a webinar :: Learn how to grow tomatoes on a balcony. |
    Library reminder :: Your loan ends in three days. You can extend it once. |
    Membership renewal :: Your membership will be renewed at the end of the month. |
    Product recall :: Please check whether your kettle is affected. |
    Happy anniversary :: You have been with us for one year. Here is a small thank you. |
    Course starts soon :: Your beginners' course starts on the first of the month. |
    Delivery delayed :: We are sorry, your delivery will be two days late. |
    Survey :: Take part in our survey and win a picnic basket. |
    Ticket to your event :: Please show this ticket at the entrance. |
    Updated terms :: Our terms change next month. You do not have to do anything. |
    Recipe of the week :: Pasta with roasted pumpkin in thirty minutes. |
    Warranty registered :: Your warranty lasts for two years from today.
""")
FILE: Final = _phrases("""
    proposal.pdf | floor_plan.png | minutes.txt | budget.xlsx | hike_photo.jpg | contract.pdf | recipe.txt |
    timetable.pdf | guest_list.txt | offer.pdf | slides.pdf | map.png | form.pdf | checklist.txt | invoice.pdf |
    poster.png | notes.txt | report.pdf | program.pdf | translation.txt
""")
LABEL: Final = _phrases("""
    Work | Family | Travel | Receipts | School | Projects | Club | Health | Home | Finance | Friends | Orders |
    Events | Music | Garden | Taxes | Sports | Reading | Hobby | Charity
""")
REPLY: Final = _phrases("""
    Thank you, that helps a lot | Sounds good to me | I will get back to you tomorrow | Yes, count me in |
    Sorry, I cannot make it | Please send me the details | That works perfectly | I have to check first |
    Great news, congratulations | Let us talk on the phone | I agree with all points | Could we do it next week? |
    Received, many thanks | The second option is better | I will bring the documents | Give me one more day |
    No problem at all | Please go ahead without me | I found a small mistake | See you there
""")
LETTER_ZH: Final = _phrases("""
    方案初稿 :: 请看一下初稿，告诉我还缺什么。 | 周末的钥匙 :: 钥匙放在门边的蓝色盒子里。 |
    徒步照片 :: 最好的几张在附件里。 | 计划有变 :: 我们比约定晚一小时开始。 |
    关于发票 :: 第二项好像算了两次，请核对。 | 会议纪要 :: 纪要如下，有问题请周五前告诉我。 |
    周六晚餐 :: 欢迎你来，什么都不用带。 | 你的围巾 :: 我在沙发下找到一条绿围巾，是你的吗？ |
    新时间表 :: 新时间表下月生效，周四空出来。 | 谢谢 :: 谢谢你帮忙搬家，我欠你一个蛋糕。 |
    厨房报价 :: 报价三十天内有效，交货要六周。 | 学校郊游 :: 大巴八点出发，请带午餐和雨衣。 |
    周一的幻灯片 :: 这是最终版，第四页数字是新的。 | 你要的菜谱 :: 豆子泡一夜，别忘了香叶。 |
    拼车 :: 我的车还有一个座位，从广场出发。 | 对文章的意见 :: 我喜欢开头，中间可以短一些。 |
    研讨室 :: 大房间被占了，我订了三楼的。 | 旧自行车 :: 自行车你还要吗？不要我就给表弟。 |
    春天来访 :: 我们打算四月来，哪一周合适？ | 待签合同 :: 请签附件里的合同并寄回。
""")
NEWS_ZH: Final = _phrases("""
    每周精选 :: 本周读者最喜欢的五篇文章。 | 夏季促销 :: 精选商品五折，仅到周日。 |
    订单已发货 :: 您的包裹三天内送达。 | 购物收据 :: 感谢购买，合计24.90 | 新功能 :: 应用更快了，还有深色主题。 |
    预订确认 :: 您的预订已确认，期待光临。 | 评价您的入住 :: 您的意见帮助我们改进。 | 月度账单 :: 上月账单已生成。 |
    讲座邀请 :: 学习在阳台种番茄。 | 图书馆提醒 :: 借阅三天后到期。 | 会员续费 :: 会员月底自动续费。 |
    产品召回 :: 请检查您的水壶。 | 周年快乐 :: 您加入一周年了。 | 课程即将开始 :: 初级班一号开课。 |
    配送延误 :: 抱歉，配送晚两天。 | 问卷 :: 参加问卷赢野餐篮。 | 活动门票 :: 请在入口出示此票。 |
    条款更新 :: 条款下月变更，无需操作。 | 本周菜谱 :: 三十分钟烤南瓜面。 | 保修登记 :: 保修两年。
""")
LABEL_ZH: Final = _phrases("""
    工作 | 家庭 | 旅行 | 收据 | 学校 | 项目 | 社团 | 健康 | 家居 | 财务 | 朋友 | 订单 | 活动 | 音乐 | 花园 | 税务 |
    运动 | 阅读 | 爱好 | 公益
""")
REPLY_ZH: Final = _phrases("""
    谢谢，很有帮助 | 我觉得可以 | 明天回复你 | 好的，算我一个 | 抱歉，我来不了 | 请把详情发给我 | 非常合适 |
    我先看看 | 恭喜恭喜 | 电话里说吧 | 我都同意 | 下周可以吗？ | 收到，多谢 | 第二个方案更好 | 我会带上资料 |
    再给我一天 | 没问题 | 你们先去吧 | 发现一个小错误 | 到时见
""")
