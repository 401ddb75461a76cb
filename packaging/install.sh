#!/bin/sh
# Installs `journey` for the user who runs it: fetches the archive for this computer from a release, holds it to the checksums of
# that release, and puts the program into a folder.
#
#   sh install.sh [--to FOLDER]       without it, ~/.local/bin
#
# JOURNEY_DOWNLOAD and JOURNEY_VERSION name another address and version than those of the release that this file belongs to.
# Removing it again: rm FOLDER/journey
set -eu

version=${JOURNEY_VERSION:-@VERSION@}
download=${JOURNEY_DOWNLOAD:-@DOWNLOAD@}

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Rust's name of this platform. The programs for Linux are static, so that they run with any C library.
target() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64 | Linux-amd64) echo x86_64-unknown-linux-musl ;;
        Linux-aarch64 | Linux-arm64) echo aarch64-unknown-linux-musl ;;
        # A translated shell on a newer Mac says x86_64 too.
        Darwin-x86_64)
            if [ "$(sysctl -n hw.optional.arm64 2>/dev/null)" = 1 ]; then echo aarch64-apple-darwin; else echo x86_64-apple-darwin; fi ;;
        Darwin-arm64) echo aarch64-apple-darwin ;;
        *) fail "there is no program for $(uname -s) on $(uname -m); build it from source" ;;
    esac
}

# Fetches an address into a file. Where it is https, so is all that it leads to.
fetch() {
    case "$1" in https://*) only='=https' ;; *) only='=http,https' ;; esac
    if has curl; then
        curl --proto "$only" --fail --silent --show-error --location --retry 3 --output "$2" "$1"
    elif has wget; then
        wget --quiet --tries=3 --output-document="$2" "$1"
    else
        fail 'neither curl nor wget is here'
    fi || fail "$1 cannot be fetched"
}

checksum() {
    if has sha256sum; then
        sha256sum "$1" | cut -d ' ' -f 1
    elif has shasum; then
        shasum -a 256 "$1" | cut -d ' ' -f 1
    elif has openssl; then
        openssl dgst -sha256 -r "$1" | cut -d ' ' -f 1
    else
        fail 'none of sha256sum, shasum and openssl is here, so the archive cannot be checked'
    fi
}

# All in one function, so that half of this file does nothing.
main() {
    to=${HOME:?}/.local/bin
    while [ $# -gt 0 ]; do
        case "$1" in
            --to) [ $# -gt 1 ] || fail '--to names a folder'; to=$2; shift 2 ;;
            *) fail "\`$1\` is not known; say --to FOLDER, or nothing" ;;
        esac
    done
    case "$version$download" in *@*[A-Z]@*) fail 'this file belongs to no release; set JOURNEY_VERSION and JOURNEY_DOWNLOAD' ;; esac

    target=$(target)
    name=journey-map-$version-$target
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    fetch "$download/SHA256SUMS" "$work/SHA256SUMS"
    fetch "$download/$name.tar.gz" "$work/$name.tar.gz"
    expected=$(awk -v name="$name.tar.gz" '$2 == name { print $1 }' "$work/SHA256SUMS")
    [ -n "$expected" ] || fail "$name.tar.gz has no checksum"
    found=$(checksum "$work/$name.tar.gz")
    [ "$found" = "$expected" ] || fail "$name.tar.gz is not what was released: its SHA-256 is $found instead of $expected"

    tar -xzf "$work/$name.tar.gz" -C "$work"
    mkdir -p "$to"
    # Moved within one folder, so that the program is there whole or not at all, also while an older one runs.
    cp "$work/$name/journey" "$to/.journey-$$"
    chmod 755 "$to/.journey-$$"
    mv -f "$to/.journey-$$" "$to/journey"
    printf 'installed %s as %s\n' "$("$to/journey" -V)" "$to/journey"
    case ":$PATH:" in
        *":$to:"*) ;;
        *) printf 'next: add %s to PATH, for instance with this line in ~/.profile:\n  %s\n' "$to" "export PATH=\"$to:\$PATH\"" ;;
    esac
}

main "$@"
