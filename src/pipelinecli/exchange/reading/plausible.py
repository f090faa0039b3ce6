"""Whether text that bytes were decoded to is what somebody wrote.

Almost any bytes make characters of some kind in GB18030, Big5 or a Western code page. What people
write uses few of them: the table has the commonest in running text, in names and in what goes
with names. It refuses to decide; it measures.
"""

from __future__ import annotations

from functools import cache

_COMMON = (
    # Running text.
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道"
    "行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无"
    "力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体政美相见被利什二等"
    "产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入"
    "几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克"
    "许统区保至队形社便空决治展马科司五六七八九百千零基书非则白界达光放强即难且权思王完设式色路记南品住告类求据"
    "程北边张该交规万取格望领共确传师清今院让识带导运"
    # Names of families, and what they call their children.
    "李刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧肖曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田姜"
    "范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍"
    "韦申尤毕聂焦柳邢岳齐梅莫庄辛祝左涂谷祁舒耿牟詹苗凌费纪靳盛童欧甄项曲游裴席卫查屈鲍覃霍翁隋甘景单包柏宁柯阮桂"
    "柴车冉房诸官皇甫伟芳娜敏静丽磊军洋勇艳杰娟涛超秀霞刚英华玉志红春燕波凤云峰鹏飞辉健俊琴丹萍婷雪琳欣怡浩宇轩涵"
    "梓萱晨阳佳颖倩莹洁琪瑶璐瑞凯博帆斌鑫祥福贵荣森晓亮莉玲珍淑惠慧君雨诗梦嘉豪雅晶媛蕾薇楠彬旭冰岩松铭泽睿昊翔永"
    "忠仁礼智贤良富顺胜兴旺财源庆冬秋菊竹香花鸣勤素兵帅畅鹤芝芬莲翠爱瑜珠彩荷珊妮蓉露"
    # Cards, companies and places.
    "姓男号码邮箱址单职备注级标签推荐介绍客户联省县镇乡村街楼室座栋元限责股份集团技术网络息软媒贸商投咨询服训医疗校"
    "银险证券建筑装饰械器汽食餐饮酒店旅广监裁助秘计纳序销售护士律板跟拜访额阶预约微固真编型状态称呼昵父母妻朋友亲戚"
    "邻居熟京圳津庆浙杭都湖汉沙厦济青岛河州陕辽吉春哈滨徽肥昌昆疆蒙古藏港澳台湾充值签续缴养伤寿储蓄款贷"
    # The same where the old forms are written.
    "這個們來為國說時會對於過發後裡學當沒動還進樣開從實無與長機業東車馬門問間關電話號碼號郵稱單職務備註級標簽薦紹"
    "聯絡縣鎮鄉樓棟責團術網軟體貿資詢訓醫療銀險證築裝飾廣監祕計納護師經總陳張劉楊趙黃吳孫鄭謝韓馮蕭鄧許呂蘇盧蔣賈"
    "葉閻鍾譚鄒陸顧龍錢湯賴龔龐蘭顏嚴溫魯韋畢聶齊莊費紀歐項衛單偉麗軍艷傑濤剛華鳳雲鵬飛輝穎瑩潔凱斌貴榮曉亮瑪詩夢"
    "蕾彥賢順勝興財慶維鴻銘澤淵緯達遠灣臺島區議產報導購際創環點聞陽雙錦鈴鎮靜頁顯願"
)


@cache
def common() -> frozenset[str]:
    """Return the Chinese characters that are commonest in lists of people."""
    return frozenset(_COMMON)


def chinese(text: str) -> tuple[float, int]:
    """Measure how much text looks like Chinese that somebody wrote: (-1..1, characters looked at).

    Common characters count 1, other everyday ones 0, rare ones less, other scripts -1. ASCII and
    punctuation are left out. Real lists have 0.6 and more, other encodings read as GB18030 0.4
    and less, from about six characters on.
    """
    known = common()
    points = 0.0
    seen = 0
    for char in text:
        if char < "\x80" or char in "·“”‘’—…￥×°、。《》【】　" or "\uff00" <= char <= "\uffef":
            continue
        seen += 1
        points += 1 if char in known else _rarity(char)
    return (points / seen if seen else 0.0), seen


def _rarity(char: str) -> float:
    """Give 0 for GB 2312's first level, -0.5 for its second, -1 for all else."""
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeError:
        return -1.0
    if lead < 0xB0:  # noqa: PLR2004 - symbols, kana, Greek, Cyrillic
        return -1.0
    return 0.0 if lead < 0xD8 else -0.5  # noqa: PLR2004 - where the second level begins


def is_chinese(text: str, *, by_phone: bool = False) -> bool:
    """Whether text is plainly Chinese.

    `by_phone`: numbers beside it are of Chinese mobiles, so that a single name is enough.
    """
    points, seen = chinese(text)
    if seen < (2 if by_phone else 4):
        return False
    return points >= (0.6 if seen >= 6 else 0.75)  # noqa: PLR2004 - see `chinese`
