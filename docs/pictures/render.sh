#!/usr/bin/env bash
# Draws the pictures of the README and the manual anew: the first sheet of each example, as NAME.png beside this
# script, and of each other kind of sheet, as KIND.png.
#
# Needs `pdftoppm` (poppler-utils). With `pngquant` and `optipng` the pictures stay small; without them
# they are the same, only larger. Nothing else in the project depends on these programs.
set -euo pipefail
cd "$(dirname "$0")/../.."

resolution=84    # dots an inch: 1389 pixels for the long side of A3
colours=128      # enough for the ground of the curve to look smooth
largest=150000   # bytes

command -v pdftoppm >/dev/null || { echo "render.sh: pdftoppm is missing; install poppler-utils" >&2; exit 2; }
cargo build --quiet --locked
sheets=$(mktemp -d)
trap 'rm -rf "$sheets"' EXIT

# The first sheet of a PDF, as docs/pictures/NAME.png.
draw() {
    local pdf=$1 picture=docs/pictures/$2.png
    pdftoppm -singlefile -f 1 -l 1 -r "$resolution" -png "$pdf" "${picture%.png}"
    if command -v pngquant >/dev/null; then
        pngquant --force --strip --speed 1 --nofs --ext .png "$colours" "$picture"
    fi
    if command -v optipng >/dev/null; then optipng -quiet -strip all "$picture"; fi
    size=$(wc -c <"$picture")
    echo "$picture: $((size / 1000)) kB"
    if [ "$size" -gt "$largest" ]; then
        echo "render.sh: $picture is too large for a README; lower the resolution, or install pngquant" >&2
    fi
}

# Builds a PDF from an example; further arguments go to the program.
build() {
    target/debug/journey build "$@" --format pdf --output "$sheets" >"$sheets/said" 2>&1 \
        || { cat "$sheets/said" >&2; exit 1; }
}

for example in examples/*.journey; do
    name=$(basename "$example" .journey)
    build "$example"
    draw "$sheets/$name.pdf" "$name"
done

# Each kind of sheet that is no map.
for kind in actions insights; do
    build examples/bouwvergunning.journey --sheet "$kind"
    draw "$sheets/bouwvergunning-$kind.pdf" "$kind"
done
