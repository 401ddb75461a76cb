#!/usr/bin/env bash
# Redraws the pictures of the README and of docs/sheets.md: the first sheet of each example as NAME.png beside this
# script, those of the tutorial and of the Dutch README, one example in a house style, and a sheet of each other kind as
# KIND.png.
#
# Needs `pdftoppm` (poppler-utils). `pngquant` and `optipng` make the files smaller.
# Nothing else in the project depends on these programs.
set -euo pipefail
cd "$(dirname "$0")/../.."

resolution=84    # dots per inch: 1389 pixels for the long side of A3
colours=128      # enough for a smooth background of the curve
largest=150000   # bytes

command -v pdftoppm >/dev/null || { echo "render.sh: pdftoppm is missing; install poppler-utils" >&2; exit 2; }
cargo build --quiet --locked
sheets=$(mktemp -d)
trap 'rm -rf "$sheets"' EXIT

# Compresses a picture and prints its size.
finish() {
    if command -v pngquant >/dev/null; then
        pngquant --force --strip --speed 1 --nofs --ext .png "$colours" "$1"
    fi
    if command -v optipng >/dev/null; then optipng -quiet -strip all "$1"; fi
    size=$(wc -c <"$1")
    echo "$1: $((size / 1000)) kB"
    if [ "$size" -gt "$largest" ]; then
        echo "render.sh: $1 is too large for a README; lower the resolution, or install pngquant" >&2
    fi
}

# Draws a sheet of an example, or of a journey in another folder. Arguments: journey, kind, page, name of the picture, folder.
draw() {
    target/debug/journey build "${5:-examples}/$1.journey" --sheet "$2" --format pdf --output "$sheets" >"$sheets/said" 2>&1 \
        || { cat "$sheets/said" >&2; exit 1; }
    document=$sheets/$1.pdf
    if [ "$2" != map ]; then document=$sheets/$1-$2.pdf; fi
    pdftoppm -singlefile -f "$3" -l "$3" -r "$resolution" -png "$document" "docs/pictures/$4"
    finish "docs/pictures/$4.png"
}

for example in examples/*.journey; do
    name=$(basename "$example" .journey)
    draw "$name" map 1 "$name"
done
for text in docs/pictures/tutorial/*.journey docs/nl/*.journey; do
    name=$(basename "$text" .journey)
    draw "$name" map 1 "$name" "$(dirname "$text")"
done
draw parking-permit phases 1 phases
draw bouwvergunning persona 1 persona
draw bouwvergunning blank 2 blank
draw bouwvergunning actions 1 actions
draw bouwvergunning insights 1 insights

house=$sheets/project
mkdir "$house"
cp -r examples/. docs/pictures/house-style/. "$house"
mv "$house/bouwvergunning.journey" "$house/house-style.journey"
draw house-style map 1 house-style "$house"
