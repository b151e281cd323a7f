import { expect, test } from "@playwright/test";

test("a started server is healthy and its database is current", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  // A connection outlives what a proxy keeps idle, at most 600 s; otherwise clients behind one get a 502 now and then.
  expect(response.headers()["keep-alive"]).toBe("timeout=620");
  expect(await response.json()).toEqual({
    ok: true,
    database: "up",
    migrations: "current",
    storage: "writable",
    warnings: [],
  });
});

test("a visitor is asked to sign in, and the demo lets them in with one click", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "Nadia Fenwick" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await expect(page.getByText("Helpful answers").first()).toBeVisible();
  expect(complaints).toEqual([]);
});
