"""Whether bytes that could be GB18030 read as plain Chinese, and which names are East Asian.

Nearly any pair of high bytes is a character of GB18030, so that it decodes says nothing: Korean
and Shift-JIS come out as rare characters in senseless rows. Half of the characters in an address
book are among the few hundred below. It refuses to decide on a character that is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃"
    "武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮"
    "柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳司徒诸葛上官"
)
_GIVEN: Final = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂华玉红建国志斌鹏飞宇浩婷雪琳晓燕峰春海波俊辉玲云"
    "丹萍鑫佳欣晨光瑞小大子一三四五六二八九十立学东南西北中亚永新生德福祥松立群振荣贵清月凤珍琴莉洁"
    "雅琪梦思雨诗涵怡嘉豪博轩泽昊天然梓涵若依可心艺"
)
_COMMON: Final = (
    "的了是在不有人这个来到说们为和你地出也时年就那要下以会自去之过家对里后多天而能好都没日起还发事只"
    "作当想看无开手用主行又如前所本见经头面公同已老从动两长公司有限责任集团科技技术经理总部门市省区县"
    "路号街楼室层京上州深圳广电话手机邮箱地址职务银行保险贸易商店厂建设工程师医院校教授董事秘书客户朋友"
    "同事先生女士小姐业务销售财务行政人事采购服务中心分支管理投资证券基金汽车房地产律师会计物流餐饮"
)
_KNOWN: Final = frozenset(_SURNAMES + _GIVEN + _COMMON)
_SHARE: Final = 0.5
"""Of the characters, at least, that must be known ones."""
_RARE: Final = 10
"""One character in so many may be one that GB2312 lacks: there are such names."""
_HANZI: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_EASTERN: Final = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uff9f\U00020000-\U0003ffff·・]+"
)


def plain_chinese(values: Iterable[bytes]) -> bool:
    """Tell whether values, decoded as GB18030, read as Chinese that somebody would write."""
    hanzi = known = others = 0
    for value in values:
        try:
            text = value.decode("gb18030")
        except UnicodeDecodeError:
            return False
        here = _HANZI.findall(text)
        hanzi += len(here)
        known += sum(char in _KNOWN for char in here)
        others += sum(_not_simplified(char) for char in text)
    return hanzi > 0 and known >= hanzi * _SHARE and others * _RARE <= hanzi


def _not_simplified(char: str) -> bool:
    """Whether a character is outside GB2312, where what is misread mostly comes to lie."""
    if char.isascii():
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def eastern(name: str) -> bool:
    """Tell whether a name is of Chinese, Japanese or Korean characters only."""
    return _EASTERN.fullmatch(name) is not None
