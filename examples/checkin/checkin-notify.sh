#!/bin/sh
# Hands in the check-in, and speaks up only when something wants an answer or went wrong: by mail
# where MAILTO is set, else as a notification on the desktop, else on standard output.
#
#   checkin-notify.sh [PROGRAM [OPTION...]]
#
# PROGRAM and its shared options are what `checkin` is added to; `pipeline` if left out:
#
#   MAILTO=mei@example.org checkin-notify.sh pipeline --store /home/mei/pipeline.db --lang en
#
# SENDMAIL names another program that reads a whole mail (`msmtp`, say). The exit code is the
# check-in's: 0 handed in, 7 handed in and something wants an answer, anything else a failure.
#
# Everybody on a machine can read the arguments of every process. So names go to the mail program
# through a pipe, never as an argument, and a notification says only how many cards there are.

set -u
umask 077
PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}
export PATH
[ "$#" -gt 0 ] || set -- pipeline

said=$(mktemp "${TMPDIR:-/tmp}/checkin.XXXXXX") || exit 1
trap 'rm -f "$said"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Standard input is nobody's: nothing is asked.
"$@" checkin --exit-code </dev/null >"$said" 2>&1
code=$?
[ "$code" -ne 0 ] || exit 0

case " $* " in
*" --lang zh "*) language=zh ;;
*) language=en ;;
esac
if [ "$code" -eq 7 ]; then
    # One card a line, and only the number of lines is looked at.
    cards=$("$@" flags -o jsonl </dev/null 2>/dev/null | wc -l)
    cards=$((cards))
    case "$language:$cards" in
    zh:*) subject="检查点：$cards 张卡片需要答复" ;;
    en:1) subject="Check-in: 1 card wants an answer" ;;
    *) subject="Check-in: $cards cards want an answer" ;;
    esac
elif [ "$language" = zh ]; then
    subject="检查点出错，退出码 $code"
else
    subject="Check-in failed, exit code $code"
fi

by_sendmail() {
    sender=${SENDMAIL-$(command -v sendmail || command -v /usr/sbin/sendmail)}
    [ -n "$sender" ] || return 1
    {
        printf 'To: %s\nSubject: =?UTF-8?B?%s?=\n' \
            "$MAILTO" "$(printf '%s' "$subject" | base64 | tr -d '\n')"
        printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n'
        printf 'Content-Transfer-Encoding: 8bit\n\n'
        cat "$said"
    } | "$sender" -i -t
}

by_mail() {
    # It is not told the encoding of the text but takes it from the locale, which cron does not set.
    command -v mail >/dev/null 2>&1 && LC_ALL=C.UTF-8 mail -s "$subject" "$MAILTO" <"$said"
}

by_notification() {
    if command -v notify-send >/dev/null 2>&1; then
        # cron does not know the desktop's bus.
        bus=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/bus
        if [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ -S "$bus" ]; then
            DBUS_SESSION_BUS_ADDRESS=unix:path=$bus
            export DBUS_SESSION_BUS_ADDRESS
        fi
        notify-send pipeline "$subject"
    elif command -v osascript >/dev/null 2>&1; then
        osascript -e "display notification \"$subject\" with title \"pipeline\""
    else
        return 1
    fi
}

if [ -n "${MAILTO:-}" ]; then
    by_sendmail || by_mail || cat "$said"
else
    by_notification || cat "$said"
fi
exit "$code"
