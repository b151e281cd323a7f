import { expect, it } from "vitest";
import type { AuditCheck } from "@/lib/server/audit-check";
import { anchorFaultWords, faultWords, scopeWords, streamWords, verdict } from "./audit-findings";

const at = new Date("2026-11-20T14:05:09Z");
const fine: AuditCheck = {
  streams: 2,
  entries: 1234,
  faults: [],
  anchors: { anchors: 3, latest: at, unverified: 0, faults: [] },
};
const fault = { stream: "instance", name: null, entries: 3, broken: null, missing: null, replaced: null };

it("says what was looked at, and that nothing proves an end without an anchor", () => {
  expect(scopeWords(fine)).toBe(
    "1,234 entries in 2 streams, held against 3 anchors, the last of 2026-11-20 14:05:09 UTC.",
  );
  expect(scopeWords({ ...fine, anchors: { ...fine.anchors, latest: null } })).toContain("No anchor was written yet");
});

it("calls a log whole only where all of it is verified", () => {
  expect(verdict(fine).tone).toBe("good");
  expect(verdict({ ...fine, anchors: { ...fine.anchors, unverified: 1 } }).tone).toBe("warn");
  expect(verdict({ ...fine, anchors: { ...fine.anchors, faults: [{ number: 2, why: "gone" }] } }).tone).toBe("bad");
  expect(verdict({ ...fine, faults: [fault] }).tone).toBe("bad");
});

it("names the stream and each fault with its numbers and time", () => {
  expect(streamWords({ stream: "instance", name: null })).toBe("This instance");
  expect(streamWords({ stream: "work:1:2", name: "Ada" })).toBe("Work of Ada");
  expect(streamWords({ stream: "project:1", name: null })).toBe("Project 1");
  expect(faultWords({ ...fault, broken: { number: 4, at } })).toEqual([
    "Entry 4 (2026-11-20 14:05:09 UTC) does not follow from the one before it, or was changed.",
  ]);
  expect(faultWords({ ...fault, missing: { from: 4, to: 6, anchoredAt: at } })).toEqual([
    "Entries 4 to 6 are missing. The anchor of 2026-11-20 14:05:09 UTC saw them.",
  ]);
  expect(faultWords({ ...fault, entries: 0, missing: { from: 1, to: 1, anchoredAt: at } })).toEqual([
    "Entry 1 is missing: the whole stream is gone. The anchor of 2026-11-20 14:05:09 UTC saw it.",
  ]);
  expect(faultWords({ ...fault, replaced: { number: 3, anchoredAt: at } })[0]).toMatch(/^Entry 3 is not the one/);
  expect(anchorFaultWords({ ...fine.anchors, unverified: 1, faults: [{ number: 2, why: "forged" }] })).toHaveLength(2);
});
