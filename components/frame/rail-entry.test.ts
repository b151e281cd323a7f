import { expect, test } from "vitest";
import { currentEntry, type RailEntry, shortCount } from "./rail-entry";

const entries: RailEntry[] = [
  { room: "overview", href: "/projects/p" },
  { room: "label", href: "/projects/p/label" },
  { room: "import", href: "/projects/p/import" },
  { room: "measure", href: "/projects/p/measure", also: ["/projects/p/evaluate/judges"] },
];

test.each([
  ["/projects/p", "overview"],
  ["/projects/p/label", "label"],
  ["/projects/p/label/next", "label"],
  ["/projects/p/labels", "overview"],
  ["/projects/p/evaluate/judges/j", "measure"],
  ["/projects/p/evaluate", "overview"],
  ["/projects/pq", undefined],
])("%s lies under %s", (path, place) => {
  expect(currentEntry(entries, path)?.room).toBe(place);
});

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1k"],
  [1290, "1.2k"],
  [13_900, "13k"],
])("%d waiting reads %s", (count, words) => {
  expect(shortCount(count)).toBe(words);
});
