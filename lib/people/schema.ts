import { z } from "zod";
import { PROJECT_ROLES } from "../auth/permissions";

/** Shortest password; there is no other rule for what is in it (NIST SP 800-63B). */
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 1000;
/** Longest life of an API token. */
export const MAX_TOKEN_DAYS = 365;

export const INSTANCE_ROLES = ["admin", "author", "member"] as const;

/** Characters that a name shown beside others' must not have: controls, and what turns the direction of the text around it. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: "Write something here." })
    .max(max, { error: `Use at most ${max} characters.` })
    .refine((text) => !UNPRINTABLE.test(text), { error: "Leave out control characters." });

export const nameSchema = line(100);
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: "Use at most 254 characters." })
  .pipe(z.email({ error: "This is not an email address." }));
export const newPasswordSchema = z
  .string()
  .min(MIN_PASSWORD_LENGTH, { error: `Use at least ${MIN_PASSWORD_LENGTH} characters.` })
  .max(MAX_PASSWORD_LENGTH, { error: `Use at most ${MAX_PASSWORD_LENGTH.toLocaleString("en")} characters.` });
export const projectRoleSchema = z.enum(PROJECT_ROLES, { error: `Choose one of ${PROJECT_ROLES.join(", ")}.` });

export const userIdSchema = z.object({ userId: z.uuid({ error: "This is not a user's id." }) });
export const idSchema = z.object({ id: z.uuid({ error: "This is not an id." }) });
export const nameChangeSchema = z.object({ name: nameSchema });
export const nothingSchema = z.object({});

export const memberSchema = z.object({ email: emailSchema, role: projectRoleSchema });
export const roleChangeSchema = userIdSchema.extend({ role: projectRoleSchema });
export const instanceInvitationSchema = z.object({ email: emailSchema, role: z.enum(INSTANCE_ROLES) });
export const instanceRoleSchema = userIdSchema.extend({ role: z.enum(INSTANCE_ROLES) });

export const acceptSchema = z.object({
  token: z.string().max(200),
  name: nameSchema.optional(),
  /** Only where the invitation names nobody. */
  email: emailSchema.optional(),
  password: newPasswordSchema.optional(),
  /** Of a link that only sets a password: whether the account's API tokens end as its sign-ins do. */
  endTokens: z.boolean().default(false),
});

/** The email is typed, so that nobody deletes an account by a slip. */
export const deleteUserSchema = userIdSchema.extend({ email: emailSchema });
export const deleteOwnAccountSchema = z.object({
  email: emailSchema.describe("That of the account, typed again"),
  password: z.string().max(1000).optional().describe("Where the account has one"),
});

export const passwordChangeSchema = z.object({
  /** Not asked of the demo’s people, who come in by one click. */
  current: z.string().max(1000).optional(),
  next: newPasswordSchema,
  endTokens: z.boolean().default(false),
});

export const tokenSchema = z.object({
  name: line(100).describe("What the token is for"),
  days: z
    .int()
    .min(1)
    .max(MAX_TOKEN_DAYS, { error: `A token lives at most ${MAX_TOKEN_DAYS} days.` })
    .default(90),
  role: projectRoleSchema.optional().describe("Caps what the owner's roles allow"),
  projectId: z.uuid().optional().describe("Narrows the token to one project"),
});

export type MemberInput = z.infer<typeof memberSchema>;
export type AcceptInput = z.input<typeof acceptSchema>;
export type TokenInput = z.infer<typeof tokenSchema>;
export type InstanceRoleName = (typeof INSTANCE_ROLES)[number];
