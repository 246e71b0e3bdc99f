#!/usr/bin/env bash
# Creates each database and its roles as far as they are missing, and sets the passwords to those of the environment. Repeatable.
# A service has two roles: the owner, who migrates, and the application's, whom the migrations grant what it may do.
set -euo pipefail

run() {
  psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 "$@" >/dev/null
}

# role NAME VARIABLE: the password is read from the environment by psql itself, so that no command line shows it.
role() {
  run --dbname postgres --set name="$1" <<SQL
\getenv password $2
SELECT format('CREATE ROLE %I', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" LOGIN PASSWORD :'password';
SQL
}

# database NAME OWNER
database() {
  run --dbname postgres --set name="$1" --set owner="$2" <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'owner')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
  run --dbname "$1" --set owner="$2" <<'SQL'
ALTER SCHEMA public OWNER TO :"owner";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
}

# application NAME ROLE: may connect and look into the schema; the rest is the migrations' to grant.
application() {
  run --dbname "$1" --set name="$1" --set app="$2" <<'SQL'
GRANT CONNECT ON DATABASE :"name" TO :"app";
GRANT USAGE ON SCHEMA public TO :"app";
SQL
}

for service in territory project funding partner; do
  role "${service}_owner" "${service^^}_OWNER_PASSWORD"
  role "${service}_app" "${service^^}_APP_PASSWORD"
  database "$service" "${service}_owner"
  application "$service" "${service}_app"
done
role keycloak KEYCLOAK_DATABASE_PASSWORD
database keycloak keycloak
echo 'Databases and roles are in place.'
