"""Raw material of what phones are filled with: lists of names and topics, each cut into three.

The parts are for training, for development, and sealed. The cut is by position,
so a word may be added at the end of a list without moving any other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

Split = Literal["train", "dev", "sealed"]
"""Sealed words are seen by no training and no tuning."""

_CUT: Final[tuple[Split, ...]] = (
    "train", "train", "train", "dev", "train", "train", "sealed", "train", "sealed", "sealed",
)  # fmt: skip


@lru_cache(maxsize=512)
def part(words: tuple[str, ...], split: Split) -> tuple[str, ...]:
    """The words of a list that belong to a split."""
    return tuple(word for index, word in enumerate(words) if _CUT[index % len(_CUT)] == split)


def _words(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _phrases(phrases: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in phrases.split("|"))


# Given names and surnames of many peoples, in the Latin alphabet of an English phone.
GIVEN: Final = _words("""
    Amara Brian Chidi Dolores Emeka Freya Gareth Hannah Ingrid Jamal
    Keiko Lukas Mariam Nadia Oscar Priya Quentin Rosa Samir Tanya
    Ulrich Valentina Wanjiru Ximena Yusuf Zainab Aisha Bruno Carmen Dmitri
    Elif Farid Gloria Hiro Imani Jorge Katya Lamar Meera Nikhil
    Olga Pablo Ravi Sofia Tomasz Uma Viktor Wesley Yara Zoe
    Adaeze Bashir Clara Dilip Esther Femi Giulia Hassan Irina Jun
    Kofi Leila Mateo Nina Omar Paula Rashid Sanna Tariq Vera
    Anita Bogdan Cecilia Daniel Elena Fatima Gustavo Helga Ivan Jasmine
    Kwame Linda Marco Naomi Otto Petra Rahul Sven Teresa Vikram
    Astrid Benedikt Chloe Diego Eva Florian Gita Hugo Isabel Jonas
    Karim Lucia Minh Noor Oleg Pilar Ramona Satoshi Thandiwe Wei
    Andre Birgit Camila Deepak Emily Felix Greta Haruki Ines Jakob
    Kavita Liam Magda Nkechi Orla Piotr Rania Sergio Tuan Yuki
    Abebe Beatriz Cyrus Dalia Enzo Fiona Goran Huda Idris Joanna
    Kenji Lars Mira Nathan Oksana Paolo Ruth Sunita Tobias Yasmin
    Arjun Bianca Connor Diana Erik Farah George Halima Ismail Julia
    Kerstin Lorenzo Maya Noah Olivia Patrick Rebecca Stefan Tamara Zeynep
    Alma Boris Chiara David Edith Fabio Grace Henrik Indira Jiro
    Klara Leo Manuel Nora Owen Peter Rina Selma Theo Wanda
    Ahmed Barbara Carlos Dorota Eduardo Frank Gabriela Heidi Isaac Joyce
""")
SURNAME: Final = _words("""
    Okafor Baker Castillo Dubois Eriksen Fujita Gupta Haddad Ivanov Jansen
    Kowalski Lindgren Mensah Novak Ozturk Perez Quispe Rossi Schmidt Tanaka
    Ueda Vargas Watanabe Xu Yamamoto Zimmermann Achieng Bianchi Cohen Diallo
    Edwards Ferrari Gonzalez Huang Ibrahim Jovanovic Kimura Larsen Mbeki Nguyen
    Obi Patel Ramirez Sato Tesfaye Ustinov Volkov Weber Yilmaz Zhang
    Adeyemi Becker Chowdhury Dahl Espinoza Fischer Garcia Hoffmann Iyer Johansson
    Kaya Lopez Moreau Nakamura Olsen Petrov Reyes Silva Takahashi Vogel
    Abdi Bakker Carter Delgado Elmasry Fernando Greco Hansen Ito Jimenez
    Khan Lehmann Morales Nielsen Osei Popescu Rahman Sharma Torres Virtanen
    Acosta Bergman Conti Desai Engel Flores Grant Hussain Juarez Kamau
    Keller Lombardi Mehta Navarro Owusu Park Richter Santos Traore Wagner
    Aydin Banerjee Chen Dominguez Farouk Gallo Herrera Jensen Krause Lund
    Malik Nowak Okoye Pereira Romano Suzuki Thapa Vasquez Walsh Yadav
    Almeida Bauer Celik Demir Evans Fraser Guerrero Horvat Jain Kurt
    Lindqvist Marino Nair Ortega Pham Ricci Soto Tran Wolf Zapata
    Andersson Bose Costa Duarte Foster Goldberg Hughes Joshi Kruger Lang
    Mazur Nkosi Oliveira Pinto Rojas Singh Turner Vance Wong Zulu
    Ansari Barros Choi Dang Fonseca Gomez Hamid Kapoor Leclerc Mahlangu
    Nikolaou Odhiambo Papadakis Rivera Stewart Tamm Usman Varga Winkler Young
