#!/usr/bin/env bash
# What the action does with the program: runs one command, and leaves annotations, a summary, a SARIF log and the exit status.
#
# In: COMMAND, ARGUMENTS (one a line), WITH_SARIF and WITH_SUMMARY, as action.yml hands them on. Out: annotations in the log; `status` and
# `sarif` for the next steps. It ends with 0 whatever is in the journeys, so that those steps run; the last one ends with `status`.
set -euo pipefail

case "$COMMAND" in
    check | build | 'build --check' | 'fmt --check') ;;
    *)
        echo "::error::\`$COMMAND\` is not a command of this action: say check, build, build --check or fmt --check"
        exit 2
        ;;
esac

read -ra words <<<"$COMMAND"
while IFS= read -r argument; do
    if [ -n "$argument" ]; then words+=("$argument"); fi
done <<<"$ARGUMENTS"

# Runs the command once more, for messages in another form, and says nothing.
messages() {
    journey "${words[@]}" --message-format "$1" --message-file "$2" >/dev/null 2>&1 || true
}

# How many messages of a severity are in a file in the form `short`.
count() { grep -c "^[^ ].*: $1\[" "$2" || true; }

# A heading that says how it went, and what was found, as far as a summary has room.
summary() {
    local found=$1 left
    printf '### %s: ' "\`journey $COMMAND\`"
    case $status in
        0) echo "all is well" ;;
        1) echo "errors" ;;
        *) echo "could not be run" ;;
    esac
    printf '\nerrors: %s, warnings: %s\n' "$(count error "$found")" "$(count warning "$found")"
    if [ -s "$found" ]; then
        printf '\n<pre>\n'
        head -n 200 "$found" | cut -c 1-500 | sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'
        printf '</pre>\n'
        left=$(($(wc -l <"$found") - 200))
        if [ "$left" -gt 0 ]; then printf '\nand %s more lines, which are in the log\n' "$left"; fi
    fi
}

status=0
journey "${words[@]}" --message-format github || status=$?
echo "status=$status" >>"$GITHUB_OUTPUT"

if [ "$WITH_SARIF" = true ]; then
    messages sarif "$RUNNER_TEMP/journey.sarif"
    if [ -s "$RUNNER_TEMP/journey.sarif" ]; then echo "sarif=$RUNNER_TEMP/journey.sarif" >>"$GITHUB_OUTPUT"; fi
fi
if [ "$WITH_SUMMARY" = true ]; then
    found=$(mktemp)
    messages short "$found"
    summary "$found" >>"$GITHUB_STEP_SUMMARY"
    rm -f "$found"
fi
