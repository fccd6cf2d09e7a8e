#!/bin/sh
# Our own benchmarks, products and training steps; a wrong answer stops them. Arguments go to JMH.
#
#   examples/benchmarks/jmh.sh                          all of them, a quarter of an hour
#   examples/benchmarks/jmh.sh ProductBenchmark
#   examples/benchmarks/jmh.sh TrainingStepBenchmark -p work=W2-lstm -p threads=2
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
JAVA_HOME=$java mvn -q -B -ntp -f "$here/../../pom.xml" -Pbenchmarks -pl :benchmarks -am \
  -Dmaven.test.skip=true package >&2 </dev/null
exec "$java/bin/java" --add-modules jdk.incubator.vector \
  -cp "$here/target/classes:$(cat "$here/target/class-path")" org.openjdk.jmh.Main -foe true "$@"
