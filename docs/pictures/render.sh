#!/usr/bin/env bash
# Draws the pictures of the pages anew: the first sheet of each example, as NAME.png beside this script, and one of
# them in a house style.
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

house=$sheets/project
mkdir "$house"
cp -r examples/. docs/pictures/house-style/. "$house"
mv "$house/bouwvergunning.journey" "$house/house-style.journey"

for example in examples/*.journey "$house/house-style.journey"; do
    name=$(basename "$example" .journey)
    picture=docs/pictures/$name.png
    target/debug/journey build "$example" --format pdf --output "$sheets" >"$sheets/said" 2>&1 \
        || { cat "$sheets/said" >&2; exit 1; }
    pdftoppm -singlefile -f 1 -l 1 -r "$resolution" -png "$sheets/$name.pdf" "${picture%.png}"
    if command -v pngquant >/dev/null; then
        pngquant --force --strip --speed 1 --nofs --ext .png "$colours" "$picture"
    fi
    if command -v optipng >/dev/null; then optipng -quiet -strip all "$picture"; fi
    size=$(wc -c <"$picture")
    echo "$picture: $((size / 1000)) kB"
    if [ "$size" -gt "$largest" ]; then
        echo "render.sh: $picture is too large for a README; lower the resolution, or install pngquant" >&2
    fi
done
