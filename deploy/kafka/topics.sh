#!/usr/bin/env bash
# Creates the topics that are missing: one per aggregate, kept for ever so that a copy can be built anew, and its dead letters.
set -euo pipefail

topics() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" "$@"
}

# create TOPIC PARTITIONS [CONFIGURATION]
create() {
  if ! grep -qxF "$1" <<<"$present"; then
    topics --create --if-not-exists --topic "$1" --partitions "$2" --replication-factor "$REPLICATION_FACTOR" "${@:3}"
  fi
}

present=$(topics --list)
for aggregate in territories projects envelopes applications payments referrals webhooks limits clients; do
  create "$aggregate.v1" 6 --config retention.ms=-1
  create "$aggregate.v1.dead-letter" 1
done
echo 'Topics are in place.'
