"""The stages of other systems and ours: `--stage`, the ladder of per cents, and programs' own.

    5 %  opportunity    15 %  appointment    30 40 %  25    50 60 70 80 %  50
    90 %  90            100 %  closed

A per cent of another system is an opinion and ours a fact (METHOD §1): what a deal's facts do not
support is for the import to flag. This refuses stages that nobody knows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.recognition import NAMES, token_of
from pipelinecli.exchange.mapping.worded import LONGEST, WordMap, whole, words
from pipelinecli.i18n import _
from pipelinecli.method.spelling import fold
from pipelinecli.method.stages import BOARD, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipelinecli.exchange.mapping.presets import Preset

WON: Final = "won"
LOST: Final = "lost"
OPEN: Final = "open"

LADDER: Final = """
opportunity  5
appointment  15
25           30 | 40
50           50 | 60 | 70 | 80
90           90
closed       100
"""
"""The ten-step ladder; 25 is no step of it, and is our own."""

_OURS: Final = """
opportunity  opportunity | 销售机会 | 機會 | 机会
appointment  appointment | first appointment | 约定初次见面 | 初次约见
25           25 | p25 | stage 25
50           50 | p50 | stage 50
90           90 | p90 | stage 90
closed       closed | 成交
lost         lost | 丢失
"""

_COMMON: Final = """
opportunity  lead | leads | lead in | new | new lead | new opportunity | prospect | prospecting
opportunity  suspect | cold | open | identified | unqualified | backlog | target | incoming
opportunity  inquiry | enquiry | to contact | not contacted | attempted contact | contact made
opportunity  contacted | initial contact | first contact | qualified lead | marketing qualified
opportunity  mql | sql | nurture | nurturing | potential | awareness | interest | lead generation
appointment  appointment scheduled | appointment set | appointment booked | meeting scheduled
appointment  meeting booked | meeting set | demo scheduled | demo booked | call scheduled
appointment  discovery scheduled | qualification | qualifying | first meeting booked
25           first meeting | met | meeting held | discovery | discovery call | discovery call held
25           qualified | engaging | engaged | needs analysis | needs assessment | need analysis
25           requirements | solution | demo | demo done | demo completed | demonstration
25           evaluation
25           presentation | presentation scheduled | value proposition | id decision makers
25           identify decision makers | perception analysis | qualified to buy | follow up
25           follow-up
25           in progress | working | development | consideration | trial | poc | proof of concept
50           proposal | proposal sent | proposal made | proposal/price quote | proposal or quote
50           quote | quoted | quote sent | quotation | negotiation | negotiations | negotiating
50           negotiation/review | negotiations started | decision maker bought-in | decision
50           decision making | contract sent | verbal | verbal commitment | verbal agreement
50           commit
50           committed | intent | business case | offer | offer made | contract negotiation
90           contract signed | signed | agreement signed | paid | payment received | contract
90           order placed | underwriting | submitted | application submitted
closed       won | closed won | deal won | closed - won | sold | success | successful | issued
closed       completed | customer | converted | sale | sale closed | policy issued | win | order
closed       closed/won | closed_won
lost         closed lost | deal lost | closed - lost | dead | disqualified | rejected | declined
lost         cancelled | canceled | abandoned | no decision | no sale | lost to competition | failed
lost         closed lost to competition | closed-lost to competition | churned | withdrawn | loss
lost         closed/lost | not interested | no go | unsuccessful | dropped | closed_lost
opportunity  线索 | 新线索 | 新商机 | 潜在客户 | 潜在 | 意向 | 意向客户 | 新建 | 未联系 | 未接触
opportunity  初步接触 | 初步沟通
opportunity  初步意向 | 接触 | 已联系 | 待跟进 | 新客户 | 名单 | 准客户 | 发现商机 | 商机发现
opportunity  验证客户
appointment  约访 | 已约访 | 约见 | 已约见 | 预约 | 已预约 | 约定见面 | 约定面谈 | 电话约访
25           初次见面 | 初次面谈 | 已见面 | 已面谈 | 面谈 | 拜访 | 已拜访 | 初访 | 需求确认
25           需求分析 | 需求沟通
25           需求调研 | 确认需求 | 产品演示 | 方案沟通 | 方案演示 | 跟进中 | 立项 | 确认意向
25           需求发现
50           方案报价 | 方案/报价 | 报价 | 提交方案 | 方案提交 | 方案制定 | 方案 | 计划书 | 建议书
50           递交计划书 | 送建议书
50           商务谈判 | 谈判 | 谈判审核 | 谈判/审核 | 合同谈判 | 商务洽谈 | 促成 | 决策 | 招投标
50           投标 | 客户决策
50           谈判磋商 | 价格谈判 | 合同拟定
90           签约 | 签单 | 已签约 | 已签单 | 合同签订 | 签订合同 | 签合同 | 预收 | 预收到账
90           预收到帐 | 缴费 | 已缴费
90           已付款 | 回款 | 交单 | 核保 | 合同签署
closed       赢单 | 赢 | 成交客户 | 已成交 | 承保 | 已承保 | 出单 | 完成 | 已完成 | 成功 | 赢得
lost         输单 | 输 | 丢单 | 失败 | 流失 | 战败 | 放弃 | 无效 | 已流失 | 已失败 | 关闭 | 取消
lost         拒绝 | 无意向 | 输掉
lost         无效商机 | 无效客户 | 退单
"""

_OUTCOMES: Final = """
won   won | win | closed won | success | successful | sold | yes | converted | 1 | true
won   赢单 | 赢 | 成交 | 已成交 | 成功 | 赢得 | 已赢单 | 是 | 承保
lost  lost | loss | lose | closed lost | dead | failed | abandoned | disqualified | rejected
lost  cancelled | canceled | 输单 | 输 | 丢单 | 失败 | 流失 | 已输单 | 战败 | 放弃 | 无效 | 未成交
lost  否
open  open | in progress | pending | active | ongoing | working | new | on hold | stalled
open  进行中 | 跟进中 | 未结束 | 未完成 | 进行 | 打开 | 开放
"""


class StageMap(WordMap):
    """Their stages and ours: `map("Negotiation")` is `50`, or None."""

    def _find(self, word: str) -> tuple[str, str] | None:
        """Look up the word, and where nobody knows it the per cent it names."""
        return super()._find(word) or self._by_percent(word)

    @staticmethod
    def _by_percent(word: str) -> tuple[str, str] | None:
        before, percent, _after = fold(word[:LONGEST]).partition("%")
        number = before.rstrip()
        digits = number[len(number.rstrip("0123456789")) :]
        token = {**ladder(), **_ours_words()}.get(digits) if percent else None
        return (token, "ladder") if token else None


def stage_map(
    typed: Mapping[str, str],
    preset: Preset | None,
    seen: Iterable[str] = (),
    program: str | None = None,
) -> StageMap:
    """Return the map of a file's stages; `seen` are the distinct ones known of it.

    `typed` is what `read_pairs` gave, `program` the name that `Understanding` has. Raises
    UsageError where `typed` names a stage of ours that there is not, or one of theirs that is not
    among `seen`, if any are.
    """
    chosen = {whole(theirs): _ours(ours) for theirs, ours in typed.items()}
    _check_seen(typed, seen)
    sources: list[tuple[Mapping[str, str], str]] = [(chosen, "typed")]
    if preset:
        kept = {whole(theirs): _ours(ours) for theirs, ours in preset.stages.items()}
        sources.append((kept, f"preset {preset.name}"))
    named = preset.program if preset and preset.program else token_of(program)
    if named:
        sources.append((of_program(named), f"known from {NAMES.get(named, named)}"))
    sources += [(_ours_words(), "ours"), (ladder(), "ladder"), (_common(), "common")]
    return StageMap(sources)


def of_program(token: str) -> dict[str, str]:
    """Return a program's own stages, by the token of its preset; none of one that has none."""
    from pipelinecli.exchange.mapping.programs import (
        hubspot,
        opportunities,
        pipedrive,
        salesforce,
        zoho,
    )

    texts = {
        "hubspot": hubspot.STAGES,
        "salesforce": salesforce.STAGES,
        "pipedrive": pipedrive.STAGES,
        "zoho": zoho.STAGES,
        "opportunities": opportunities.STAGES,
    }
    return words(texts.get(token, ""))


