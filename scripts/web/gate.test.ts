import { expect, test } from "vitest";
import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import { REFUSALS } from "@/lib/api/refusals";
import { makeGate } from "./gate.mjs";

const gate = makeGate();
const filled = (path: string) => path.replaceAll(/\{\w+\}/g, "0199-a");
const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get"];

test("every path of the API takes its own methods, and names them to whoever comes with another", () => {
  for (const path of new Set(ALL_ENDPOINTS.map(({ path }) => path))) {
    const own = ALL_ENDPOINTS.filter((one) => one.path === path).map(({ method }) => method as string);
    const taken = new Set([...own, ...(own.includes("GET") ? ["HEAD"] : []), "OPTIONS"]);
    for (const method of METHODS) {
      const refusal = gate({ method, url: `${filled(path)}?a=%ff` });
      if (taken.has(method)) expect(refusal, `${method} ${path}`).toBeNull();
      else {
        expect(refusal, `${method} ${path}`).toMatchObject({ status: 405, code: "method-not-allowed" });
        expect(new Set(refusal!.headers!.allow!.split(", "))).toEqual(taken);
      }
    }
  }
});

test("what it says itself is said as the application says it", () => {
  for (const url of ["/api/v1/nothing", "/api/v1/projects/%ff", "/api/health"]) {
    const { code, status } = gate({ method: "DELETE", url })!;
    expect(REFUSALS[code as keyof typeof REFUSALS].status).toBe(status);
  }
});

test.each([
  "/jobs/%ff",
  "/%",
  "/projects/%zz/label",
  "/api/v1/jobs/%ED%A0%80",
  "/a%00b",
  "/api/v1/jobs/%c0%80",
  "*",
  "http://x/",
  "",
])("%s is no address", (url) => {
  expect(gate({ url })).toMatchObject({ status: 400, code: "invalid" });
});

test.each([
  "/",
  "/projects/1/label?q=%ff&__proto__=1",
  "/_next/static/a.js",
  "/projects/%F0%9F%92%A5",
  "/api/auth/callback/oidc",
])("%s is one", (url) => {
  expect(gate({ url })).toBeNull();
});

test("pages are read and sent forms, no more", () => {
  for (const method of METHODS)
    expect(gate({ method, url: "/projects/1" })?.status, method).toBe(
      ["GET", "HEAD", "POST"].includes(method) ? undefined : 405,
    );
});
