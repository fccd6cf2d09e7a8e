#!/bin/sh
# Repeats the reference figures of the waves experiment and prints them beside the published ones, as the
# table of README.md: the mean squared error on the validation part after training with seeds 1, 2, 3.
#
#   examples/specs/reproduce.sh             all rows: some six minutes on two cores
#   examples/specs/reproduce.sh ROW...      some rows, by the name of their spec, e.g. ten-steps-lstm
#
#   SEEDS="1 2 3"                           the seeds; the median is over these
#   RUNS=runs/reference                     where the run folders go; a run that is there is not repeated
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
rnn=$here/../../rnn-cli/bin/rnn
seeds=${SEEDS:-1 2 3}
runs=${RUNS:-runs/reference}

# spec | command | forecaster | what | published | least and most that is accepted
rows() {
  cat <<'ROWS'
one-step-dense|baselines|linear-sgd|flatten + dense(1)|0.00417 0.00415 0.00417|0.0040|0.0046
one-step-simple-1|run|model|simple(1), learning rate 0.005|0.01085 0.01089 0.01088|0.0105|0.0113
one-step-simple-20-20-1|run|model|simple 20-20-1|0.00289 0.00293 0.00291|0.0027|0.0031
one-step-simple-20-20|run|model|simple 20-20 + dense(1)|0.00268 0.00258 0.00262|0.0025|0.0029
ten-steps-fed-back|run|model|that network fed back ten times|0.0285 0.0273 0.0275||0.030
ten-steps-dense|baselines|linear-sgd|flatten + dense(10)|0.0188 0.0188 0.0187||
ten-steps-direct|run|model|direct: simple 20-20 + dense(10)|0.0082 0.0081 0.0085|0.0078|0.0092
ten-steps-sequence|run|model|sequence to sequence, learning rate 0.01, best epoch|0.0064 0.0067 0.0058||0.0070
ten-steps-lstm|run|model|LSTM 20-20, sequence to sequence|0.00852 0.00855 0.00856|0.0082|0.0092
ten-steps-gru|run|model|GRU 20-20, sequence to sequence|0.01106 0.01030 0.01026|0.0098|0.0115
ten-steps-layer-norm|run|model|layer norm in the cell|0.0145 0.0132 0.0121||
ten-steps-batch-norm|run|model|batch norm between layers|0.0171 0.0214 0.0164||
ROWS
}

# The validation mse of forecaster $2 in the metrics.json $1.
validation_mse() {
  awk -v name="\"$2\"" '
    /^  "/ { part = $1 }
    /^    "/ { forecaster = $1 }
    /^      "/ { metric = $1 }
    /"value"/ && part == "\"validation\"" && forecaster == name && metric == "\"mse\"" {
      gsub(/[^-+0-9.eE]/, "", $3)
      print $3
    }' "$1"
}

median() {
  sort -g | awk '{ x[NR] = $1 } END { print (x[int((NR + 1) / 2)] + x[int(NR / 2) + 1]) / 2 }'
}

echo '| network | spec | published | accepted | ours, seed by seed | median | in the band |'
echo '|---|---|---|---|---|---|---|'
rows | while IFS='|' read -r spec command forecaster what published low high; do
  if [ $# -gt 0 ]; then
    case " $* " in *" $spec "*) ;; *) continue ;; esac
  fi
  figures=
  for seed in $seeds; do
    run=$runs/$spec-$seed
    if [ ! -f "$run/metrics.json" ]; then
      echo "$spec, seed $seed" >&2
      "$rnn" "$command" "$here/reference/$spec.yaml" --set "seed=$seed" --out "$run" --quiet \
        </dev/null >/dev/null
    fi
    figures="$figures $(validation_mse "$run/metrics.json" "$forecaster")"
  done
  # shellcheck disable=SC2086 # a list
  printf '%s\n' $figures | median | awk -v spec="$spec" -v what="$what" -v published="$published" \
    -v low="$low" -v high="$high" -v figures="$figures" '{
      n = split(figures, f, " ")
      for (i = 1; i <= n; i++) shown = shown sprintf("%s%.5f", i == 1 ? "" : " ", f[i])
      band = low != "" ? low " - " high : high != "" ? "at most " high : ""
      verdict = band == "" ? "" : (low == "" || $1 >= low + 0) && $1 <= high + 0 ? "yes" : "NO"
      printf "| %s | `%s.yaml` | %s | %s | %s | %.5f | %s |\n", what, spec, published, band, shown, $1, verdict
    }'
done
