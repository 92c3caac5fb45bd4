"""What people call the well-known apps, and the packages they come in.

Android's shell does not say what stands under an icon, so names that models and people use are looked up here. Packages
of one app stand in the order in which they should be tried; which of them is installed, the phone says.
"""

from __future__ import annotations

from typing import Final

NAMES: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    # what a phone brings itself; makers put their own in its place
    (("Settings", "设置", "设定"), ("com.android.settings",)),
    (
        ("Phone", "Dialer", "电话", "拨号"),
        ("com.google.android.dialer", "com.android.dialer", "com.samsung.android.dialer", "com.android.contacts"),
    ),
    (
        ("Contacts", "People", "联系人", "通讯录"),
        ("com.google.android.contacts", "com.android.contacts", "com.samsung.android.app.contacts"),
    ),
    (
        ("Messages", "Messaging", "SMS", "短信", "信息"),
        (
            "com.google.android.apps.messaging",
            "com.android.messaging",
            "com.samsung.android.messaging",
            "com.android.mms",
        ),
    ),
    (
        ("Clock", "Alarm", "时钟", "闹钟"),
        (
            "com.google.android.deskclock",
            "com.android.deskclock",
            "com.sec.android.app.clockpackage",
            "com.coloros.alarmclock",
        ),
    ),
    (
        ("Calculator", "计算器"),
        (
            "com.google.android.calculator",
            "com.android.calculator2",
            "com.sec.android.app.popupcalculator",
            "com.miui.calculator",
        ),
    ),
    (
        ("Calendar", "日历"),
        ("com.google.android.calendar", "com.android.calendar", "com.samsung.android.calendar"),
    ),
    (
        ("Camera", "相机"),
        ("com.google.android.GoogleCamera", "com.android.camera2", "com.android.camera", "com.sec.android.app.camera"),
    ),
    (
        ("Photos", "Google Photos", "Gallery", "相册", "图库", "照片"),
        (
            "com.google.android.apps.photos",
            "com.android.gallery3d",
            "com.sec.android.gallery3d",
            "com.miui.gallery",
            "com.simplemobiletools.gallery.pro",
        ),
    ),
    (
        ("Files", "File Manager", "My Files", "文件", "文件管理"),
        (
            "com.google.android.apps.nbu.files",
            "com.google.android.documentsui",
            "com.android.documentsui",
            "com.sec.android.app.myfiles",
            "com.android.fileexplorer",
            "com.mi.android.globalFileexplorer",
        ),
    ),
    (
        ("Notes", "Notepad", "便签", "备忘录", "笔记"),
        ("com.google.android.keep", "com.miui.notes", "com.samsung.android.app.notes", "com.coloros.note"),
    ),
    (
        ("Recorder", "Voice Recorder", "录音机"),
        ("com.google.android.apps.recorder", "com.android.soundrecorder", "com.sec.android.app.voicenote"),
    ),
    (("Browser", "浏览器"), ("com.android.chrome", "com.android.browser", "com.sec.android.app.sbrowser")),
    (
        ("Weather", "天气"),
        ("com.google.android.apps.weather", "com.miui.weather2", "com.sec.android.daemonapp", "com.coloros.weather2"),
    ),
    (
        ("App Store", "Store", "应用商店", "应用市场"),
        ("com.android.vending", "com.xiaomi.market", "com.huawei.appmarket", "com.heytap.market", "com.bbk.appstore"),
    ),
    # Google
    (("Chrome", "谷歌浏览器"), ("com.android.chrome",)),
    (("Play Store", "Google Play", "谷歌商店"), ("com.android.vending",)),
    (("Gmail", "Email", "Mail", "邮件", "邮箱"), ("com.google.android.gm", "com.android.email")),
    (("Maps", "Google Maps", "谷歌地图"), ("com.google.android.apps.maps",)),
    (("YouTube", "油管"), ("com.google.android.youtube",)),
    (("YouTube Music",), ("com.google.android.apps.youtube.music",)),
    (("Google", "Google Search", "谷歌"), ("com.google.android.googlequicksearchbox",)),
    (("Drive", "Google Drive"), ("com.google.android.apps.docs",)),
    (("Docs", "Google Docs"), ("com.google.android.apps.docs.editors.docs",)),
    (("Sheets", "Google Sheets"), ("com.google.android.apps.docs.editors.sheets",)),
    (("Slides", "Google Slides"), ("com.google.android.apps.docs.editors.slides",)),
    (("Keep Notes", "Keep", "Google Keep"), ("com.google.android.keep",)),
    (("Google Tasks", "Tasks"), ("com.google.android.apps.tasks", "org.tasks")),
    (("Google Translate", "Translate", "谷歌翻译"), ("com.google.android.apps.translate",)),
    (("Google Meet", "Meet"), ("com.google.android.apps.tachyon",)),
    (("Google Wallet", "Wallet"), ("com.google.android.apps.walletnfcrel",)),
    (("Google Home",), ("com.google.android.apps.chromecast.app",)),
    (("Google Fit", "Fitness"), ("com.google.android.apps.fitness",)),
    # the world's
    (("WhatsApp",), ("com.whatsapp",)),
    (("Telegram",), ("org.telegram.messenger",)),
    (("Signal",), ("org.thoughtcrime.securesms",)),
    (("Facebook", "脸书"), ("com.facebook.katana",)),
    (("Messenger",), ("com.facebook.orca",)),
    (("Instagram",), ("com.instagram.android",)),
    (("Threads",), ("com.instagram.barcelona",)),
    (("X", "Twitter", "推特"), ("com.twitter.android",)),
    (("TikTok",), ("com.zhiliaoapp.musically", "com.ss.android.ugc.trill")),
    (("Snapchat",), ("com.snapchat.android",)),
    (("Reddit",), ("com.reddit.frontpage",)),
    (("LinkedIn", "领英"), ("com.linkedin.android",)),
    (("Pinterest",), ("com.pinterest",)),
    (("Discord",), ("com.discord",)),
    (("Slack",), ("com.Slack",)),
    (("Skype",), ("com.skype.raider",)),
    (("Zoom",), ("us.zoom.videomeetings",)),
    (("Microsoft Teams", "Teams"), ("com.microsoft.teams",)),
    (("Outlook", "Microsoft Outlook"), ("com.microsoft.office.outlook",)),
    (("OneDrive",), ("com.microsoft.skydrive",)),
    (("Spotify",), ("com.spotify.music",)),
    (("Netflix", "奈飞"), ("com.netflix.mediaclient",)),
    (("Prime Video",), ("com.amazon.avod.thirdpartyclient",)),
    (("Twitch",), ("tv.twitch.android.app",)),
    (("Amazon", "Amazon Shopping", "亚马逊"), ("com.amazon.mShop.android.shopping",)),
    (("eBay",), ("com.ebay.mobile",)),
    (("AliExpress",), ("com.alibaba.aliexpresshd",)),
    (("Temu",), ("com.einnovation.temu",)),
    (("SHEIN",), ("com.zzkko",)),
    (("Uber", "优步"), ("com.ubercab",)),
    (("Lyft",), ("me.lyft.android",)),
    (("Uber Eats",), ("com.ubercab.eats",)),
    (("Booking", "Booking.com"), ("com.booking",)),
    (("Airbnb", "爱彼迎"), ("com.airbnb.android",)),
    (("Expedia",), ("com.expedia.bookings",)),
    (("Tripadvisor",), ("com.tripadvisor.tripadvisor",)),
    (("Duolingo", "多邻国"), ("com.duolingo",)),
    (("Quora",), ("com.quora.android",)),
    (("Wikipedia",), ("org.wikipedia",)),
    (("Firefox", "火狐"), ("org.mozilla.firefox",)),
    (("Edge", "Microsoft Edge"), ("com.microsoft.emmx",)),
    (("PayPal",), ("com.paypal.android.p2pmobile",)),
    (("ChatGPT",), ("com.openai.chatgpt",)),
    (("VLC",), ("org.videolan.vlc",)),
    # free apps that public benchmarks use
    (("Markor",), ("net.gsantner.markor",)),
    (("Broccoli", "Recipe App", "Broccoli Recipe"), ("com.flauschcode.broccoli",)),
    (("OsmAnd",), ("net.osmand", "net.osmand.plus")),
    (("OpenTracks", "Activity Tracker", "Sports Tracker"), ("de.dennisguse.opentracks",)),
    (("Joplin",), ("net.cozic.joplin",)),
    (("Retro Music",), ("code.name.monkey.retromusic",)),
    (("Pro Expense", "Expense Manager"), ("com.arduia.expense",)),
    (("Audio Recorder",), ("com.dimowner.audiorecorder",)),
    (("Simple Calendar Pro", "Simple Calendar"), ("com.simplemobiletools.calendar.pro",)),
    (("Simple Gallery Pro", "Simple Gallery"), ("com.simplemobiletools.gallery.pro",)),
    (("Simple SMS Messenger",), ("com.simplemobiletools.smsmessenger",)),
    (("Simple Draw Pro", "Simple Draw"), ("com.simplemobiletools.draw.pro",)),
    # China's
    (("WeChat", "微信", "Weixin"), ("com.tencent.mm",)),
    (("QQ",), ("com.tencent.mobileqq",)),
    (("QQ Music", "QQ音乐"), ("com.tencent.qqmusic",)),
    (("QQ Mail", "QQ邮箱"), ("com.tencent.androidqqmail",)),
    (("WeCom", "企业微信"), ("com.tencent.wework",)),
    (("Tencent Meeting", "腾讯会议"), ("com.tencent.wemeet.app",)),
    (("Tencent Video", "腾讯视频"), ("com.tencent.qqlive",)),
    (("Tencent News", "腾讯新闻"), ("com.tencent.news",)),
    (("WeRead", "微信读书"), ("com.tencent.weread",)),
    (("Alipay", "支付宝"), ("com.eg.android.AlipayGphone",)),
    (("Taobao", "淘宝", "手机淘宝"), ("com.taobao.taobao",)),
    (("Tmall", "天猫"), ("com.tmall.wireless",)),
    (("Xianyu", "闲鱼"), ("com.taobao.idlefish",)),
    (("JD", "JD.com", "Jingdong", "京东"), ("com.jingdong.app.mall",)),
    (("Pinduoduo", "拼多多"), ("com.xunmeng.pinduoduo",)),
    (("Meituan", "美团"), ("com.sankuai.meituan",)),
    (("Meituan Waimai", "美团外卖"), ("com.sankuai.meituan.takeoutnew",)),
    (("Dianping", "大众点评"), ("com.dianping.v1",)),
    (("Ele.me", "饿了么"), ("me.ele",)),
    (("DiDi", "滴滴", "滴滴出行"), ("com.sdu.didi.psnger",)),
    (("Amap", "Gaode", "高德", "高德地图"), ("com.autonavi.minimap",)),
    (("Baidu Maps", "百度地图"), ("com.baidu.BaiduMap",)),
    (("Baidu", "百度"), ("com.baidu.searchbox",)),
    (("Baidu Netdisk", "百度网盘"), ("com.baidu.netdisk",)),
    (("Ctrip", "Trip", "携程", "携程旅行"), ("ctrip.android.view",)),
    (("Qunar", "去哪儿", "去哪儿旅行"), ("com.Qunar",)),
    (("Fliggy", "飞猪", "飞猪旅行"), ("com.taobao.trip",)),
    (("12306", "铁路12306"), ("com.MobileTicket",)),
    (("Douyin", "抖音"), ("com.ss.android.ugc.aweme",)),
    (("Kuaishou", "快手"), ("com.smile.gifmaker",)),
    (("Bilibili", "哔哩哔哩", "B站"), ("tv.danmaku.bili",)),
    (("Xiaohongshu", "RedNote", "小红书"), ("com.xingin.xhs",)),
    (("Weibo", "微博"), ("com.sina.weibo",)),
    (("Zhihu", "知乎"), ("com.zhihu.android",)),
    (("Douban", "豆瓣"), ("com.douban.frodo",)),
    (("Toutiao", "今日头条", "头条"), ("com.ss.android.article.news",)),
    (("iQIYI", "爱奇艺"), ("com.qiyi.video",)),
    (("Youku", "优酷", "优酷视频"), ("com.youku.phone",)),
    (("Mango TV", "芒果TV"), ("com.hunantv.imgo.activity",)),
    (("NetEase Cloud Music", "NetEase Music", "网易云音乐"), ("com.netease.cloudmusic",)),
    (("Kugou", "酷狗音乐", "酷狗"), ("com.kugou.android",)),
    (("Kuwo", "酷我音乐"), ("cn.kuwo.player",)),
    (("Ximalaya", "喜马拉雅"), ("com.ximalaya.ting.android",)),
    (("Fanqie Novel", "番茄小说", "番茄免费小说"), ("com.dragon.read",)),
    (("Qidian", "起点读书"), ("com.qidian.QDReader",)),
    (("Feishu", "Lark", "飞书"), ("com.ss.android.lark",)),
    (("DingTalk", "钉钉"), ("com.alibaba.android.rimet",)),
    (("WPS", "WPS Office"), ("cn.wps.moffice_eng",)),
    (("Keep Fitness", "Keep健身"), ("com.gotokeep.keep",)),
    (("Doubao", "豆包"), ("com.larus.nova",)),
    (("Yuanbao", "元宝", "腾讯元宝"), ("com.tencent.hunyuan.app.chat",)),
    (("Kimi",), ("com.moonshot.kimichat",)),
    (("DeepSeek",), ("com.deepseek.chat",)),
    (("Beike", "贝壳", "贝壳找房"), ("com.lianjia.beike",)),
    (("Anjuke", "安居客"), ("com.anjuke.android.app",)),
    (("Autohome", "汽车之家"), ("com.cubic.autohome",)),
    (("58", "58同城"), ("com.wuba",)),
    (("BOSS Zhipin", "BOSS直聘"), ("com.hpbr.bosszhipin",)),
    (("Hema", "盒马"), ("com.wudaokou.hippo",)),
    (("Dewu", "得物"), ("com.shizhuang.duapp",)),
    (("Vipshop", "唯品会"), ("com.achievo.vipshop",)),
    (("Tonghuashun", "同花顺"), ("com.hexin.plat.android",)),
    (("Eastmoney", "东方财富"), ("com.eastmoney.android.berlin",)),
)


def plain(name: str) -> str:
    """A name for comparing: no case, no spaces, no punctuation."""
    return "".join(char for char in name.casefold() if char.isalnum())


_PACKAGES: Final = {plain(name): packages for names, packages in reversed(NAMES) for name in names}
_NAMES: Final = {package: names for names, packages in reversed(NAMES) for package in packages}


def packages_called(name: str) -> tuple[str, ...]:
    """The packages an app of this name may come in, best first."""
    return _PACKAGES.get(plain(name), ())


def names_of(package: str) -> tuple[str, ...]:
    """What an app is called, the usual name first."""
    return _NAMES.get(package, ())
