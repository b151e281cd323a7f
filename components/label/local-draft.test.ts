import { expect, test } from "vitest";
import { LocalDrafts } from "./local-draft";

/** The browser's storage as a map. */
function storage(full = false) {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      kept.set(name, value);
    },
    removeItem: (name: string) => void kept.delete(name),
    kept,
  };
}
const draft = (savedAt = 0) => ({
  leaseToken: "t",
  answers: { grade: 3 },
  changed: {},
  activeMs: 5,
  wallMs: 9,
  savedAt,
});

test("a draft is read under its own lease and by its own person only", () => {
  const shared = storage();
  const mine = new LocalDrafts("me", "p", shared);
  mine.save("a", draft());
  expect(mine.read("a", "t")).toEqual(draft());
  expect(mine.read("a", "another lease")).toBeNull();
  expect(new LocalDrafts("you", "p", shared).read("a", "t")).toBeNull();
  mine.remove("a");
  expect(mine.read("a", "t")).toBeNull();
});

test("old and unreadable drafts are swept, others' are not touched", () => {
  const shared = storage();
  const mine = new LocalDrafts("me", "p", shared);
  const now = 20 * 86_400_000;
  mine.save("old", draft(0));
  mine.save("new", draft(now - 1000));
  shared.setItem("touchstone.draft.me.p.odd", "{");
  shared.setItem("something else", "x");
  new LocalDrafts("you", "p", shared).save("old", draft(0));
  mine.sweep(now);
  expect([...shared.kept.keys()]).toEqual([
    "touchstone.draft.me.p.new",
    "something else",
    "touchstone.draft.you.p.old",
  ]);
});

test("a full storage breaks nothing", () => {
  const mine = new LocalDrafts("me", "p", storage(true));
  expect(() => mine.save("a", draft())).not.toThrow();
  expect(mine.read("a", "t")).toBeNull();
});
