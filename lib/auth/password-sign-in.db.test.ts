import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/server/db";
import { makeUser } from "@/prisma/factories/people";
import { deviceCookie, knownDevice } from "./known-device";
import { findByPassword } from "./password-sign-in";
import { hashPassword } from "./passwords";
import { attempt, forgive } from "./rate-limit";
import { openSignIn } from "./sign-in";

const PASSWORD = "a touchstone is dark slate";
const here = new Headers();

vi.mock("./origin", () => ({ clientAddress: (headers: Headers) => headers.get("test-address") ?? "here" }));

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

  it("looks at six of fifty passwords that are tried at once, and tells the others how long to wait", async () => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const answers = await Promise.all(Array.from({ length: 50 }, () => findByPassword(user.email, "wrong", here)));
    const refused = answers.filter((answer) => !answer.ok && answer.reason === "rate-limited");
    expect(refused).toHaveLength(44);
    for (const answer of refused) expect(answer).toMatchObject({ detail: { seconds: expect.closeTo(10, -1) } });
    expect(await findByPassword(user.email, PASSWORD, here)).toMatchObject({ reason: "rate-limited" });
  });

  it("lets the owner in while strangers have used up every try: from a known device, and from elsewhere", async () => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const signInId = await openSignIn(user.id, "password");
    const from = (address: string, cookie = "") => new Headers({ "test-address": address, cookie });
    const guesses = Array.from({ length: 60 }, (_, k) => findByPassword(user.email, "wrong", from(`10.0.0.${k % 12}`)));
    const looked = (await Promise.all(guesses)).filter((answer) => !answer.ok && answer.reason === "wrong");
    expect(looked.length).toBeLessThanOrEqual(20);
    const { name, value } = deviceCookie(signInId!);
    expect(await findByPassword(user.email, PASSWORD, from("10.0.0.1", `${name}=${value}`))).toMatchObject({
      ok: true,
    });
    expect(await findByPassword(user.email, PASSWORD, from("10.0.0.1"))).toMatchObject({ reason: "rate-limited" });
    const stranger = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    expect(await knownDevice(value, stranger.email)).toBeNull();
    expect(
      await knownDevice(
        value.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
        user.email,
      ),
    ).toBeNull();
    const answer = await findByPassword(user.email, PASSWORD, from("10.9.9.9"));
    expect(answer.ok || (answer.detail?.seconds as number) <= 30).toBe(true);
  });

  it("answers a refused password after the same time for every kind of account", async () => {
    const user = await makeUser({ passwordHash: await hashPassword(PASSWORD) });
    const withoutPassword = await makeUser();
    for (const email of [user.email, "nobody@example.org", withoutPassword.email, "no email"]) {
      const began = performance.now();
      await findByPassword(email, "wrong", here);
      expect(performance.now() - began).toBeGreaterThanOrEqual(295);
    }
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
