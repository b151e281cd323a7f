import { expect, test } from "vitest";
import type { Reply } from "@/lib/api/client";
import { deliveryOf } from "./outbox-item";

const refusal = (status: number, code: string, kept?: string): Reply => ({
  ok: false,
  status,
  code,
  message: code,
  kept,
});

test.each([
  ["no answer", refusal(0, "unreachable"), { kind: "later", broken: false }],
  ["a server that restarts", refusal(503, "unavailable"), { kind: "later", broken: false }],
  ["a server that fails", refusal(500, "internal"), { kind: "later", broken: true }],
  ["too many requests", refusal(429, "rate-limited"), { kind: "later", broken: false }],
  ["a lapsed sign-in", refusal(401, "unauthenticated"), { kind: "signed-out" }],
  ["a lost lease, kept as an extra", refusal(409, "lease-lost", "extra"), { kind: "refused", kept: true }],
  ["a lost lease, kept as a draft", refusal(409, "lease-lost", "draft"), { kind: "refused", kept: true }],
  ["a lease that is not one's own", refusal(409, "lease-lost", "nothing"), { kind: "refused", kept: false }],
  ["a second submit", refusal(409, "already-submitted"), { kind: "refused", reason: "already-submitted", kept: false }],
  ["a lost membership", refusal(404, "not-found"), { kind: "refused", kept: false }],
] as const)("%s", (_what, reply, delivery) => {
  expect(deliveryOf(reply, "submit")).toMatchObject(delivery);
});

test("a skip that comes too late loses nothing", () => {
  expect(deliveryOf(refusal(409, "lease-lost"), "skip")).toMatchObject({ kind: "refused", kept: true });
});
