import { type ReactElement, type ReactNode, Suspense } from "react";
import { expect, test } from "vitest";
import { Soon } from "./soon";

type Part = Promise<Awaited<ReactNode>>;
const shown = (part: Part) => Soon({ part, fallback: "waits" });

test("what comes soon stands in its place", async () => {
  expect(await shown(Promise.resolve("figures"))).toBe("figures");
  expect(await shown(Promise.resolve(null))).toBeNull();
  await expect(shown(Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});

test("what takes longer comes after what stands for it, as does its failure", async () => {
  let fail = (_: Error) => {};
  const part: Part = new Promise((_, reject) => {
    fail = reject;
  });
  const element = (await shown(part)) as ReactElement<{ fallback: string; children: Part }>;
  expect([element.type, element.props.fallback]).toEqual([Suspense, "waits"]);
  fail(new Error("broken"));
  await expect(element.props.children).rejects.toThrow("broken");
});
