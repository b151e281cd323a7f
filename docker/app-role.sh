#!/bin/sh
# Runs once, when the database is made: the role of the application, which gets its rights from each migration.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$APP_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE touchstone_app LOGIN PASSWORD :'password';
SQL
