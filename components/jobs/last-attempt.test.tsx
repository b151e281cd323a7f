import { expect, test, vi } from "vitest";
import { words } from "@/components/testing/shown";
import type { JobState } from "@/lib/jobs/kinds";
import { LastAttempt } from "./last-attempt";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const said = (state: JobState) =>
  words(
    <LastAttempt
      job={{ id: "j", name: "Spring", kind: "make-release", state, done: 5, total: 20, message: "No disk." }}
      note="It holds what is there now."
      failed="was not released"
      calledOff="Nothing was released."
    />,
  );

test("what was asked for last says how far it is, or how it ended", () => {
  expect(said("running")).toContain("5 of 20 examples, 25");
  expect(said("queued")).toContain("waits for the worker");
  expect(said("failed")).toBe("Spring was not released No disk.");
  expect(said("cancelled")).toBe("Spring was called off Nothing was released.");
});
