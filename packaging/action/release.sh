#!/usr/bin/env bash
# Says for the next steps where the files of the release are.
#
# In: VERSION, REPOSITORY and DOWNLOAD, as action.yml hands them on; and the folder of the action, whose path names its repository, which in the
# steps of such an action no variable does. Out: `download`.
set -euo pipefail

if [ -z "$REPOSITORY" ]; then
    path=${GITHUB_ACTION_PATH//\\//}
    if [[ $path =~ /_actions/([^/]+/[^/]+)/ ]]; then REPOSITORY=${BASH_REMATCH[1]}; else REPOSITORY=$GITHUB_REPOSITORY; fi
fi
echo "download=${DOWNLOAD:-$GITHUB_SERVER_URL/$REPOSITORY/releases/download/v$VERSION}" >>"$GITHUB_OUTPUT"
