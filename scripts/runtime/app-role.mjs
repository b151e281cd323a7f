/**
 * The role that gets the application's rights from each migration: the one that is named, else the user of DATABASE_URL where another
 * role owns the schema. None where one role does both.
 * @returns {string | undefined}
 */
export function appRole(env = process.env) {
  if (env.APP_ROLE) return env.APP_ROLE;
  const { DATABASE_URL: app, MIGRATE_DATABASE_URL: owner } = env;
  if (!app || !owner || !URL.canParse(app) || !URL.canParse(owner)) return undefined;
  const [user, other] = [new URL(app), new URL(owner)].map(({ username }) => decodeURIComponent(username));
  return user && user !== other ? user : undefined;
}
