import { describe, expect, it } from "vitest";
import { environment } from "./environment.mjs";
import { isProduction, requireProductionSecrets, secretProblem } from "./secrets.mjs";

const GOOD = "3f9c1b7e5d2a48068e4f7c9b1d3a5e60f2c4b6a8";
const refusal = (variables: Record<string, string>) => {
  try {
    requireProductionSecrets(
      environment({
        TOUCHSTONE_PRODUCTION: "1",
        NEXTAUTH_SECRET: GOOD,
        NEXTAUTH_URL: "https://labels.example.org",
        ...variables,
      }),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe("a production server's settings", () => {
  it("may be good ones", () => {
    expect(refusal({ DATABASE_URL: "postgresql://app:k3VnQ8xT0pLm@db:5432/touchstone" })).toBeNull();
    expect(refusal({ DATABASE_URL: "postgresql://app@db:5432/touchstone" })).toBeNull();
  });

  it.each([
    [{ NEXTAUTH_SECRET: "" }, "NEXTAUTH_SECRET is missing"],
    [{ NEXTAUTH_SECRET: GOOD.slice(0, 31) }, "NEXTAUTH_SECRET has 31 characters; it needs at least 32"],
    [{ NEXTAUTH_SECRET: "change-me-to-a-long-random-string-please" }, "NEXTAUTH_SECRET looks like an example"],
    [{ NEXTAUTH_SECRET: "Replace-This-0123456789-0123456789-01" }, "NEXTAUTH_SECRET looks like an example"],
    [{ NEXTAUTH_SECRET: "ab".repeat(20) }, "NEXTAUTH_SECRET repeats the same few characters"],
    [{ DATABASE_URL: "postgresql://app:password1234@db/x" }, "The password in DATABASE_URL looks like an example"],
    [{ MIGRATE_DATABASE_URL: "postgresql://o:k3VnQ8x@db/x" }, "The password in MIGRATE_DATABASE_URL has 7 characters"],
    [{ OIDC_CLIENT_ID: "touchstone" }, "OIDC_CLIENT_SECRET is missing"],
    [{ NEXTAUTH_URL: "" }, "NEXTAUTH_URL is missing"],
    [{ NEXTAUTH_URL: "labels.example.org" }, "NEXTAUTH_URL is not an address"],
    [{ TOUCHSTONE_DEMO: "1" }, "TOUCHSTONE_DEMO is 1"],
  ])("are refused: %o", (variables, message) => {
    expect(refusal(variables)).toContain(message);
  });

  it("are refused together", () => {
    expect(() => requireProductionSecrets(environment({ TOUCHSTONE_PRODUCTION: "1" }))).toThrow(
      /NEXTAUTH_SECRET is missing[\s\S]*NEXTAUTH_URL is missing/,
    );
  });

  it("are all named at once", () => {
    const message = refusal({ NEXTAUTH_SECRET: "short", DATABASE_URL: "postgresql://app:change-me@db/x" });
    expect(message).toMatch(/NEXTAUTH_SECRET.*\n.*DATABASE_URL/);
  });
});

it("outside of production nothing is asked", () => {
  expect(() => requireProductionSecrets(environment({}))).not.toThrow();
  expect(isProduction(environment({ NODE_ENV: "development" }))).toBe(false);
  expect(isProduction(environment({ NODE_ENV: "production" }))).toBe(true);
});

it("a secret is judged by its own length", () => {
  expect(secretProblem("X", "k3VnQ8xT0pLm", 12)).toBeNull();
  expect(secretProblem("X", "k3VnQ8xT0pL", 12)).toContain("at least 12");
});
