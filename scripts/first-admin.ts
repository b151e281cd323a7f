import { firstAdminLink } from "@/lib/people/invitation-commands";

/** Prints the link by which the first admin joins, and nothing where there is one. The link printed before stops working. */
const link = await firstAdminLink();
if (link) {
  console.error("Nobody can sign in yet. This link, which works once, makes the first admin:");
  console.log(link);
}
process.exit(0);
