import "server-only";
import pg from "pg";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { ColumnBuilder, type ReadColumns, type Spec } from "./columns";
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
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_MS,
    allowExitOnIdle: true,
    statement_timeout: STATEMENT_MS,
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

/** The driver hands messages of a query to whatever has these methods. An error is told once the connection is ready again. */
class Copy<S extends Spec> {
  private failed: Error | null = null;

  constructor(
    private readonly text: string,
    private readonly builder: ColumnBuilder<S>,
    private readonly resolve: (read: ReadColumns<S>) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    connection.query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.failed) return;
    try {
      this.builder.take(chunk);
    } catch (error) {
      this.failed = error as Error;
    }
  }

  handleError(error: Error): void {
    this.reject(error);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (this.failed) this.reject(this.failed);
    else this.resolve(this.builder.finish());
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
