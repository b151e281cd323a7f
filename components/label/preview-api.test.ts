import { expect, test } from "vitest";
import type { SeenExample } from "@/lib/label/schema";
import { PreviewApi } from "./preview-api";

const seen = (id: string) => ({ example: { id }, answers: {} }) as unknown as SeenExample;

test("gives the examples round and round, each as a lease of its own, and gives back what was answered", async () => {
  const api = new PreviewApi([seen("a"), seen("b")], []);
  const leases = [];
  for (let n = 0; n < 3; n++) {
    const next = await api.next();
    if (!("lease" in next)) throw new Error("nothing came");
    leases.push(next.lease);
  }
  expect(leases.map(({ example }) => example.id)).toEqual(["a", "b", "a"]);
  expect(new Set(leases.map(({ assignmentId }) => assignmentId)).size).toBe(3);
  await api.submit(leases[0]!.assignmentId, "key", { answers: { q: "yes" } });
  expect(await api.reopen(leases[0]!.assignmentId)).toMatchObject({ lease: { answers: { q: "yes" } } });
  expect(await api.reopen(leases[2]!.assignmentId)).toMatchObject({ lease: { answers: {} } });
  expect(await new PreviewApi([], []).next()).toEqual({ nothing: "no-round" });
});
