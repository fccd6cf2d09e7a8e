#!/bin/sh
# How the time of an epoch and the peak memory grow with the length of the series, the rows of a
# batch and the number of series, up to 100,000. The heap is held to HEAP (256m).
# Then how fast a CSV file of ROWS (10,000,000) rows is read with a heap of 1 GB, and with what memory.
# Then what 100,000 series of 100 steps take from the file to the report, with a heap of 4 GB.
#
#   examples/benchmarks/scaling.sh
#   examples/benchmarks/scaling.sh reading      # the second table alone
#   examples/benchmarks/scaling.sh panel        # the third alone: see panel.sh for what may follow
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
if [ "${1:-}" = panel ]; then
  shift
  exec "$here/panel.sh" "$@"
fi
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
JAVA_HOME=$java mvn -q -B -ntp -f "$here/../../pom.xml" -Pbenchmarks -pl :benchmarks -am \
  -Dmaven.test.skip=true package >&2 </dev/null

measure() { # what grows, steps, rows, series
  "$java/bin/java" --add-modules jdk.incubator.vector -XX:+UseSerialGC "-Xmx${HEAP:-256m}" \
    -cp "$here/target/classes:$(cat "$here/target/class-path")" \
    org.rnn4j.examples.benchmarks.ours.Scaling "$@" 2>/dev/null
}

if [ "${1:-}" != reading ]; then
echo "| what grows | steps | rows of a batch | series | s/epoch | us/step of a series | peak MB |"
echo "|---|---|---|---|---|---|---|"
for steps in 25 50 100 200 400 800; do measure steps "$steps" 32 2048; done
for rows in 16 32 64 128 256 512; do measure rows 50 "$rows" 4096; done
for series in 1000 10000 100000; do measure series 50 32 "$series"; done
echo
fi

echo "| reading | rows | MB | s | MB/s | s of the processor | MB/s of it | peak MB |"
echo "|---|---|---|---|---|---|---|---|"
"$java/bin/java" -XX:+UseSerialGC -Xmx1g -cp "$here/target/classes:$(cat "$here/target/class-path")" \
  org.rnn4j.examples.benchmarks.ours.ReadRows "${ROWS:-10000000}" 2>/dev/null
[ "${1:-}" = reading ] || { echo; "$here/panel.sh"; }
