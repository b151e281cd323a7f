import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pack, unpack } from "./packed";

const text = fc.oneof(fc.string(), fc.constantFrom("", "/p/1?q", "/p/12?q", "/p/?q", "aa", "a"));
const flat = { text, some: fc.option(text), figure: fc.option(fc.double()), list: fc.array(fc.double()) };
const row = fc.record({ ...flat, inner: fc.oneof(fc.constant(null), fc.record(flat)) });

describe("packed rows", () => {
  test("come out as they went in, also over JSON as far as JSON holds them", () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(unpack(pack(rows))).toEqual(rows);
      }),
    );
    const rows = [
      { key: "a", never: undefined, of: { value: 1, method: "m" } },
      { key: "b", never: undefined, of: { value: null, method: "m" } },
    ];
    expect(unpack(JSON.parse(JSON.stringify(pack(rows))) as ReturnType<typeof pack<(typeof rows)[number]>>)).toEqual(
      rows,
    );
  });

  test("of many alike weigh little more than what tells them apart", () => {
    const rows = Array.from({ length: 60 }, (_, k) => ({
      href: `/projects/01a228f2-8107-75ea-8337-e1c36df0945b/measure/annotators/${k}?criterion=helpful`,
      estimate: { value: k / 7, method: "severity", intervalMethod: "t-by-item", confidence: 0.95 },
    }));
    const bytes = (of: unknown) => JSON.stringify(of).length;
    expect(bytes(pack(rows))).toBeLessThan(bytes(rows.map(({ estimate }, k) => [k, estimate.value])) + 400);
  });
});
