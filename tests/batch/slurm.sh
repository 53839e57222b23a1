#!/bin/sh
# The recipe for Slurm on a Slurm of its own: one node, this machine, with its ports and files
# in a folder that is removed. Wants root, as slurmd does. Not a part of `make test`:
#   make slurm
. "$(dirname "$0")/../support/suite.sh"
[ "$(id -u)" = 0 ] || { echo "slurmd wants root"; exit 2; }
stop() {
    for daemon in d ctld; do [ ! -s "$top/$daemon.pid" ] || kill "$(cat "$top/$daemon.pid")" 2>/dev/null; done
    [ -n "${KEEP:-}" ] || rm -rf "$top"
}
trap stop EXIT
cd "$top" || exit 2
mkdir state spool
host=$(hostname)
port=$((20000 + $$ % 20000))
cat >slurm.conf <<EOF
ClusterName=banxin
SlurmctldHost=$host
AuthType=auth/none
CredType=cred/none
SlurmUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
StateSaveLocation=$top/state
SlurmdSpoolDir=$top/spool
SlurmctldPidFile=$top/ctld.pid
SlurmdPidFile=$top/d.pid
SlurmctldLogFile=$top/ctld.log
SlurmdLogFile=$top/d.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=bf_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=$host CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
export SLURM_CONF="$top/slurm.conf"
slurmctld -f slurm.conf && slurmd -f slurm.conf || exit 1
fail() {
    failures=$((failures + 1))
    echo "$1"
    cat slurm-*.out 2>/dev/null | head -n 20
}
wait_for() { # SECONDS COMMAND...
    tries=$((10 * $1))
    shift
    while [ $tries -gt 0 ] && ! "$@" >/dev/null 2>&1; do
        sleep 0.1
        tries=$((tries - 1))
    done
    [ $tries -gt 0 ]
}
is_idle() { sinfo -h -o %t | grep -q idle; }
wait_for 30 is_idle || { fail "the node does not come up"; tail -n 20 ctld.log d.log; exit 1; }

mkdir in
awk -v count=400 -v folder=in -f "$root/tests/bench/bodies.awk" || exit 2
"$program" render --no-sync -j 2 -o whole in >err 2>&1 || { cat err; exit 1; }
list() { (cd "$1" && find . -name '*.pdf' -exec sha256sum {} + | LC_ALL=C sort -k 2); }
list whole >wanted.txt
submit() { # OUT PARTS: waits for the end
    DATA=in OUT=$1 BANXIN=$program sbatch --wait --array="1-$2" --cpus-per-task=1 --mem-per-cpu=100M \
        "$root/docs/batch/slurm.sh" >>submitted 2>&1
}
check_against_whole() {
    list "$1" >is.txt
    cmp -s wanted.txt is.txt || fail "$1 is not as one machine makes it"
    "$program" merge-manifests -o "$1/manifest.jsonl" "$1"/manifest-*-of-4.jsonl || fail "no merge"
    [ "$(grep -c '"status":"made"' "$1/manifest.jsonl")" = 400 ] || fail "not all are in the manifest"
    [ -z "$(find "$1" -name '*.part')" ] || fail "a part is left"
}

submit array 4 || fail "the array failed"
check_against_whole array

# A task is taken from its node in the middle and comes again: it goes on where it was.
submit requeued 4 &
waiting=$!
some() { [ "$(find requeued -name '*.pdf' | wc -l)" -gt 20 ]; }
running() { squeue -h -r -t R -o %i | tail -n 1; }
wait_for 30 some || fail "nothing is made"
scontrol requeue "$(running)" || fail "no task to take away"
wait $waiting || fail "the array failed after a task was taken away"
wait_for 150 test -z "$(squeue -h)" || fail "it does not end"
check_against_whole requeued

[ $failures = 0 ] && echo "an array of 4 tasks twice, one task taken away: 400 reports each, as from one machine"
[ $failures = 0 ]
