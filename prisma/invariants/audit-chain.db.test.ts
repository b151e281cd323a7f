import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { appPool, ownerPool } from "@/prisma/testing/connections";

const app = appPool();
const owner = ownerPool();
let stream: string;

beforeEach(() => {
  stream = `project:${randomUUID()}`;
});

/** Number and links are the database's: whatever a writer claims for them is replaced. */
async function append(action: string): Promise<void> {
  await app.query(
    `INSERT INTO audit_entry (stream, number, action, detail, previous, hash) VALUES ($1, 99, $2, '{"n": 1.50, "text": "é"}', 'x', 'y')`,
    [stream, action],
  );
}

async function broken(): Promise<number[]> {
  const { rows } = await app.query("SELECT number FROM audit_broken WHERE stream = $1 ORDER BY number", [stream]);
  return rows.map(({ number }) => number);
}

/** What a thief with the schema owner's password could do: the triggers are off for this one statement. */
async function tamper(statement: string): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("BEGIN; ALTER TABLE audit_entry DISABLE TRIGGER USER");
    await client.query(statement, [stream]);
    await client.query("ALTER TABLE audit_entry ENABLE TRIGGER USER; COMMIT");
  } finally {
    client.release();
  }
}

describe("the audit chain", () => {
  it("numbers and seals entries in order, also when many write at once", async () => {
    await Promise.all(Array.from({ length: 24 }, (_, i) => append(`action ${i}`)));
    const { rows } = await app.query(
      "SELECT number, previous, hash FROM audit_entry WHERE stream = $1 ORDER BY number",
      [stream],
    );
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(rows.slice(1).map(({ previous }) => previous)).toEqual(rows.slice(0, -1).map(({ hash }) => hash));
    expect(await broken()).toEqual([]);
  });

  it("is verified alike in every session's time zone and formats", async () => {
    await append("made");
    const client = await app.connect();
    try {
      await client.query("SET timezone = 'Asia/Kathmandu'; SET datestyle = 'German'; SET extra_float_digits = -2");
      const { rows } = await client.query("SELECT number FROM audit_broken WHERE stream = $1", [stream]);
      expect(rows).toEqual([]);
    } finally {
      client.release(true);
    }
  });

  it.each([
    ["a changed entry", "UPDATE audit_entry SET action = 'other' WHERE stream = $1 AND number = 2", [2]],
    ["a changed detail", "UPDATE audit_entry SET detail = '{}' WHERE stream = $1 AND number = 1", [1]],
    ["a changed time", "UPDATE audit_entry SET at = at + interval '1 ms' WHERE stream = $1 AND number = 3", [3]],
    ["a removed entry", "DELETE FROM audit_entry WHERE stream = $1 AND number = 2", [3]],
    ["a removed beginning", "DELETE FROM audit_entry WHERE stream = $1 AND number = 1", [2]],
    [
      "a resealed entry",
      `UPDATE audit_entry e SET action = 'other', hash = audit_hash(jsonb_populate_record(e, '{"action": "other"}'))
       WHERE stream = $1 AND number = 2`,
      [3],
    ],
  ])("shows %s", async (_, statement, expected) => {
    for (const action of ["one", "two", "three"]) await append(action);
    expect(await broken()).toEqual([]);
    await tamper(statement);
    expect(await broken()).toEqual(expected);
  });
});
