#!/bin/sh
# Ours beside other libraries on the same work, in turn. Prints tables in Markdown.
#
#   examples/benchmarks/peers.sh
#   examples/benchmarks/peers.sh --only W1-lstm,W2 --with djl,libtorch --runs 7
#
#   --only NAMES        works, or how their names begin, 'footprint', 'job' (default: everything)
#   --with NAMES        who takes part beside ours (default: all)
#   --runs N            runs of each contestant (7)
#   --run-seconds S     about how long a run lasts (0.2)
#   --warm-up S         how long Java warms up (2)
#
#   JAVA_HOME           builds and runs everything (otherwise the java on the PATH)
#   JDKS                more JDKs that ours runs on as well, separated by colons; each counts once
#
# Needs Maven, Linux on x86-64, and at first a gigabyte of downloads.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
root=$here/../..
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
peers=plugin,libtorch,djl,onednn,openblas,tensorflow,onnxruntime,deeplearning4j
with=
previous=
for argument in "$@"; do
  [ "$previous" != --with ] || with=$argument
  previous=$argument
done

projects=:benchmarks
for peer in $(echo "${with:-$peers}" | tr , ' '); do
  projects=$projects,:benchmark-peer-$peer
done
JAVA_HOME=$java mvn -q -B -ntp -f "$root/pom.xml" -Pbenchmarks,peers -pl "$projects" -am \
  -Dmaven.test.skip=true package >&2 </dev/null

rm -f "$here"/target/peers-*.log
exec "$java/bin/java" -cp "$here/target/classes" \
  org.rnn4j.examples.benchmarks.runner.Peers --benchmarks "$here" --jdks "$java${JDKS:+:$JDKS}" "$@"
