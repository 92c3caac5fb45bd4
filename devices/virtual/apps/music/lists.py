"""Songs, bands, albums and playlists that nobody has published under these names."""

from __future__ import annotations

from typing import Final


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in words.split("|"))


TITLE: Final = _phrases("""
    Paper Lanterns|Northbound Train|Copper Sky|Half a Letter|Slow Harbour|Glass Orchard|Seven Umbrellas|
    Winter Postcard|Electric Meadow|Borrowed Coat|The Quiet Engine|Marble Staircase|Salt and Cedar|Tin Roof Rain|
    Little Satellite|Velvet Compass|Orange Window|Hollow Drum|Far From August|Chalk Horses|Moonlit Ferry|
    Red Bicycle|Drift Line|Candle Street|Thirteen Swallows|Old Projector|Blue Kitchen|Weather Girl|
    Sleeping Giants|Ink on Snow|Radio Garden|Feather Map|Broken Carousel|Island Clock|Late Apples|
    Driftwood Crown|The Last Tram|Silver Thread|Cactus Flower|Empty Theatre|Stone Fruit|Parallel Rivers|
    Gravel Road Waltz|Hidden Staircase|Open Piano|Smoke Signals Home|Canary Yellow|Wooden Boats|Lemon Grove|
    Second Sunrise|Postmark Lisbon|Whistling Kettle|Night Bus Choir|Autumn Arcade|Mirror Lake|Kites at Dawn|
    Dust and Denim|Amber Alley|Snowed In|Tangerine Moon|Firefly Avenue|Rope Bridge|Waking Tide|Cinder Blocks|
    Magnolia Hour|Telescope Kids|Clover Field|Midnight Bakery|Distant Fair|Umber and Gold
""")
ARTIST: Final = _phrases("""
    The Paper Foxes|Mila Harrow|Cedar & Stone|Echo Parade|Lowland Choir|Juno Vale|The Night Gardeners|
    Oskar Blume|Salt Circus|Tessa Wren|Northern Static|Velvet Otters|Kai Sorensen|Amber Relay|
    The Tin Sailors|Luz Marina|Glass Harbour Band|Ferro|Wild Almonds|Ines Calder|Third Lantern|
    Moss & Marrow|The Long Recess|Pilot Weather|Suki Arden|Copper Dogs|Hollow Meridian|Rosa Quill|
    The Ferry Kings|Blue Tarpaulin
""")
ALBUM: Final = _phrases("""
    Letters to the Coast|Small Hours|Attic Recordings|Green Rooms|Tidal|The Orchard Sessions|Signals|
    Out of Season|Hundred Windows|Riverbed|Good Neighbours|Static Bloom|Night Market|A Map of Rain|
    Open Water|Second Floor|Lantern Year|Plain Songs|After the Fair|Foreign Weather|Kindling|
    Long Shadows|Paper Crown|Return Ticket|The Blue Hour|Fieldwork|Half Light|New Currency|
    Harvest Radio|Undertow
""")
PLAYLIST: Final = _phrases("""
    Road Trip|Morning Coffee|Deep Focus|Kitchen Dance|Rainy Evenings|Gym Power|Sunday Slow|Party Starters|
    Study Beats|Late Drive|Garden Work|Calm Down|Throwbacks|Beach Bag|Dinner Guests|Winter Walks|
    Campfire|New Finds|Sing Along|Night Shift Mix|Train Window|Easy Listening|Summer Porch|Rooftop|
    Cleaning Day|Long Flight|Bedtime Songs|Road Works|First Snow|Picnic
""")
TITLE_ZH: Final = _phrases("""
    纸灯笼|北行列车|铜色天空|半封信|慢港湾|玻璃果园|七把伞|冬天的明信片|电光草地|借来的外套|安静的引擎|大理石台阶|
    盐与雪松|铁皮屋顶的雨|小卫星|丝绒罗盘|橙色的窗|空鼓|远离八月|粉笔马|月下渡轮|红色单车|漂流线|烛光街|十三只燕子|
    老放映机|蓝色厨房|天气女孩|沉睡巨人|雪上墨迹|电台花园|羽毛地图|旧旋转木马|岛上时钟|晚熟的苹果|浮木王冠|末班电车|
    银线|仙人掌花|空剧院
""")
ARTIST_ZH: Final = _phrases("""
    纸狐狸乐队|林小满|雪松与石|回声巡游|低地合唱团|云朵工厂|夜园丁|许一诺|盐马戏团|顾晚晴|北方噪声|丝绒水獭|沈知行|
    琥珀继电|锡水手|陆明月|玻璃港乐队|白铁|野杏仁|苏念安
""")
ALBUM_ZH: Final = _phrases("""
    写给海岸的信|凌晨时分|阁楼录音|绿房间|潮汐|果园现场|信号|淡季|一百扇窗|河床|好邻居|静电花开|夜市|雨的地图|
    开阔水域|二楼|灯笼之年|朴素的歌|集市之后|异乡天气
""")
PLAYLIST_ZH: Final = _phrases("""
    自驾游|早晨咖啡|深度专注|厨房舞曲|雨夜|健身动力|慢周日|派对开场|学习节拍|深夜驾驶|园艺时光|放松|老歌回放|
    海滩包|晚餐客人|冬日散步|篝火|新发现|跟着唱|夜班混音
""")
