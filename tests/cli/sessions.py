"""Every command as it is typed on ordinary days and on bad ones; `transcripts` runs them."""

from __future__ import annotations

ADD = """
@ 2026-11-24 09:00
add 王经理 --phone 13800138000 --source 转介绍 --grade a --tag vip,warm --tag vip
add "Ann Lee" --email ann@example.com --org Acme --title CFO --birthday 1985-04-12 --note tea
add 李四 --referred-by 王经理
show 李四
add 王经理
add 王经理 --new
add "  王  五 " --phone "138 0013 8000"
add 王五 --phone +86-138-0013-8000
add 王五 --email ANN@EXAMPLE.COM
add 王五 --email nonsense
add 王五 --phone none
add 王五 --grade E
add 王五 --birthday 2027-01-01
add 王五 --birthday 1985-02-30
add 王五 --referred-by 赵六
add ""
add 王五 -o csv
add 赵六 -o md
"""

LOG = """
@ 2026-11-24 09:30
add 王经理
log dial 王经理 --note 没接
log talk 王 --minutes 8
log dial
log visit 王 --on yesterday
log proposal 1 --on "昨天 16:00" --note "养老险 计划书"
log service 1
log referral-asked 1
log referral-got 1
log note 1 --note "女儿九月上大学"
show 1
log note 1
log lunch 1
log dial nobody
log dial 1 --on tomorrow
log dial 1 --minutes 1500
log dial 1 --minutes -5
log visit 1 -o csv
log visit 1 -o md
"""

TALLY = """
@ 2026-11-24 18:00
tally
tally --dials 15 --talks 7 --appointments 1
add 王经理
log dial 王经理
book 王经理 fri
tally --dials 5
tally --on yesterday
tally --on yesterday --visits 2 --proposals 1 --services 1 --referrals-asked 3 --referrals-got 1
tally --dials 0
tally --dials -1
tally --dials 10001
tally --on tomorrow --dials 1
tally --dials many
tally -o csv
tally -o md
"""

BOOK = """
@ 2026-11-24 09:00
add 王经理
book 王经理 下周二 14:00
book 王 fri 2pm
book 1 2026-11-25 --note "in his office"
book 1 today 18:00
book 1 yesterday
book 1 2026-02-30
book 1 25:00
book 1 soon
book 1 2099-01-01
book nobody fri
@ 2026-11-25 09:00
why 1
today
book 1 +3d
@ 2026-11-28 12:00
met 1 --next +3d
book 1 +5d
"""

MET = """
@ 2026-11-24 09:00
add 王经理
add 李四
add 张老板
add 赵六
met 王经理 --next 下周二 --agenda 讲计划书
met 李四
met 张老板 --on 2026-11-20 --no-next
book 赵六 today 10:00
met 赵六 --next "fri 14:00"
met 赵六 --on tomorrow
met 王经理 --next yesterday
met 王经理 --next fri --no-next
met 王经理 --agenda 讲计划书
met 王经理 --on 2026-02-30
@ 2026-12-01 15:00
met 王经理
met 王经理 --next +2d
met 王经理 --on 2026-11-23
"""

NEXT = """
@ 2026-11-24 09:00
add 王经理
next 王经理 fri --agenda 讲计划书
met 王经理
next 王经理 fri 14:00 --agenda 讲计划书
next 1 周六
next 1 today
next 1 yesterday
next 1 2026-11-31
next nobody fri
"""

MARK = """
@ 2026-11-24 09:00
add 王经理
mark 王经理 person=本人
met 王经理 --next fri
mark 1 person=本人和太太 plan=养老险
mark 1 budget=1000-1500/month timing=2026-12-22
mark 1 timing=2026-12-23
mark 1 timing=2026-12-22
mark 1 next="sat 10:00 签单"
mark 1 plan=no
mark 1 next=no
mark 1 plan=养老险 next=fri
mark 1 budget=1.5万
mark 1 budget=1500.5
mark 1 budget=cheap
mark 1 budget=-100
mark 1 budget=1500-1000
mark 1 budget=USD100
mark 1 timing=yesterday
mark 1 timing=soon
mark 1 next="签单"
mark 1 happy=yes
mark 1 person
mark 1 person=
mark 1 person=a person=b
"""