""")
COMPANY: Final = _phrases("""
    Bluebird Bakery | Harbor Dental | Northwind Travel | Cedar Printing | Sunrise Yoga | Maple Street School |
    Orchid Florist | Ridge Cycling | Pioneer Plumbing | Lantern Books | Atlas Movers | Crescent Law |
    Fern Garden Center | Granite Gym | Juniper Design | Kestrel Software | Lakeside Clinic | Meadow Vet |
    Nimbus Hosting | Olive Kitchen | Pebble Toys | Quarry Coffee | River Bank | Saffron Catering | Timber Works |
    Umbra Lighting | Violet Pharmacy | Willow Daycare | Zephyr Airlines | Anchor Insurance | Bramble Films |
    Copper Electric | Delta Storage | Ember Grill | Falcon Couriers | Glacier Water | Hazel Optics |
    Indigo Textiles | Jade Noodles | Kite Studio
""")
ALARM_LABEL: Final = _phrases("""
    Wake up | Gym | Take pills | Morning run | School run | Stand-up meeting | Feed the cat | Walk the dog |
    Call home | Water plants | Lunch break | Catch the bus | Piano practice | Take out trash | Laundry | Bedtime |
    Yoga class | Swim practice | Bake bread | Night shift | Airport taxi | Study time | Tea time | Dentist |
    Pick up kids | Weekend hike | Prayer | Vitamins | Meditation | Language lesson | Market day | Football match |
    Choir | Early train | Check oven | Stretch | Reading hour | Team call | Nap over | Cook dinner |
    Milk delivery | Ferry boat | Physio exercises | Bring umbrella | Board games | Rowing | Church |
    Online class | Insulin | Charge bike
""")
NOTE_TITLE: Final = _phrases("""
    Shopping list | Books to read | Gift ideas | Weekend plans | Packing list | Meeting notes | Movie night |
    Recipe for soup | Garden jobs | Car service | Birthday party | Holiday budget | Workout plan |
    Wifi at the cabin | House repairs | Bike route | Dinner menu | Phone contract | Spanish words | Plant care |
    Moving checklist | Questions for doctor | Museum tickets | Paint colors | Class schedule | Camping gear |
    Songs to learn | Work goals | Restaurant tips | Train times | Baby names | Pancake recipe | Blog topics |
    Kitchen ideas | Bread experiments | Dog training | Photo project | Guitar chords | Lost and found |
    Fishing trip | Project ideas | Neighbors | Shoe sizes | Vaccination dates | Rent and bills | Podcast list |
    Beach day | Window cleaning | Knitting pattern | Chess openings | Wedding guests | Interview questions |
    Office snacks | Math homework | Winter clothes | Coffee tasting | Stargazing | Bird sightings |
    Language exchange | Attic boxes | Parking spot | Summer camp | Printer settings | Curry recipe | Tax papers |
    Library books | Flea market | Marathon training | Poem draft | Aquarium care
""")
NOTE_LINE: Final = _phrases("""
    buy milk and eggs | call the bank on Monday | two cups of flour | ask about the invoice |
    bring a warm jacket | meet at the north gate | pay before Friday | water it once a week |
    check the spare tire | print both tickets | bananas, rice and beans | the key is under the pot |
    start at nine sharp | return the blue folder | three onions and garlic | renew the passport |
    book a table for six | send the photos to mom | clean the balcony | try the new cafe | read chapter four |
    change the batteries | order more paper | leave the car at home | pick up the parcel |
    tickets cost forty each | practice ten minutes daily | turn left at the bridge | replace the kitchen lamp |
    thank them for dinner | find a good plumber | bake at medium heat | pack socks and charger |
    write the first page | measure the window | bring cash for parking | sell the old desk |
    tell them about Sunday | charge the camera | wear comfortable shoes | lemons, honey and tea |
    vote for the logo | the train leaves at noon | sharpen the knives | look for the red umbrella |
    share the notes with class | cancel the gym card | feed the fish on Tuesday | learn the chorus |
    buy stamps and envelopes | ask for a quiet room | move the meeting to three | oat milk and walnuts |
    save the receipt | test the smoke alarm | compare both offers | fold the winter blankets |
    take the early ferry | write to the landlord | wash the curtains | pick a paint for the hall |
    invite the neighbors | carrots, leeks and celery | draw a map of the garden | update the budget sheet |
    bring back the ladder | plant the tulips in rows | order a birthday cake | hang the picture straight |
    sign the form twice
