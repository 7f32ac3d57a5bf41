#!/bin/sh
# Makes every secret of compose.yaml, once: what is there already stays as it is. Run it in the folder of compose.yaml.
# Whoever loses secrets/key_encryption_key loses every name, story and file: keep a copy of it apart from the backups.
set -eu
umask 077
mkdir -p secrets
random() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }
password() { head -c 24 /dev/urandom | base64 | tr -d '\n' | tr '+/' '-_'; }
once() { [ -e "secrets/$1" ] || printf '%s' "$2" >"secrets/$1"; }
once database_admin_password "$(password)"
once database_owner_password "$(password)"
once database_app_password "$(password)"
once database_owner_url "postgresql://portal_owner:$(cat secrets/database_owner_password)@database:5432/portal"
once database_url "postgresql://portal_app:$(cat secrets/database_app_password)@database:5432/portal"
once key_encryption_key "$(random)"
once auth_secret "$(random)"
# The containers run as another user than yours (node, 1000), and read these files as they are mounted.
chmod 644 secrets/*
chmod 711 secrets
