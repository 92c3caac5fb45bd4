"""What calendars are full of; each list is cut into three by `word_lists.part`."""

from __future__ import annotations

from typing import Final


def _phrases(phrases: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in phrases.split("|"))


TITLE: Final = _phrases("""
    Budget Review | Team Lunch | Dentist Appointment | Product Demo | Parent Evening | Haircut | Sprint Planning |
    Yoga Session | Car Inspection | Book Club | Design Workshop | Flu Shot | Piano Lesson | Quarterly Report |
    Apartment Viewing | Client Call | Rehearsal | Code Review | Blood Donation | Garden Club | Job Interview |
    Marketing Sync | Swimming Class | Wine Tasting | House Cleaning | Board Meeting | Pottery Course | Vet Visit |
    Museum Tour | Volunteer Shift | Training Session | Birthday Dinner | Tax Advisor | Photo Shoot | Release Check |
    Tennis Match | Eye Test | Chess Evening | Salsa Class | Roof Repair | Safety Briefing | Language Tandem |
    Bank Appointment | Movie Night | Onboarding | Choir Practice | Physiotherapy | Farewell Party | Bike Service |
    Science Fair | Strategy Meeting | Coffee with Neighbors | Passport Office | Running Group | Contract Signing |
    Cooking Course | Improv Theater | Carpentry Class | Opera Night | Astronomy Talk
""")
PLACE: Final = _phrases("""
    Conference Room A | Main Street 12 | City Hall | Blue Cafe | Room 204 | Riverside Park | Corner Office |
    Studio 5 | North Campus | Old Library | Community Center | Harbor Pier 3 | Second Floor Lounge | Oak Avenue 77 |
    Central Station | Green Clinic | Sports Hall | Rooftop Terrace | Lab 9 | Market Square 4 | Meeting Point East |
    Garden Pavilion | Town Museum | School Gym | Lakeside Hut | Tower Lobby | Union Hall | Chapel Lane 31 |
    Seaview Hotel | Fire Station
""")
DESCRIPTION: Final = _phrases("""
    Bring the printed slides | Remember the insurance card | We will go through the open points |
    Ask about next month | Please be on time | Take a notebook along | Agenda follows by mail |
    Parking behind the building | Lunch is provided | Ring the second bell | Prepare three questions |
    Discuss the new schedule | Do not forget the key | Everyone is welcome | Wear sports clothes |
    Check the numbers before | Bring a friend if you like | Share the results with all | Dress warmly |
    Use the side entrance | Confirm one day ahead | Take the old papers along | Keep the afternoon free |
    Snacks at the reception | Doors open a bit earlier | Collect the badges first | Water is on the table |
    Sit near the window | Reply to the organizer | Phones stay outside
""")
TITLE_ZH: Final = _phrases("""
    预算评审 | 团队午餐 | 看牙医 | 产品演示 | 家长会 | 理发 | 迭代计划 | 瑜伽课 | 车辆年检 | 读书会 | 设计研讨 |
    打疫苗 | 钢琴课 | 季度汇报 | 看房 | 客户电话 | 排练 | 代码评审 | 献血 | 园艺社 | 面试 | 市场例会 | 游泳课 |
    品茶会 | 大扫除 | 董事会 | 陶艺课 | 带狗看病 | 参观博物馆 | 志愿服务 | 培训 | 生日晚餐 | 报税咨询 | 拍照 |
    发布检查 | 网球比赛 | 验光 | 象棋之夜 | 舞蹈课 | 修屋顶
""")
PLACE_ZH: Final = _phrases("""
    第一会议室 | 中山路12号 | 市政厅 | 蓝色咖啡馆 | 204教室 | 河滨公园 | 五号工作室 | 北校区 | 老图书馆 | 社区中心 |
    三号码头 | 二楼休息室 | 橡树街77号 | 火车站 | 绿色诊所 | 体育馆 | 屋顶花园 | 九号实验室 | 集市广场 | 东门
""")
DESCRIPTION_ZH: Final = _phrases("""
    带上打印的资料 | 记得带医保卡 | 讨论遗留问题 | 询问下个月的安排 | 请准时到场 | 带上笔记本 | 议程另行通知 |
    停车在楼后 | 提供午餐 | 按第二个门铃 | 准备三个问题 | 讨论新的时间表 | 别忘了钥匙 | 欢迎所有人 | 穿运动服 |
    提前核对数字 | 可以带朋友 | 把结果告诉大家 | 多穿衣服 | 走侧门
""")
