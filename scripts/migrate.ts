import { migrate } from "@/prisma/migrate/migrate";
import { appRole } from "./runtime/app-role.mjs";

const url = process.env.MIGRATE_DATABASE_URL ?? process.env.DATABASE_URL;
if (!url) {
  console.error(
    "DATABASE_URL is not set. Set it to the database to migrate, for example postgresql://user:password@host:5432/touchstone.",
  );
  process.exit(2);
}
const applied = await migrate(url, { appRole: appRole(), say: console.log });
console.log(applied.length === 0 ? "The database is current; nothing to migrate." : `Applied ${applied.join(", ")}.`);
process.exit(0);