""")
WIFI: Final = _phrases("""
    HomeNet | Maple House | CoffeeCorner | Lakeview 5G | Office Guest | BlueLagoon | Casa Verde | Router 2219 |
    Sunset Flat | Library Public | Attic Wifi | TP-Link 7F3A | NorthStar | Garden Room | Studio Nine |
    Hotel Aurora | FritzBox 7590 | Pixel Hotspot | Mango Tree | Airport Free | Cabin 12 | Netgear 44 |
    Villa Rosa | Third Floor | Campus West | Linksys 0815 | Riverside | Kitchen Mesh | Bamboo | Corner Bakery |
    Upstairs 24G | Dragonfly | Metro Guest | Penthouse | Green Valley | Basement Lab | Harbor Cafe | Moonlight |
    Family Plan | Elm Street 8
""")
GADGET: Final = _phrases("""
    headphones: Studio Buds | speaker: Kitchen Speaker | watch: Runner Watch | headphones: Bass Over-Ear |
    directions_car: Family Car | keyboard: Slim Keyboard | headphones: Night Buds | mouse: Travel Mouse |
    speaker: Party Box | tv: Living Room TV | headphones: Pixel Buds | watch: Fit Band 7 |
    speaker: Bathroom Radio | directions_car: Blue Hatchback | headphones: Jogging Buds |
    keyboard: Folding Keyboard | print: Office Printer | speaker: Sound Bar | headphones: Commuter Set |
    watch: Steel Watch | headphones: Kids Headset | mouse: Silent Mouse | tv: Bedroom TV |
    speaker: Garden Speaker | headphones: Gaming Headset | directions_car: Camper Van | keyboard: Desk Keyboard |
    watch: Swim Tracker | speaker: Alarm Radio | headphones: Silver Pods
""")
CITY: Final = _phrases("""
    Paris | Tokyo | New York | Berlin | Sydney | Cairo | Lisbon | Mumbai | Toronto | Oslo | London | Singapore |
    Nairobi | Rome | Seoul | Madrid | Dubai | Chicago | Istanbul | Lima | Bangkok | Vienna | Denver | Dublin |
    Jakarta | Athens | Manila | Helsinki | Havana | Perth | Beijing | Lagos | Vancouver | Prague | Karachi |
    Santiago | Warsaw | Honolulu | Copenhagen | Hanoi
""")

# For phones in Chinese.
GIVEN_ZH: Final = _words("""
    伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平
    刚 桂英 文 云 建华 玉兰 红 梅 亮 波 斌 婷 雪 琳 宇 晨 浩 佳 欣 怡
""")
SURNAME_ZH: Final = _words("""
    王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗
    郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡
""")
ALARM_LABEL_ZH: Final = _words("""
    起床 健身 吃药 晨跑 上学 开会 喂猫 遛狗 打电话 浇花 午休 赶车 练琴 倒垃圾 洗衣服 睡觉 瑜伽 游泳 做饭 夜班
""")
NOTE_TITLE_ZH: Final = _words("""
    购物清单 读书笔记 礼物想法 周末计划 行李清单 会议记录 电影之夜 菜谱 花园 汽车保养
    生日聚会 旅行预算 健身计划 工作目标 房屋维修 骑车路线 晚餐菜单 英语单词 搬家 体检
""")
NOTE_LINE_ZH: Final = _words("""
    买牛奶和鸡蛋 周一给银行打电话 带一件外套 在北门见面 周五前付款 每周浇一次水 打印两张票 九点准时开始
    归还蓝色文件夹 订六个人的桌子
    把照片发给妈妈 打扫阳台 读第四章 换电池 取快递 左转过桥 感谢他们的晚餐 收好发票 给相机充电 写信给房东
""")
COMPANY_ZH: Final = _words("蓝鸟面包 港口牙科 北风旅行 雪松印刷 日出瑜伽 枫树学校 兰花花店 山脊单车 先锋水管 灯笼书店")
