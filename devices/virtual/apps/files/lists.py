"""Raw material of what lies in the storage; `word_lists.part` cuts each list into train, dev and sealed."""

from __future__ import annotations

from typing import Final


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in words.split("|"))


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TEXT_NAME: Final = _each("""
    todo_week recipe_ideas trip_plan meeting_minutes book_quotes budget_draft garden_log speech_outline class_notes
    gift_list bike_repair reading_list wifi_setup song_lyrics dream_diary moving_plan team_goals project_brief
    cafe_reviews phone_numbers language_drills party_menu house_rules camp_gear weekly_review interview_prep
    old_addresses museum_list poem_one chess_notes knitting_rows bread_log bird_list letter_draft blog_post
    water_meter car_costs film_list vet_visit study_timer rehearsal_plan shop_prices street_names train_passes
    course_outline rent_notice board_games cake_order tax_points plant_names
""")
TEXT_LINE: Final = _phrases("""
    The quarterly figures are ready for review. | Remember to lock the back door. | Paris is lovely in early spring. |
    Two litres of paint should be enough. | Ask for the window seat. | The meeting moved to room nine. |
    Chapter five explains the main idea. | Rice, beans and a bag of lemons. | Call the office before noon. |
    The bridge is closed until October. | Every member brings one dish. | The old map hangs in the hall. |
    Practice makes the difference. | The second draft is much better. | Leave early to avoid the traffic. |
    Winter tires go on in November. | The choir meets on Thursday evenings. | Check the meter once a month. |
    Paint the door before the frame. | The password is on the yellow note. | Nobody replied to the first letter. |
    A short walk after lunch helps. | Save the receipts for the audit. | The tulips need more light. |
    Buses run every twenty minutes. | The soup tastes better with thyme. | Return the drill to the neighbours. |
    Our train leaves from platform six. | The library is quiet on Mondays. | Keep the blue folder up to date. |
    The tent leaks near the zip. | Grandpa turns eighty in June. | The printer needs black ink. |
    Print the tickets on both sides. | The goalkeeper made four saves. | Count the chairs before the show. |
    Sugar goes in last of all. | Wear boots on the north trail. | The garden gate squeaks again. |
    Half the budget is already spent.
""")
HEADING: Final = _phrases("""
    Summary | First thoughts | To remember | Draft | Important | Read this first | Overview | Version two |
    Work in progress | Archive | Monday | Next steps | Reviewed | For the team | Private | Checked |
    Final text | Notes from home | Update | Please keep
""")
FOLDER: Final = _each("""
    Projects Invoices Travel School Recipes Archive Letters Work Drafts Hobby Clients Ideas Personal Studies
    Meetings Journal House Research Club Poems
""")
DOCUMENT: Final = _each("""
    invoice_march.pdf contract.pdf resume_2026.pdf boarding_pass.pdf manual_washer.pdf tax_return.pdf
    lease_agreement.pdf menu_wedding.pdf timetable.pdf insurance_card.pdf thesis_draft.docx budget.xlsx slides.pptx
    certificate.pdf floor_plan.pdf recipe_book.pdf ticket_opera.pdf warranty_tv.pdf letter_bank.docx marathon_map.pdf
    payslip_july.pdf bike_manual.pdf price_list.xlsx report_q2.docx syllabus.pdf visa_form.pdf questionnaire.docx
    hotel_voucher.pdf catalogue.pdf vaccination.pdf
""")
ARCHIVE: Final = _each("""
    photos_backup.zip fonts.zip maps_offline.zip game_update.apk project_files.zip scans.zip ringtones.zip
    launcher.apk wallpapers.zip homework.zip
""")
PICTURE: Final = _each("""
    holiday_view team_lunch old_house new_bike red_boat garden_party school_play market_day mountain_hut birthday_cake
    river_walk night_sky grandpa cabin_door street_music dog_park first_snow harbour_light picnic roof_garden
    tulip_field lost_glove station_clock corner_shop window_seat paper_kite blue_gate long_road quiet_lake warm_bread
""")
ALBUM: Final = _each("Holiday Family Wallpapers Saved Friends Trips Nature Work Pets Food")
RECORDING: Final = _each("""
    lecture interview piano_idea bird_song team_call shopping_memo guitar_riff street_noise speech_take choir_practice
    dream_memo rain_sound poem_reading budget_talk baby_laugh lesson_two radio_clip podcast_intro drum_loop ferry_horn
    story_time vocal_warmup doctor_advice wedding_toast train_ride market_sounds bass_line city_tour yoga_class crickets
""")

TEXT_NAME_ZH: Final = _each("""
    本周待办 菜谱想法 旅行计划 会议纪要 读书摘抄 预算草稿 花园记录 演讲提纲 课堂笔记 礼物清单
    修车记录 书单 歌词 搬家计划 团队目标 项目简介 咖啡店点评 电话号码 派对菜单 露营装备
    每周回顾 面试准备 旧地址 诗一首 棋谱 面包日志 信件草稿 影单 车辆开销 租房通知
""")
TEXT_LINE_ZH: Final = _each("""
    季度数据已经可以查看。 记得锁好后门。 两升油漆应该够用。 会议改到九号房间。 第五章讲了主要观点。
    中午前给办公室打电话。 大桥十月前封闭。 每人带一道菜。 早点出发避开堵车。 每月检查一次电表。
    先刷门再刷门框。 午饭后散散步。 发票留着报销。 公交车二十分钟一班。 汤里放点香菜更好喝。
    火车从六号站台出发。 图书馆周一很安静。 帐篷拉链处漏水。 爷爷六月八十岁。 打印机缺黑色墨水。
    票要双面打印。 最后再放糖。 北坡要穿靴子。 花园的门又响了。 预算已经花了一半。
    第二稿好多了。 合唱团周四晚上排练。 郁金香需要更多阳光。 演出前数一下椅子。 蓝色文件夹要及时更新。
""")
HEADING_ZH: Final = _each("摘要 初步想法 备忘 草稿 重要 请先阅读 概览 第二版 进行中 存档")
FOLDER_ZH: Final = _each("""
    项目 发票 旅行 学校 菜谱 存档 信件 工作 草稿 爱好 客户 想法 个人 学习 会议 日记 房子 研究 社团 诗歌
""")
DOCUMENT_ZH: Final = _each("""
    三月发票.pdf 合同.pdf 个人简历.pdf 登机牌.pdf 洗衣机说明书.pdf 报税表.pdf 租房协议.pdf 婚宴菜单.pdf 课程表.pdf
    保险卡.pdf
    论文初稿.docx 预算表.xlsx 汇报.pptx 证书.pdf 户型图.pdf 电影票.pdf 电视保修单.pdf 银行信函.docx
    工资单.pdf 签证表.pdf
""")
PICTURE_ZH: Final = _each("""
    假日风景 团队午餐 老房子 新单车 红色小船 花园聚会 学校演出 集市 山间小屋 生日蛋糕
    河边散步 夜空 爷爷 街头音乐 第一场雪 港口灯火 野餐 屋顶花园 郁金香 安静的湖
""")
ALBUM_ZH: Final = _each("假期 家人 壁纸 收藏 朋友 旅途 自然 工作 宠物 美食")
RECORDING_ZH: Final = _each("""
    讲座 采访 钢琴灵感 鸟鸣 团队会议 购物备忘 吉他片段 街头声音 演讲试讲 合唱排练
    雨声 诗朗诵 预算讨论 宝宝笑声 第二课 广播片段 播客开场 故事时间 婚礼祝词 火车旅途
""")
