import { expect, it } from "vitest";
import type { Reply } from "@/lib/api/client";
import type { KeptFinding } from "@/lib/curate/readings/schema";
import { FINDINGS, type Found } from "./findings";
import { PlacesBox } from "./places-box";

function world(replies: (Partial<Reply<KeptFinding>> | "ok")[], stored = new Map<string, string>()) {
  const sent: [number, Found][] = [];
  const later: (() => void)[] = [];
  const make = () =>
    new PlacesBox<Found, KeptFinding>(new Map(), {
      ...FINDINGS,
      key: "k",
      send: async (position, found) => {
        sent.push([position, found]);
        const reply = replies.shift() ?? "ok";
        const { lacking, ...rest } = found;
        const body = { position, ...rest, lacking: [...lacking], agrees: null };
        return reply === "ok"
          ? { ok: true, status: 200, body, headers: new Headers() }
          : ({ ok: false, status: 0, code: "unreachable", message: "no answer", ...reply } as Reply<KeptFinding>);
      },
      later: (_ms, run) => void later.push(run),
      store: {
        getItem: (key) => stored.get(key) ?? null,
        setItem: (key, value) => void stored.set(key, value),
        removeItem: (key) => void stored.delete(key),
      },
    });
  return { make, sent, later, stored };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

it("sends what changed while something was on its way, and forgets nothing that the server has not", async () => {
  const { make, sent, stored } = world([]);
  const box = make();
  box.change(1, { lacking: ["unique"] });
  box.change(1, { note: "twice" });
  expect(stored.get("k")).toContain("twice");
  await settled();
  expect(sent.map(([, { note }]) => note)).toEqual(["", "twice"]);
  expect(box.read()).toMatchObject({ unsaved: new Set(), failure: null });
  expect(stored.size).toBe(0);
});

it("goes on after a reload with what did not arrive", async () => {
  const { make, sent, later, stored } = world([{}, "ok"]);
  make().change(3, { lacking: ["compliant"], read: true });
  await settled();
  expect(later).toHaveLength(1);
  const again = make();
  again.recover();
  await settled();
  expect(sent.at(-1)).toEqual([3, { lacking: ["compliant"], note: "", read: true, answers: null, agrees: null }]);
  expect(again.at(3).lacking).toEqual(["compliant"]);
  expect(stored.size).toBe(0);
});

it("says what is refused and does not send it for ever; what is stored in another shape is passed over", async () => {
  const { make, later } = world([{ status: 409, code: "reading-ended", message: "ended" }], new Map([["k", "{]"]]));
  const box = make();
  box.recover();
  box.change(1, { read: true });
  await settled();
  expect(box.read()).toMatchObject({ failure: "ended", ended: true, unsaved: new Set() });
  expect(later).toHaveLength(0);
});
