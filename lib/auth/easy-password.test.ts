import popular from "popular-passwords/data.json" with { type: "json" };
import { expect, test, vi } from "vitest";
import { MIN_PASSWORD_LENGTH } from "../people/schema";

vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1/none");
vi.stubEnv("NEXTAUTH_SECRET", "Zk3vQ9x1Lw7Tn4Rb8Yc2Hd6Gf0Jm5Ps9");
vi.stubEnv("NEXTAUTH_URL", "https://labels.quarry.example");
const { easyPassword } = await import("./easy-password");

const owner = { email: "maren.holt@example.org", name: "Maren Holt" };

test("none of more than 3,000 well-known passwords that are long enough is taken, however it is written", () => {
  const long = popular.filter((one) => one.length >= MIN_PASSWORD_LENGTH);
  expect(long.length).toBeGreaterThan(3000);
  for (const one of long) expect(easyPassword(one, owner), one).not.toBeNull();
  expect(easyPassword(long.at(-1)!.toUpperCase(), owner)).not.toBeNull();
});

test.each(["touchstone-2026!", "Maren.Holt.1234", "labels-quarry-99", "MarenHolt!Touchstone"])(
  "%s is little more than a name",
  (password) => expect(easyPassword(password, owner)).toContain("your name"),
);

test.each(["aaaaaaaaaaaaaaaa", "121212121212", "abababababab 12".slice(0, 12)])(
  "%s has too few characters",
  (password) => expect(easyPassword(password, owner)).toContain("different"),
);

test.each([
  "a touchstone is dark slate",
  "gold leaves a streak",
  "maren likes rhubarb",
  "🜁🜂🜃🜄🜅🜆",
  "correct horse battery staple 7",
])("%s is taken, whatever it is made of", (password) => expect(easyPassword(password, owner)).toBeNull());
