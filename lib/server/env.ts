import "server-only";
import { z } from "zod";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const EXAMPLE_SECRETS = ["change-me", "changeme", "secret", "example", "replace", "your-secret"];

const secret = z
  .string({ error: "is missing; make one with: openssl rand -base64 48" })
  .min(32, { error: "is shorter than 32 characters; make one with: openssl rand -base64 48" })
  .refine((value) => !EXAMPLE_SECRETS.some((example) => value.toLowerCase().includes(example)), {
    error: "looks like an example; make one with: openssl rand -base64 48",
  });

const schema = z.object({
  DATABASE_URL: z.url({ error: "is not a PostgreSQL address", protocol: /^postgres(ql)?$/ }),
  DATABASE_REPLICA_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  /** Set by whoever started PostgreSQL here: its processes are ours to put in order. */
  TOUCHSTONE_EMBEDDED: flag,
  NEXTAUTH_SECRET: secret,
  /** Those that NEXTAUTH_SECRET replaced, by which older anchors of the audit log are verified. */
  AUDIT_OLD_SECRETS: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((one) => one !== "")),
  NEXTAUTH_URL: z.url().default("http://127.0.0.1:3000"),
  /** Behind a reverse proxy that sets x-forwarded-for and x-forwarded-host. */
  TRUST_PROXY: flag,
  /** One-click sign-in as the demo's people; works on loopback only. */
  TOUCHSTONE_DEMO: flag,
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default("single sign-on"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

let parsed: z.infer<typeof schema> | undefined;

/** The checked environment. Throws once, naming every variable that is wrong and how to mend it. */
export function env(): z.infer<typeof schema> {
  if (parsed) return parsed;
  // Compose files pass what is not set as an empty text.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not usable:\n  ${lines.join("\n  ")}`);
  }
  parsed = result.data;
  return parsed;
}
