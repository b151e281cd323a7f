import { parseAsStringLiteral } from "nuqs/server";
import { describe, expect, test } from "vitest";
import { defineTable } from "./table-state";

const table = defineTable({
  sortable: ["created", "kind"],
  sort: { column: "created", direction: "desc" },
  filters: { kind: parseAsStringLiteral(["text", "instruction"]) },
});

describe("reading an address", () => {
  test("an empty one gives the defaults", () => {
    expect(table.load("")).toEqual({
      page: 1,
      size: 50,
      sort: { column: "created", direction: "desc" },
      q: "",
      cols: null,
      kind: null,
    });
  });

  test("what is written is read back", () => {
    const values = {
      page: 3,
      size: 100,
      sort: { column: "kind", direction: "asc" },
      q: "a b&c",
      cols: ["id", "kind"],
      kind: "text",
    } as const;
    expect(table.load(table.write({ ...values, cols: [...values.cols] }))).toEqual(values);
  });

  test.each(["page=0", "page=-1", "page=1e9", "page=99999999", "size=7", "sort=password", "sort=-", "kind=secret"])(
    "%s falls back to the default",
    (address) => {
      expect(table.load(address)).toEqual(table.load(""));
    },
  );

  test("a second table on a page has names of its own", () => {
    const second = defineTable({ sortable: ["id"], filters: {}, prefix: "people-" });
    expect(second.write({ page: 2 })).toBe("?people-page=2");
    expect(second.load("?page=7&people-page=2").page).toBe(2);
  });

  test("defaults stay out of the address", () => {
    expect(table.write({ page: 1, sort: { column: "created", direction: "desc" } })).toBe("");
    expect(table.write({ sort: { column: "kind", direction: "desc" } })).toBe("?sort=-kind");
  });
});
