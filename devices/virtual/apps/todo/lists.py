"""Raw material of things to do; `word_lists.part` cuts each list into train, dev and sealed."""

from __future__ import annotations

from typing import Final


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in words.split("|"))


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TITLE: Final = _phrases("""
    Renew car insurance | Reply to the landlord | Order printer ink | Book flight to Lisbon | Clean the gutters |
    Call the plumber | Return library books | Submit expense report | Water the ferns | Fix the bike brakes |
    Buy anniversary gift | Schedule eye exam | Update resume | Backup laptop | Pay the electricity bill |
    Bake a cake for Sunday | Prepare quarterly slides | Sharpen kitchen knives | Repaint the fence | Cancel gym trial |
    Pick up dry cleaning | Vacuum the car | Write thank-you cards | Replace air filter | Review the contract |
    Plan team lunch | Register for marathon | Sort old photos | Descale the kettle | Measure the windows |
    Send invoice to Harbor Dental | Change bed sheets | Find a babysitter | Study chapter seven | Buy concert tickets |
    Order new glasses | Defrost the freezer | Call the tax adviser | Mow the lawn | Proofread the newsletter |
    Check tire pressure | Buy school supplies | Confirm dinner booking | Wash the dog | Empty the compost |
    Test the smoke alarms | Draft project proposal | Mend the curtain | Practice the speech | Take clothes to charity |
    Refill prescriptions | Compare phone plans | Build the bookshelf | Wrap presents | Repot the cactus |
    Sign the lease | Tidy the garage | Order cat food | Record the podcast | Visit the dentist |
    Print boarding passes | Pack the tent | Finish the crossword | Weed the vegetable bed | Ship a parcel to Ana |
    Update the website | Learn the new chords | Answer the survey | Ask about the warranty | Polish the shoes
""")
NOTES: Final = _phrases("""
    Ask for a receipt | The form is in the blue folder | Takes about an hour | Bring the old one along |
    Number is on the fridge | Ask Maria first | Compare at least two offers | The code is 4471 |
    Not before ten o'clock | Pay by card | Use the good paper | Needs a signature on page two |
    Remember the discount | Leave it at the front desk | Half a day off | Ring twice |
    They close early on Fridays | Keep the packaging | The shop is behind the station | Copy in the whole team
""")
LIST_NAME: Final = _phrases("""
    Work | Home | Shopping | Garden | Study | Travel | Health | Family | Hobby | Errands | Office | House |
    Someday | Fitness | Finances | Wedding | Moving | School | Club | Car
""")
TITLE_ZH: Final = _each("""
    交电费 续汽车保险 回复房东 订机票 修自行车 还图书馆的书 提交报销单 给植物浇水 预约体检 备份电脑
    买生日礼物 换床单 准备季度汇报 遛狗 订餐厅 洗车 整理照片 打扫阳台 取干洗衣服 写感谢信
    买演唱会门票 报名马拉松 更新简历 检查轮胎 买猫粮 寄快递 看牙医 打印登机牌 学第七章 修窗帘
    给花换盆 比较手机套餐 清理冰箱 练习演讲 签租房合同 买学习用品 擦皮鞋 收拾车库 问保修期 包饺子
""")
NOTES_ZH: Final = _each("""
    记得要发票 表格在蓝色文件夹里 大概一小时 带上旧的 电话贴在冰箱上 先问小王 至少比较两家 十点以后再去 刷卡付款
    第二页要签字 有优惠券 放在前台 周五关门早 包装留着 在车站后面 抄送全组 请半天假 按两次铃 用好一点的纸 密码是四四七一
""")
LIST_NAME_ZH: Final = _each("""
    工作 家里 购物 花园 学习 旅行 健康 家人 爱好 跑腿 办公室 房子 将来 健身 理财 婚礼 搬家 学校 社团 汽车
""")
