#!/bin/sh
# What it saves that a session goes on from what a network remembers: iterative forecasts with a
# growing context beside a sliding one, a new observation as it comes, sample paths.
#
#   examples/benchmarks/sessions.sh
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
JAVA_HOME=$java mvn -q -B -ntp -f "$here/../../pom.xml" -Pbenchmarks -pl :benchmarks -am \
  -Dmaven.test.skip=true package >&2 </dev/null
exec "$java/bin/java" --add-modules jdk.incubator.vector -XX:+UseSerialGC \
  -cp "$here/target/classes:$(cat "$here/target/class-path")" \
  org.rnn4j.examples.benchmarks.ours.Sessions
