import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineTable } from "./table-address";

const table = defineTable({
  sortable: ["created", "kind"],
  sort: { column: "created", direction: "desc" },
  filters: { kind: z.enum(["text", "instruction"]).optional() },
});

describe("reading an address", () => {
  test("an empty one gives the defaults", async () => {
    expect(await table.load("")).toEqual({
      page: 1,
      size: 50,
      sort: { column: "created", direction: "desc" },
      q: "",
    });
  });

  test("what is written is read back", async () => {
    const values = {
      page: 3,
      size: 100,
      sort: { column: "kind", direction: "asc" },
      q: "a b&c",
      cols: ["id", "kind"],
      kind: "text",
    } as const;
    expect(await table.load(table.href("", { ...values, cols: [...values.cols] }))).toEqual(values);
  });

  test.each(["page=0", "page=-1", "page=1e9", "page=99999999", "size=7", "sort=password", "sort=-", "kind=secret"])(
    "%s falls back to the default",
    async (address) => {
      expect(await table.load(address)).toEqual(await table.load(""));
    },
  );

  test("what no text can hold finds nothing, and does not find everything", async () => {
    expect((await table.load(Promise.resolve({ q: "a\u0000b\ud800" }))).q).toBe("a\ufffdb\ufffd");
    expect((await table.load(`?q=${"x".repeat(10_000)}`)).q).toHaveLength(500);
  });

  test("a second table on a page has names of its own", async () => {
    const second = defineTable({ sortable: ["id"], prefix: "people-" });
    expect(second.href("", { page: 2 })).toBe("?people-page=2");
    expect((await second.load("?page=7&people-page=2")).page).toBe(2);
  });

  test("defaults stay out of the address", () => {
    expect(table.href("", { page: 1, sort: { column: "created", direction: "desc" } })).toBe("");
    expect(table.href("", { sort: { column: "kind", direction: "desc" } })).toBe("?sort=-kind");
  });

  test("a list of one order takes none", async () => {
    const plain = defineTable({ beside: { open: z.uuid().optional() } });
    expect(await plain.load("?sort=id&open=1")).toEqual({
      page: 1,
      size: 50,
      sort: { column: "", direction: "asc" },
      q: "",
    });
    expect(plain.filterNames).toEqual([]);
  });
});
