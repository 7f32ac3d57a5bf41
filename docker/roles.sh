#!/bin/sh
# Run by the postgres image when its volume is empty: the two roles and the database, as prisma/embedded.ts makes them.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
  --set owner="$(cat /run/secrets/database_owner_password)" \
  --set app="$(cat /run/secrets/database_app_password)" <<'SQL'
CREATE ROLE portal_owner LOGIN PASSWORD :'owner';
CREATE ROLE portal_app LOGIN PASSWORD :'app';
CREATE DATABASE portal OWNER portal_owner;
SQL
