import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { makeUser } from "@/prisma/factories/people";
import { findByPassword } from "./password-sign-in";
import { hashPassword } from "./passwords";
import { attempt, forgive } from "./rate-limit";

const PASSWORD = "a touchstone is dark slate";
const here = new Headers();

describe("findByPassword", () => {
  it("finds an account whatever the case of its email and the form of its letters", async () => {
    const user = await makeUser({
      email: "ada@example.org",
      passwordHash: await hashPassword("Zoe\u0308 likes guidelines"),
    });
    const found = await findByPassword(" Ada@Example.ORG ", "Zo\u00eb likes guidelines", here);
    expect(found).toMatchObject({ ok: true, value: { userId: user.id } });
  });

  it("answers alike for a wrong password, an unknown, a disabled and a password-less account", async () => {
    const passwordHash = await hashPassword(PASSWORD);
    const user = await makeUser({ passwordHash });
    const disabled = await makeUser({ passwordHash });
    const withoutPassword = await makeUser();
    await db().user.update({ where: { id: disabled.id }, data: { disabledAt: new Date(0) } });
    const answers = await Promise.all([
      findByPassword(user.email, "wrong", here),
      findByPassword("nobody@example.org", PASSWORD, here),
      findByPassword(disabled.email, PASSWORD, here),
      findByPassword(withoutPassword.email, PASSWORD, here),
      findByPassword("not an email\u0000", PASSWORD, here),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, reason: "wrong" });
  });

  it("looks at ten of fifty passwords that are tried at once, and tells the others how long to wait", async () => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const answers = await Promise.all(Array.from({ length: 50 }, () => findByPassword(user.email, "wrong", here)));
    const refused = answers.filter((answer) => !answer.ok && answer.reason === "rate-limited");
    expect(refused).toHaveLength(40);
    for (const answer of refused) expect(answer).toMatchObject({ detail: { seconds: expect.closeTo(900, -2) } });
    expect(await findByPassword(user.email, PASSWORD, here)).toMatchObject({ reason: "rate-limited" });
  });

  it("forgets the failures of whoever gets it right", async () => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    for (let round = 0; round < 3; round++) {
      for (let wrong = 0; wrong < 5; wrong++) await findByPassword(user.email, "wrong", here);
      expect(await findByPassword(user.email, PASSWORD, here)).toMatchObject({ ok: true });
    }
  });
});

describe("attempt", () => {
  it("counts exactly under parallel attempts, each key by itself, and starts anew when forgiven", async () => {
    const waits = await Promise.all(Array.from({ length: 50 }, () => attempt("test", "one", 20, 60)));
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(20);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60);
    expect(await attempt("test", "other", 20, 60)).toBe(0);
    await forgive("test", "one");
    expect(await attempt("test", "one", 20, 60)).toBe(0);
  });
});
