import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { env } from "./env";
import { AppError, ArchivedError } from "./errors";
import { type Prisma, PrismaClient } from "./generated/prisma/client";
import { log } from "./log";
import { putInOrder } from "./own-postgres";
import { statementName } from "./prepared";
import { noteTrouble } from "./request";
import { SightedPool } from "./sight";
import { isTrouble, throwNamed, troubleOf } from "./trouble";

/** Inside a transaction or outside of one. */
export type Database = PrismaClient | Prisma.TransactionClient;

function connect(connectionString: string): PrismaClient {
  const config = {
    connectionString,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    onConnect: putInOrder,
  };
  const options = {
    disposeExternalPool: true,
    // A connection that breaks while idle (PostgreSQL restarted) is replaced by the pool; without a listener it ends the process.
    onPoolError: (error: Error) => log.warn({ error: error.message }, "database connection lost"),
    statementNameGenerator: statementName,
  };
  const adapter: SqlDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => new PrismaPg(new SightedPool(config), options).connect(),
  };
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } });
  const named = client.$extends({ query: { $allOperations: ({ args, query }) => query(args).catch(throwNamed) } });
  return named as unknown as PrismaClient;
}

const globals = globalThis as typeof globalThis & {
  touchstoneDatabase?: PrismaClient;
  touchstoneReplica?: PrismaClient;
};

/** The primary. Opened at first use, so that building needs no database. */
export function db(): PrismaClient {
  globals.touchstoneDatabase ??= connect(env().DATABASE_URL);
  return globals.touchstoneDatabase;
}

/** For heavy reads that may lag behind: the replica where one is configured. */
export function replica(): PrismaClient {
  const url = env().DATABASE_REPLICA_URL;
  if (!url) return db();
  globals.touchstoneReplica ??= connect(url);
  return globals.touchstoneReplica;
}

/** The database's clock; no other is used. */
export async function databaseNow(database: Database = db()): Promise<Date> {
  const [row] = await database.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  return row!.now;
}

const MOST_ATTEMPTS = 5;

/**
 * Runs `work` in one transaction, again (at most 5 times) where PostgreSQL asks for it: a serialization failure, a deadlock, or our
 * trigger's "a newer revision exists". `timeout` (5 s unless said) and `maxWait` for a connection (2 s) are in milliseconds.
 */
export async function transaction<T>(
  work: (tx: Prisma.TransactionClient) => Promise<T>,
  limits: { timeout?: number; maxWait?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(work, limits);
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isRetryable(error)) return throwNamed(error);
    }
  }
}

function isRetryable(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code === "40001" || code === "40P01" || code === "P2034";
}

/** What our triggers raise where somebody writes into an archived project. */
const ARCHIVED = "TS001";
/** The same, where somebody takes or hands in work whose right to label has ended. */
const LEFT = "TS002";

/**
 * The surprise that a thrown value stands for, where it is one of ours or the database's: a project that is archived, a database that
 * cannot answer or store. Notes such trouble for the status of the answer.
 */
export function appErrorOf(error: unknown): AppError | null {
  if (error instanceof AppError) return noted(error);
  const code = databaseErrorCode(error);
  if (code === ARCHIVED) return new ArchivedError();
  if (code === LEFT) return new AppError("forbidden", "You do not label in this project any more. Nothing was kept.");
  const trouble = troubleOf(error);
  if (trouble) log.warn({ error }, trouble.code);
  return trouble && noted(trouble);
}

function noted(error: AppError): AppError {
  if (isTrouble(error)) noteTrouble();
  return error;
}

/** PostgreSQL's SQLSTATE where the error carries one, else Prisma's code, else undefined. */
export function databaseErrorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, meta, cause } = error as {
    code?: string;
    meta?: { driverAdapterError?: unknown; code?: string };
    cause?: unknown;
  };
  const inner = meta?.driverAdapterError ?? cause;
  const original = (inner as { cause?: { originalCode?: string; code?: string } } | undefined)?.cause;
  return (
    original?.originalCode ??
    original?.code ??
    (inner as { originalCode?: string } | undefined)?.originalCode ??
    meta?.code ??
    code
  );
}
