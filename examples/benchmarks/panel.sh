#!/bin/sh
# What many series take from the file to the report, with a heap of 4 GB: time by stage and peak
# memory of one run of the command. 100,000 series of 100 steps are 10 million rows.
#
#   examples/benchmarks/panel.sh [SERIES [SCOPE [WINDOWS]]]
#
# SERIES (100000) how many; SCOPE (global) or local, a network for each; WINDOWS (20000) that the
# epoch draws, or all. Needs GNU time. The files are made in a folder of their own and removed.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
rnn=$here/../../rnn-cli/bin/rnn
series=${1:-100000}
scope=${2:-global}
windows=${3:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk -v series="$series" 'BEGIN {
  srand(1)
  print "item,day,sold"
  for (s = 0; s < series; s++) {
    level = 20 + 80 * rand()
    phase = 6.283 * rand()
    for (t = 0; t < 100; t++) {
      wave = 0.3 * sin(6.2831853 * t / 7 + phase)
      printf "s%06d,%d,%.2f\n", s, t, level * (1 + wave + 0.1 * (rand() - 0.5))
    }
  }
}' > "$work/panel.csv"

cat > "$work/panel.yaml" <<END
version: 1
name: panel
seed: 1
data:
  source: csv
  path: panel.csv
  time: day
  id: item
  targets: [sold]
  season: 7
  split: {validation: 7, test: 7}
task: {lookback: 28, horizon: 7}
scaler: standard
model:
  scope: $scope
  layers: [{cell: gru, units: 32}]
strategy: direct
training: {epochs: 1, batch-size: 64, windows-per-epoch: $windows}
END

"$rnn" --version > /dev/null # builds what has changed
measured() { # what, arguments of the command
  what=$1
  shift
  RNN_JAVA_OPTS="-Xmx4g -XX:+UseSerialGC" /usr/bin/time -f "%e %U %M" -o "$work/time" \
    "$rnn" "$@" > "$work/out" 2> "$work/err" || { cat "$work/err" >&2; exit 1; }
  awk -v what="$what" -v mb="$(du -sm "$work/run" | cut -f1)" \
    '{ printf "| **%s** | **%.1f** | %.1f s of processor, peak %.0f MB, run folder %d MB |\n",
         what, $1, $2, $3 / 1024, mb }' \
    "$work/time"
}

echo "| $series series of 100 steps, $scope | s | |"
echo "|---|---|---|"
whole=$(measured "run, start to exit" run "$work/panel.yaml" --out "$work/run")
# How long each stage took, from the time stamps of the log.
awk 'function seconds(clock, part) { split(clock, part, ":"); return part[1] * 3600 + part[2] * 60 + part[3] }
     /^[0-9-]+ [0-9:.]+ (loading data|fitting baseline naive|training|checking|forecasting the test|measuring|finished)/ {
       now = seconds($2)
       if (stage != "") printf "| %s | %.1f | |\n", stage, now - before + (now < before ? 86400 : 0)
       before = now
       stage = $0
       sub(/^[0-9-]+ [0-9:.]+ /, "", stage)
       if (stage ~ /^training (ended|stopped)/) stage = "saving the model"
       if (stage ~ /^fitting/) stage = "fitting 7 baselines"
       if (stage ~ /^forecasting/) stage = "forecasting test and validation, 8 forecasters"
       if (stage ~ /^measuring/) stage = "measuring and writing"
     }' "$work/run/run.log"
echo "$whole"
measured "forecast of every series" forecast "$work/run" --input "$work/panel.csv" --output "$work/f.csv"