def outcome_of(text: str) -> str | None:
    """Return won, lost or open for what a system says of a deal's end; None for other words."""
    return _outcomes()(text)


def is_stage_field(text: str) -> bool:
    """Whether a change with this field's name is a change of the stage."""
    return whole(text) in _stage_fields()


@lru_cache(maxsize=1)
def ladder() -> dict[str, str]:
    """Return the ladder of per cents."""
    return words(LADDER)


@lru_cache(maxsize=1)
def _stage_fields() -> frozenset[str]:
    return frozenset(
        map(
            whole,
            ("Stage", "StageName", "Deal Stage", "Sales Stage", "阶段", "销售阶段", "商机阶段"),
        )
    )


@lru_cache(maxsize=1)
def _outcomes() -> WordMap:
    return WordMap([(words(_OUTCOMES), "common")])


@lru_cache(maxsize=1)
def _common() -> dict[str, str]:
    return words(_COMMON)


@lru_cache(maxsize=1)
def _ours_words() -> dict[str, str]:
    return words(_OURS)


def _ours(text: str) -> str:
    """Return the stage of ours that was typed, by token, label or a common word of its end."""
    known = _ours_words() | {WON: Stage.CLOSED.value}
    found = known.get(whole(text))
    if found is None:
        raise UsageError(
            _("there is no stage “{name}”").format(name=text),
            hint=_("one of: {stages}").format(stages=", ".join((*BOARD, Stage.LOST))),
        )
    return found


def _check_seen(typed: Mapping[str, str], seen: Iterable[str]) -> None:
    there = {whole(word): word for word in seen if word.strip()}
    for theirs in typed:
        if there and whole(theirs) not in there:
            error = UsageError(
                _("no row has the stage “{name}”").format(name=theirs),
                hint=_("type one that the file has"),
            )
            error.details = (_("it has: {words}").format(words=", ".join(there.values())),)
            raise error
