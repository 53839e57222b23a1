#!/bin/sh
#SBATCH --job-name=banxin
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=512M
#SBATCH --requeue
# A part for each task of the array: DATA=data OUT=out sbatch slurm.sh; then, when all are done,
#   banxin merge-manifests -o out/manifest.jsonl out/manifest-*-of-8.jsonl
# A task that is requeued takes its part up where it was.
set -eu
: "${DATA:?}" "${OUT:?}" "${BANXIN:=banxin}"
exec "$BANXIN" render -j "${SLURM_CPUS_PER_TASK:-1}" -o "$OUT" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" "$DATA"
