#!/bin/sh
# Unpacks an archive and uses it as somebody without Java would: no JAVA_HOME, no Java on the PATH, a
# folder with a space in it, and a link to the launcher.
set -eu

archive=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=$(mktemp -d)/'with a space'
trap 'rm -rf "$(dirname "$folder")"' EXIT
mkdir -p "$folder/bin"
cd "$folder"
for tool in sh dirname readlink tput; do
  found=$(command -v "$tool") && ln -s "$found" "bin/$tool"
done
tar -xzf "$archive"
home=$(echo "$folder"/stampede-*)
ln -s "../$(basename "$home")/bin/stampede" bin/stampede
clean() { env -i PATH="$folder/bin" "$@"; }

clean stampede --version
clean stampede validate "$home/scenarios/black-friday.yaml"
clean stampede run "$home/scenarios/mmc.yaml" --set duration=1m --set warmup=0s -n 2 -q -o out ||
  [ $? -eq 98 ] # two minutes are too short for its verdicts
for file in report.html summary.json charts/overview.png; do
  [ -s "out/$file" ] || { echo "there is no $file" >&2; exit 1; }
done
code=0
clean stampede run nothing.yaml 2>/dev/null || code=$?
[ "$code" -eq 4 ] || { echo "exit code $code instead of 4" >&2; exit 1; }
for file in LICENSE NOTICE stampede.cdx.json runtime/legal/java.base/LICENSE; do
  [ -s "$home/$file" ] || { echo "there is no $file" >&2; exit 1; }
done
echo "unpacked and used: $(basename "$archive")"
