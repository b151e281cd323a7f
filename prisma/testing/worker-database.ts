import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { ensureDatabase, withDatabase } from "@/scripts/runtime/postgres-roles.mjs";
import { showEverything } from "./database-server";

// Each test file gets a database of its own, copied from the migrated template, and finds it where the application looks for it.
const { adminUrl, ownerUrl, appUrl, ownerRole, template } = inject("server");
const name = `${template}_${randomBytes(4).toString("hex")}`;
await ensureDatabase(adminUrl, name, { template, owner: ownerRole });
await showEverything(adminUrl, name);

process.env.DATABASE_URL = withDatabase(appUrl, name);
process.env.MIGRATE_DATABASE_URL = withDatabase(ownerUrl, name);
process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
process.env.NEXTAUTH_URL = "http://127.0.0.1:3000";
