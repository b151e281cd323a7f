import { randomBytes } from "node:crypto";
import path from "node:path";
import { readJson, writeJson } from "./json-file.mjs";
import { dataDir } from "./paths.mjs";
import { StartError } from "./start-error.mjs";

const EXAMPLES = ["change-me", "changeme", "change_me", "secret", "example", "replace", "password"];
const SHORTEST_SECRET = 32;
const SHORTEST_PASSWORD = 12;

/** Whether this is a production server: then nothing is made up for it. */
export function isProduction(env = process.env) {
  return env.NODE_ENV === "production" || env.TOUCHSTONE_PRODUCTION === "1";
}

/**
 * The secret that signs the cookies: the one that is set, else, on somebody's own machine, one that is made once and kept in
 * `secrets.json`, which only its owner can read.
 * @returns {string}
 */
export function cookieSecret(env = process.env) {
  if (env.NEXTAUTH_SECRET || isProduction(env)) return env.NEXTAUTH_SECRET ?? "";
  const file = path.join(dataDir, "secrets.json");
  const kept = /** @type {{ cookies?: string } | null} */ (readJson(file));
  if (kept?.cookies) return kept.cookies;
  const cookies = randomBytes(48).toString("base64");
  writeJson(file, { cookies });
  return cookies;
}

/**
 * The passwords of a database that we made ourselves, kept beside it.
 * @param {string} file
 * @returns {{ superuser: string, owner: string, app: string }}
 */
export function databasePasswords(file) {
  const kept = /** @type {ReturnType<typeof databasePasswords> | null} */ (readJson(file));
  if (kept) return kept;
  const make = () => randomBytes(24).toString("base64url");
  const made = { superuser: make(), owner: make(), app: make() };
  writeJson(file, made);
  return made;
}

/** Refuses to run in production with a secret that is missing, short or taken from an example, without an address, or as a demo. */
export function requireProductionSecrets(env = process.env) {
  if (!isProduction(env)) return;
  const problems = [
    secretProblem("NEXTAUTH_SECRET", env.NEXTAUTH_SECRET, SHORTEST_SECRET),
    ...["DATABASE_URL", "MIGRATE_DATABASE_URL", "DATABASE_REPLICA_URL"].map((name) => passwordProblem(name, env[name])),
    env.OIDC_CLIENT_ID ? secretProblem("OIDC_CLIENT_SECRET", env.OIDC_CLIENT_SECRET, 1) : null,
    addressProblem(env.NEXTAUTH_URL),
    env.TOUCHSTONE_DEMO === "1"
      ? "TOUCHSTONE_DEMO is 1: anybody could sign in as the demo's people by one click. Leave it out."
      : null,
  ].filter((problem) => problem !== null);
  if (problems.length === 0) return;
  throw new StartError(
    `This is a production server, and its settings are not safe:\n  ${problems.join("\n  ")}`,
    "docs/deploy.md lists the settings. Make good secrets with: openssl rand -hex 32",
  );
}

/**
 * What is wrong with a secret, or null.
 * @param {string} name
 * @param {string | undefined} value
 * @param {number} shortest
 */
export function secretProblem(name, value, shortest) {
  if (!value) return `${name} is missing.`;
  if (value.length < shortest) return `${name} has ${value.length} characters; it needs at least ${shortest}.`;
  if (EXAMPLES.some((example) => value.toLowerCase().includes(example))) return `${name} looks like an example.`;
  if (new Set(value).size < Math.min(shortest, 8)) return `${name} repeats the same few characters.`;
  return null;
}

/** @param {string | undefined} address */
function addressProblem(address) {
  if (!address) return "NEXTAUTH_URL is missing: the address that people use, such as https://touchstone.example.org.";
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return "NEXTAUTH_URL is not an address.";
  return null;
}

/**
 * The same for the password in a database's address. An address without one (a certificate, a cloud's identity) is its owner's
 * choice.
 * @param {string} name
 * @param {string | undefined} address
 */
function passwordProblem(name, address) {
  if (!address || !URL.canParse(address)) return null;
  const { password } = new URL(address);
  return password ? secretProblem(`The password in ${name}`, decodeURIComponent(password), SHORTEST_PASSWORD) : null;
}
