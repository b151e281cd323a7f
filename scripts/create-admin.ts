import { adminLink } from "@/lib/people/invitation-commands";
import { emailSchema } from "@/lib/people/schema";

/** Prints a one-time link by which somebody becomes an admin of this instance. */
async function main(): Promise<void> {
  const wanted = process.argv[2];
  const email = wanted === undefined ? undefined : emailSchema.safeParse(wanted);
  if (email && !email.success)
    throw new Error(`${wanted} is not an email address.\nUsage: npm run create-admin -- [email]`);
  const link = await adminLink(email?.data);
  console.error(
    `Whoever opens this link${email ? ` as ${email.data}` : ""} becomes an admin. It works once, within 7 days.`,
  );
  console.log(link);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
