#!/bin/sh
# with-keyring.sh COMMAND…: runs a command in a D-Bus session of its own with an unlocked, throw-away keyring
# (Secret Service by gnome-keyring). Nothing is left behind, and the user's own keyring is never touched.
set -e
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
# A runtime folder of its own, too: else the daemon finds another one running there and leaves this bus without any.
export XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run"
mkdir -m 700 "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
dbus-run-session -- sh -c '
  printf throw-away | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 &
  tries=0
  # Asked by name first: a call to the service before our daemon owns it would make the bus start another, locked one.
  is_owned() {
    gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
      --method org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets 2>/dev/null | grep -q true
  }
  until is_owned && gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets/aliases/default \
    --method org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Locked 2>/dev/null | grep -q false; do
    tries=$((tries + 1))
    [ "$tries" -lt 200 ] || { echo "with-keyring: no Secret Service after 10 s" >&2; exit 1; }
    sleep .05
  done
  exec "$@"' sh "$@"
