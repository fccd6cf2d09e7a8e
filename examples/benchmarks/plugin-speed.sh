#!/bin/sh
# What a plugin's cell costs beside a built-in cell of the same operations: trains both in turn on the
# ten-step waves and compares the seconds of an epoch. Needs a JDK (javac, jar).
#
#   examples/benchmarks/plugin-speed.sh
#
#   ROUNDS=5        runs of each cell, in turn
#   EPOCHS=8        epochs of a run; the first half warms up and does not count
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
rnn=$here/../../rnn-cli/bin/rnn
rounds=${ROUNDS:-5}
epochs=${EPOCHS:-8}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$rnn" --version 2>/dev/null
mkdir "$work/classes" "$work/plugins"
find "$here/twin-lstm/src/main/java" -name '*.java' >"$work/sources"
javac --release 17 -p "$here/../../rnn-cli/target/distribution/lib" -d "$work/classes" "@$work/sources"
cp -r "$here/twin-lstm/src/main/resources/." "$work/classes"
jar -c -f "$work/plugins/twin-lstm.jar" -C "$work/classes" .

median() {
  sort -g | awk '{ x[NR] = $1 } END { print (x[int((NR + 1) / 2)] + x[int(NR / 2) + 1]) / 2 }'
}

round=1
while [ "$round" -le "$rounds" ]; do
  for cell in lstm twin-lstm; do
    run=$work/$cell-$round
    "$rnn" run "$here/../specs/waves-ten-steps.yaml" --plugins "$work/plugins" --quiet --out "$run" \
      --set "model.layers.0.cell=$cell" --set "model.layers.1.cell=$cell" \
      --set "training.epochs=$epochs" --set 'baselines=[naive]' >/dev/null 2>&1
    awk -F, -v half="$((epochs / 2))" '
      NR == 1 { for (i = 1; i <= NF; i++) if ($i == "seconds") column = i; next }
      $1 > half { print $column }' "$run/history.csv" >>"$work/$cell.seconds"
  done
  cmp "$work/lstm-$round/metrics.json" "$work/twin-lstm-$round/metrics.json"
  round=$((round + 1))
done

builtin=$(median <"$work/lstm.seconds")
plugin=$(median <"$work/twin-lstm.seconds")
echo "seconds of an epoch, median of $(($(wc -l <"$work/lstm.seconds"))) each; the forecasts are the same to the bit"
awk -v b="$builtin" -v p="$plugin" 'BEGIN {
  printf "built-in  %.3f\nplugin    %.3f\nratio     %.2f\n", b, p, p / b }'
