"""Other systems' words for what was done, and our kinds of activity: `--kind theirs=ours`.

A call is a dial, for whether somebody answered is another fact; a conversation is a talk, a
meeting held is a visit. It refuses kinds that nobody knows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.worded import WordMap, whole, words
from pipelinecli.i18n import _
from pipelinecli.method.kinds import LOGGED, ActivityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipelinecli.exchange.mapping.presets import Preset

_OURS: Final = """
dial            dial
talk            talk
visit           visit
proposal        proposal
service         service
referral-asked  referral-asked
referral-got    referral-got
note            note
booking         booking
rebooking       rebooking
"""

_COMMON: Final = """
dial            call | phone call | phone | outgoing call | outbound call | outbound | dialed
dial            dialled
dial            dials | calls | cold call | called | log a call | logged call | voicemail
dial            no answer
dial            left message | incoming call | inbound call | missed call | missed
talk            conversation | spoke | talked | connected call | connected | answered | discussion
talk            phone conversation | chat | video call | online meeting | zoom | teams
visit           meeting | meetings | appointment | in person | in-person meeting | face to face
visit           event
visit           lunch | coffee | demo | site visit | visited | first meeting | presentation | met
proposal        proposals | quote | quotation | offer | proposal sent | sent proposal
proposal        plan presented
service         support | customer service | after-sales | claim | claims | policy service
service         delivery
referral-asked  referral asked | asked for referral | asked for referrals | referral request
referral-got    referral got | referral received | referral | got referral | introduction
note            notes | email | e-mail | mail | task | to-do | todo | sms | text | text message
note            letter
note            message | whatsapp | wechat | linkedin message | other | deadline | comment | memo
note            sent email | email sent | postal mail
dial            电话 | 拨打 | 拨打电话 | 打电话 | 去电 | 外呼 | 呼出 | 来电 | 呼入 | 拨号 | 电话拜访
dial            电联 | 致电 | 电话联系
dial            電話 | 未接 | 未接通
talk            通话 | 沟通 | 电话沟通 | 接通 | 已接通 | 交谈 | 微信沟通 | 线上沟通 | 视频会议
talk            电话会议 | 洽谈 | 交流
visit           拜访 | 面谈 | 上门拜访 | 上门 | 见面 | 面访 | 会议 | 约见 | 到访 | 来访 | 外出拜访
visit           初次面谈 | 会面 | 拜訪
visit           客户拜访 | 现场拜访 | 饭局 | 活动
proposal        计划书 | 方案 | 建议书 | 报价 | 递送计划书 | 讲解计划书 | 方案讲解 | 送计划书 | 提案
service         服务 | 售后 | 保全 | 理赔 | 回访 | 客户服务 | 送保单 | 递送保单 | 售后服务 | 服務
referral-asked  索取转介绍 | 要求转介绍 | 索取介绍
referral-got    获得转介绍 | 转介绍 | 得到转介绍 | 推荐
note            备注 | 记录 | 微信 | 短信 | 邮件 | 邮件沟通 | 任务 | 其他 | 其它 | QQ | 信函 | 待办
note            備註
"""


def kind_map(typed: Mapping[str, str], preset: Preset | None, seen: Iterable[str] = ()) -> WordMap:
    """Return the map of a file's kinds to ours: `map("Call")` is `dial`, or None.

    Raises UsageError where what was typed or saved names a kind of ours that there is not.
    """
    del seen  # asked of the map itself: what is not there is no harm
    chosen = {whole(theirs): _ours(ours) for theirs, ours in typed.items()}
    sources: list[tuple[Mapping[str, str], str]] = [(chosen, "typed")]
    if preset:
        kept = {whole(theirs): _ours(ours) for theirs, ours in preset.kinds.items()}
        sources.append((kept, f"preset {preset.name}"))
    return WordMap([*sources, (_ours_words(), "ours"), (_common(), "common")])


@lru_cache(maxsize=1)
def _common() -> dict[str, str]:
    return words(_COMMON)


@lru_cache(maxsize=1)
def _ours_words() -> dict[str, str]:
    return words(_OURS)


def _ours(text: str) -> str:
    found = _ours_words().get(whole(text))
    if found is None:
        found = _common().get(whole(text))
    if found is None or found not in set(ActivityKind):
        raise UsageError(
            _("there is no kind of activity “{name}”").format(name=text),
            hint=_("one of: {kinds}").format(kinds=", ".join(LOGGED)),
        )
    return found
