import { expect, test } from "vitest";
import { appRole } from "./app-role.mjs";
import { environment } from "./environment.mjs";

const OWNER = "postgresql://touchstone_owner:x@db.example.org/touchstone";
const APP = "postgresql://touch%40app:y@db.example.org/touchstone";

test.each([
  ["the user of DATABASE_URL", { DATABASE_URL: APP, MIGRATE_DATABASE_URL: OWNER }, "touch@app"],
  ["the one that is named", { DATABASE_URL: APP, MIGRATE_DATABASE_URL: OWNER, APP_ROLE: "other" }, "other"],
  ["nobody where one role does both", { DATABASE_URL: OWNER, MIGRATE_DATABASE_URL: OWNER }, undefined],
  ["nobody where only one address is given", { DATABASE_URL: APP }, undefined],
  [
    "nobody where the address names no user",
    { DATABASE_URL: "postgresql:///x", MIGRATE_DATABASE_URL: OWNER },
    undefined,
  ],
])("rights go to %s", (_who, variables, role) => {
  expect(appRole(environment(variables))).toBe(role);
});
