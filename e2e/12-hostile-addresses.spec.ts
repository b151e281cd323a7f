import { expect, test } from "@playwright/test";
import { createRandom } from "@/lib/core/random/generator";
import { addressNames, hostileAddresses, wrongWith } from "@/prisma/testing/hostile/pages";
import { signInAs } from "./people";

/** `npm run endure` tries every name on every page. */
const SHARE = 0.03;

test("no address of a page, whatever stands in it, is answered by 500 or by half a page", async ({ page }) => {
  test.setTimeout(300_000);
  await signInAs(page, "Nadia Fenwick");
  const project = (await page.getByRole("link", { name: "Helpful answers" }).first().getAttribute("href"))!;
  const addresses = hostileAddresses(
    await addressNames(),
    { project: project.split("/")[2]! },
    createRandom(11),
    SHARE,
  );
  expect(addresses.length).toBeGreaterThan(90);
  const wrong: string[] = [];
  for (const address of addresses) {
    const answer = await page.request.get(address, { timeout: 30_000 });
    const problem = wrongWith(answer.status(), await answer.text());
    if (problem) wrong.push(`${problem} ${address.slice(0, 300)}`);
    expect(answer.headers()["x-request-id"], address).toMatch(/^[\w.-]{8,64}$/);
  }
  expect(wrong).toEqual([]);
});

test("what cannot be read as an address or a method is refused once, in words, for pages and programs", async ({
  request,
  baseURL,
}) => {
  const page = await request.get("/jobs/%ff");
  expect([page.status(), page.headers()["content-type"]]).toEqual([400, "text/html; charset=utf-8"]);
  expect(await page.text()).toContain("Not an address");
  const headers = { "x-request-id": "quoted-by-somebody" };
  const call = await request.get("/api/v1/jobs/%ff", { headers });
  expect(call.headers()).toMatchObject({ ...headers, "content-type": "application/problem+json" });
  expect(await call.json()).toMatchObject({ status: 400, code: "invalid", requestId: "quoted-by-somebody" });
  for (const [method, place, allow] of [
    ["TRACE", "/api/v1/projects", "GET, POST, HEAD, OPTIONS"],
    ["PUT", "/api/v1/projects", "GET, POST, HEAD, OPTIONS"],
    ["DELETE", "/api/health", "GET, HEAD, OPTIONS"],
    ["PROPFIND", "/sign-in", "GET, HEAD, POST"],
  ] as const) {
    const answer = await request.fetch(place, { method });
    expect([method, answer.status(), answer.headers().allow]).toEqual([method, 405, allow]);
  }
  const { port } = new URL(baseURL!);
  const { request: connect } = await import("node:http");
  const status = await new Promise((resolve) => {
    const tunnel = connect({ port, method: "CONNECT", path: "example.org:443" });
    tunnel.on("connect", (answer) => resolve(answer.statusCode)).end();
  });
  expect(status).toBe(405);
});

test("whatever is answered, a browser may neither guess what it is, nor frame it, nor keep it, nor hand it to another site", async ({
  page,
  request,
}) => {
  await page.goto("/sign-in");
  const script = await page.locator("script[src]").first().getAttribute("src");
  const kinds = [
    "/sign-in",
    "/",
    "/no-such-page",
    "/invitation/made-up",
    "/jobs/%ff",
    "/api/v1/projects",
    "/api/nothing",
  ];
  for (const place of [...kinds, "/api/v1/openapi.json", "/api/health", "/api/auth/csrf", script!]) {
    const answer = await request.get(place, { headers: { origin: "https://evil.example" }, maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers["x-content-type-options"], place).toBe("nosniff");
    expect(headers["content-security-policy"], place).toContain("frame-ancestors 'none'");
    expect(headers["referrer-policy"], place).toMatch(/^(same-origin|no-referrer)$/);
    expect(headers, place).not.toHaveProperty("access-control-allow-origin");
    if (answer.status() < 300)
      expect(headers["content-type"], place).toMatch(/^(application\/json|[\w/+-]+; charset=utf-8)$/i);
    if (place !== script) expect(headers["cache-control"], place).toMatch(/no-store/);
  }
});