MOVE = """
@ 2026-11-24 09:00
add 王经理
move 王经理 25
move 王经理 90
move 王经理 appointment
move 王经理 opportunity
move 王经理 30
move 王经理 lost
move 王经理 50 --force
move 王经理 50 --force --reason 老板的老朋友
why 王经理
move 王经理 25
met 王经理 --next fri
mark 王经理 person=本人 plan=养老险 budget=1500/month timing=fri
list
add 李四
met 李四 --next fri
move 李四 25
move 李四 opportunity --reason 太忙
"""

SIGN_AND_CLOSE = """
@ 2026-11-24 09:00
add 王经理
sign 王经理 --received 5000
met 王经理 --next fri
mark 王经理 person=本人 plan=养老险 budget=12000/year timing=fri
sign 王经理 --received 0
sign 王经理 --received -5
sign 王经理 --received 1000-2000
sign 王经理 --received 500/month
sign 王经理 --received 5000 --on tomorrow
close 王经理
sign 王经理 --received 1.2万
why 王经理
close 王经理 --on yesterday
close 王经理 --premium -1
close 王经理 --factor half
close 王经理 --factor 0.5 --standard 10
close 王经理 --premium 10000 --factor 0.5
show 王经理
close 王经理
met 王经理
@ 2026-12-24 09:00
reopen 王经理
why 王经理
"""

LEAVING = """
@ 2026-11-24 09:00
add 王经理
back 王经理
met 王经理 --next fri
mark 王经理 person=本人 plan=养老险 budget=1500/month timing=fri
sign 王经理 --received 5000
back 王经理 --reason 退回体检
back 王经理
back 王经理 --reason 不再联系
why 王经理
lose 王经理 --reason ""
lose 王经理 --reason 明确拒绝
lose 王经理 --reason again
book 王经理 fri
reopen 王经理
reopen 王经理
book 王经理 fri
show 王经理
"""

PEOPLE = """
@ 2026-11-24 09:00
add 王经理 --phone 13800138000 --tag warm
add "Wang Jingli" --org Acme --email wang@example.com
edit 王经理 --org 大华 --grade B --birthday 1980-01-31 --tag vip --untag warm --note 爱喝茶
show 王经理
edit 王经理 --org "" --birthday ""
edit 王经理 --name 王总
edit 王总 --name ""
edit 王总
edit 王总 --email wang@example.com
edit 王总 --referred-by 王总
edit nobody --org x
log dial 2
book 2 fri
merge 王总 2
show 王总
merge 王总 王总
merge 王总 2
forget 王总
forget 王总 --yes
show 王总
list
"""

SETTING_UP = """
@ 2026-11-24 09:00
config list
config path
init --name 艾新华 --cycle 30 --currency cny --zone Asia/Shanghai
init
config list
config get cycle
config set cycle auto
config set limit.50 14
config set factor 0.5
config set cycle ""
config get cycle
config get colour
config set cycle 0
config set currency dollars
config set zone Mars/Olympus
config set lang fr
config set factor big
config set limit.25 0
config set name ""
config get lang -o csv
config list -o csv
config list -o md
"""

SESSIONS = {
    "add": ADD,
    "log": LOG,
    "tally": TALLY,
    "book": BOOK,
    "met": MET,
    "next": NEXT,
    "mark": MARK,
    "move": MOVE,
    "sign-and-close": SIGN_AND_CLOSE,
    "leaving": LEAVING,
    "people": PEOPLE,
    "setting-up": SETTING_UP,
    "demo": "@ 2026-11-24 09:00\ndemo\n",
    "practice": "@ 2026-11-24 09:00\npractice\npractice -o csv\n",
}
