import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { config, proxy } from "./proxy";

const visit = (path: string) => proxy(new NextRequest(`http://127.0.0.1:3000${path}`)).headers;
const policyOf = (headers: Headers) =>
  new Map(
    headers
      .get("content-security-policy")!
      .split("; ")
      .map((directive) => [directive.split(" ")[0]!, directive.split(" ").slice(1)] as const),
  );

it("allows on each page what carries that page's own nonce, and no inline script", () => {
  const [one, two] = [policyOf(visit("/")), policyOf(visit("/"))];
  const nonceOf = (policy: typeof one) => policy.get("script-src")?.find((source) => source.startsWith("'nonce-"));
  expect(nonceOf(one)).toMatch(/^'nonce-[\w+/]{24}'$/);
  expect(nonceOf(one)).not.toBe(nonceOf(two));
  expect(one.get("script-src")).not.toContain("'unsafe-inline'");
  expect(one.get("script-src")).not.toContain("'unsafe-eval'");
  expect(one.get("style-src-elem")).toContain(nonceOf(one));
  expect(one.get("default-src")).toEqual(["'none'"]);
  for (const directive of ["connect-src", "form-action", "font-src"]) expect(one.get(directive)).toEqual(["'self'"]);
  for (const directive of ["frame-ancestors", "base-uri", "object-src"]) expect(one.get(directive)).toEqual(["'none'"]);
});

it("hands the page its address, whatever the client says it is", () => {
  const request = new NextRequest("http://127.0.0.1:3000/projects/7?sort=split", {
    headers: { "x-path": "//evil.example" },
  });
  expect(proxy(request).headers.get("x-middleware-request-x-path")).toBe("/projects/7?sort=split");
});

it("stands before every page and before no call of the API", () => {
  const matches = new RegExp(`^${config.matcher[0]}$`);
  for (const page of ["/", "/sign-in", "/invitation/x", "/projects/1/label", "/apiary"]) expect(page).toMatch(matches);
  for (const other of ["/api/v1/projects", "/api/health", "/_next/static/x.js"]) expect(other).not.toMatch(matches);
});
