#!/bin/sh
# Measures the specs of this folder over lookbacks of 50, 200 and 800 steps: the norm of the gradient by the states
# 1 step and all steps before the end, fresh; with TRAIN=1 also what comes of training, at the lookbacks in LOOKBACKS.
#
#   examples/specs/unstable-gradients/measure.sh [SPEC...]
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
rnn=$here/../../../rnn-cli/bin/rnn
[ $# -gt 0 ] || set -- tanh tanh-orthogonal tanh-layer-norm relu relu-orthogonal relu-layer-norm relu-growing \
  relu-growing-layer-norm lstm gru relu-clipped relu-growing-clipped
for spec in "$@"; do
  for lookback in ${LOOKBACKS:-50 200 800}; do
    "$rnn" gradients "$here/$spec.yaml" --set "task.lookback=$lookback" --set "data.steps=$lookback" \
      ${TRAIN:+--train} 2>&1 \
      | awk -F, -v spec="$spec" -v n="$lookback" '
          $1 == "fresh" || $1 == "trained" { if ($3 == 1 || $3 == n) print spec "," n "," $1 "," $3 "," $4 }
          /^rnn: / { print spec "," n "," $0 }'
  done
done
