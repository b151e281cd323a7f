import { randomBytes } from "node:crypto";

export interface ApiPerson {
  userId: string;
  email: string;
  token: string;
}

/**
 * Makes accounts with API tokens in the database of an instance, as `npm run token` does: the first may create guidelines and
 * projects, the others may not; with a password all can sign in. One database to a process: the application reads its environment when it is first imported.
 */
export async function makeApiPeople(databaseUrl: string, count: number, password?: string): Promise<ApiPerson[]> {
  process.env.DATABASE_URL = databaseUrl;
  process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("hex");
  const [{ makeUser }, { createToken }, { db }] = await Promise.all([
    import("@/prisma/factories/people"),
    import("@/lib/auth/tokens"),
    import("@/lib/server/db"),
  ]);
  const passwordHash = password && (await (await import("@/lib/auth/passwords")).hashPassword(password));
  const people: ApiPerson[] = [];
  for (let n = 0; n < count; n++) {
    const user = await makeUser({
      email: `person${n}@example.org`,
      instanceRole: n === 0 ? "author" : "member",
      passwordHash,
    });
    const { token } = await createToken({ userId: user.id, name: "made for a check", days: 1 });
    people.push({ userId: user.id, email: user.email, token });
  }
  await db().$disconnect();
  return people;
}
