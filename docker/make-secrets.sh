#!/bin/sh
# Makes every secret of compose.yaml, once: what is there already stays as it is. Run it as root, in the folder of
# compose.yaml. Whoever loses secrets/key_encryption_key loses every name, story and file, and whoever loses
# secrets/backup_key loses every backup: keep a copy of both elsewhere.
set -eu
umask 077
mkdir -p secrets
# Docker mounts each file where it is read: nobody else has to enter this folder.
chmod 700 secrets
random() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
password() { head -c 24 /dev/urandom | base64 | tr -d '\n' | tr '+/' '-_'; }
once() { [ -e "secrets/$1" ] || printf '%s' "$2" >"secrets/$1"; }
once database_admin_password "$(password)"
once database_owner_password "$(password)"
once database_app_password "$(password)"
once database_owner_url "postgresql://portal_owner:$(cat secrets/database_owner_password)@database:5432/portal"
once database_url "postgresql://portal_app:$(cat secrets/database_app_password)@database:5432/portal"
once key_encryption_key "$(random)"
once key_encryption_keys_old ""
once auth_secret "$(random)"
once backup_key "$(random)"
if [ "$(id -u)" = 0 ]; then
  # The users that read them in the containers: postgres of its image, and node of the portal's.
  chown 999:999 secrets/database_*_password
  chown 1000:1000 secrets/*_url secrets/key_* secrets/auth_secret secrets/backup_key
  chmod 400 secrets/*
else
  # They can't be given to the containers' users: those read them as others, and only the folder keeps accounts out.
  chmod 444 secrets/*
  echo "Not root: the secrets are protected by their folder alone, which $(id -un) and root can enter. Do not move them" >&2
  echo "out of it, or run this again as root, which gives each to the one user that reads it." >&2
fi
