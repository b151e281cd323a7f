import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

const GOOD = "4f1d0c9b7a6e5d3c2b1a09f8e7d6c5b4a3928170f6e5d4c3";
const ADDRESS = `postgresql://touchstone_app:${GOOD}@127.0.0.1:1/touchstone`;

function start(part: string, settings: Record<string, string>) {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    NEXTAUTH_URL: "https://labels.example.org",
    ...settings,
  } as NodeJS.ProcessEnv;
  return spawnSync(process.execPath, ["scripts/production.mjs", part], { env, encoding: "utf8" });
}

describe("a part of a production installation", () => {
  it.each([
    ["without a secret", { DATABASE_URL: ADDRESS }, "NEXTAUTH_SECRET is missing"],
    ["with a short secret", { DATABASE_URL: ADDRESS, NEXTAUTH_SECRET: GOOD.slice(0, 31) }, "needs at least 32"],
    [
      "with an example's secret",
      { DATABASE_URL: ADDRESS, NEXTAUTH_SECRET: `change-me-${GOOD}` },
      "looks like an example",
    ],
    [
      "with an example's database password",
      { NEXTAUTH_SECRET: GOOD, DATABASE_URL: "postgresql://a:password1234@h/d" },
      "The password in DATABASE_URL",
    ],
    ["without a database", { NEXTAUTH_SECRET: GOOD }, "DATABASE_URL is missing"],
  ])("does not start %s", (_, settings, reason) => {
    for (const part of ["web", "worker", "migrate"]) {
      const { status, stderr } = start(part, settings);
      expect(stderr).toContain(reason);
      expect(status).toBe(1);
    }
  });
});
