import "server-only";
import pg from "pg";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { putInOrder } from "@/lib/server/own-postgres";
import { SightedPool } from "@/lib/server/sight";
import { ColumnBuilder } from "./column-builder";
import type { ReadColumns, Spec } from "./columns";
import type { DictionaryData } from "./dictionary";

/** A statement with its parameters, as plain data: `Prisma.Sql` is one. */
export interface Statement {
  strings: readonly string[];
  values: readonly unknown[];
}

/** A thread's order ends after two minutes, and so does what it asked PostgreSQL. */
const STATEMENT_MS = 120_000;
const IDLE_MS = 60_000;

const pools = new Map<string, pg.Pool>();

/** A connection of this thread's own that can only read; closed when it is not used for a minute. */
function poolOf(connectionString: string): pg.Pool {
  const known = pools.get(connectionString);
  if (known) return known;
  const pool = new SightedPool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_MS,
    allowExitOnIdle: true,
    statement_timeout: STATEMENT_MS,
    onConnect: putInOrder,
    options: "-c default_transaction_read_only=on -c timezone=UTC",
  });
  pool.on("error", (error) => log.warn({ error: error.message }, "database connection lost"));
  pools.set(connectionString, pool);
  return pool;
}

/** The replica where one is configured, as `replica()` of lib/server/db has it. */
export function withReplica<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return withClient(env().DATABASE_REPLICA_URL ?? env().DATABASE_URL, work);
}

export function withPrimary<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return withClient(env().DATABASE_URL, work);
}

async function withClient<T>(url: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await poolOf(url).connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    // Whatever state the connection is in, nobody else gets it.
    client.release(true);
    throw error;
  }
}

/** Reads a statement's rows, whose columns stand in the order of `spec`. For threads: the event loop would be held up. */
export function readColumns<S extends Spec>(statement: Statement, spec: S): Promise<ReadColumns<S>> {
  return withReplica((client) => copyColumns(client, statement, spec));
}

/** The same on a connection, with codes that go on from those of `dictionaries`. */
export function copyColumns<S extends Spec>(
  client: pg.PoolClient,
  statement: Statement,
  spec: S,
  dictionaries: Record<string, DictionaryData> = {},
): Promise<ReadColumns<S>> {
  return new Promise((resolve, reject) => {
    const builder = new ColumnBuilder(spec, dictionaries);
    client.query(new Copy(`COPY (${inlined(statement)}) TO STDOUT (FORMAT binary)`, builder, resolve, reject));
  });
}

/** PostgreSQL's letter for a row that is copied out. */
const COPY_DATA = 0x64;

/**
 * The driver hands messages of a query to whatever has these methods. Of each row it would make two objects and an event, so rows are
 * taken out of the stream before the driver, which gets all other messages.
 */
class Copy<S extends Spec> {
  private failed: Error | null = null;
  /** What came and was not read: of the last message the rest may be missing. */
  private bytes = Buffer.alloc(0);
  private length = 0;
  private driver: (bytes: Buffer) => void = () => {};
  private giveBack = () => {};

  constructor(
    private readonly text: string,
    private readonly builder: ColumnBuilder<S>,
    private readonly resolve: (read: ReadColumns<S>) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    const [driver] = stream.listeners("data") as [(bytes: Buffer) => void];
    const read = (chunk: Buffer) => this.read(chunk);
    stream.on("data", read).off("data", driver);
    this.driver = driver;
    this.giveBack = () => stream.on("data", driver).off("data", read);
    connection.query(this.text);
  }

  handleError(error: Error): void {
    this.giveBack();
    this.reject(error);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.giveBack();
    if (this.failed) this.reject(this.failed);
    else this.resolve(this.builder.finish());
  }

  private read(chunk: Buffer): void {
    const bytes = this.withRoomFor(chunk.length);
    bytes.set(chunk, this.length);
    this.length += chunk.length;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    let at = 0;
    while (at + 5 <= this.length) {
      const end = at + 1 + view.getInt32(at + 1);
      if (end > this.length) break;
      const from = at + 5;
      if (bytes[at] === COPY_DATA) this.build((builder) => builder.take(view, from, end));
      else {
        this.build((builder) => builder.decode(view));
        this.driver(bytes.subarray(at, end));
      }
      at = end;
    }
    this.build((builder) => builder.decode(view));
    bytes.copyWithin(0, at, this.length);
    this.length -= at;
  }

  private withRoomFor(more: number): Buffer {
    if (this.length + more > this.bytes.length) {
      const larger = Buffer.alloc(2 * (this.length + more));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    return this.bytes;
  }

  /** What cannot be read is said once PostgreSQL has sent the rest: the connection is whole, and nothing is thrown into its stream. */
  private build(step: (builder: ColumnBuilder<S>) => void): void {
    if (this.failed) return;
    try {
      step(this.builder);
    } catch (error) {
      this.failed = error as Error;
    }
  }
}

/** COPY takes no parameters, so they are written into the text, each as PostgreSQL's own quoting has it. */
export function inlined({ strings, values }: Statement): string {
  return strings.map((text, k) => text + (k < values.length ? literal(values[k]) : "")).join("");
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" || typeof value === "bigint") return quoted(String(value));
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return quoted(value);
  if (value instanceof Date) return quoted(value.toISOString());
  if (Array.isArray(value)) return quoted(`{${value.map(inArray).join(",")}}`);
  throw new TypeError(`no literal of ${typeof value}`);
}

const quoted = (text: string) => pg.escapeLiteral(text);

function inArray(value: unknown): string {
  return value === null ? "NULL" : `"${String(value).replace(/["\\]/g, "\\$&")}"`;
}
