import { expect, test, vi } from "vitest";

test("an error is known by every copy of the file that makes it, as what it is", async () => {
  const one = await import("./errors");
  vi.resetModules();
  const other = await import("./errors");
  expect(other.AppError).not.toBe(one.AppError);
  const [plain, archived] = [new one.AppError("unavailable", "later"), new one.ArchivedError("p")];
  for (const { AppError, ArchivedError } of [one, other]) {
    expect(plain instanceof AppError).toBe(true);
    expect(plain instanceof ArchivedError).toBe(false);
    expect(archived instanceof AppError).toBe(true);
    expect(archived instanceof ArchivedError).toBe(true);
    for (const stranger of [new Error("app"), { kind: "app" }, null, "app", undefined])
      expect(stranger instanceof AppError).toBe(false);
  }
});
