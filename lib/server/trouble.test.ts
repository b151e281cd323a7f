import { once } from "node:events";
import net from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, test } from "vitest";
import { PrismaClient } from "./generated/prisma/client";
import { troubleOf } from "./trouble";

/** A server at the address of a PostgreSQL that does with its connections what one in trouble does. */
async function withServer<T>(meet: (socket: net.Socket) => void, work: (address: string) => Promise<T>): Promise<T> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    meet(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await work(`postgresql://app@127.0.0.1:${(server.address() as net.AddressInfo).port}/none`);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

const thrown = (work: () => Promise<unknown>) =>
  work().then(
    () => undefined,
    (error: unknown) => error,
  );

const WAYS: Record<string, (connectionString: string) => Promise<unknown>> = {
  "a connection": async (connectionString) => {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 100 });
    client.on("error", () => {});
    await client.connect();
  },
  "a pool": async (connectionString) => {
    const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 100 });
    await pool.query("SELECT 1").finally(() => pool.end());
  },
  Prisma: async (connectionString) => {
    const client = new PrismaClient({ adapter: new PrismaPg({ connectionString, connectionTimeoutMillis: 100 }) });
    await client.$queryRaw`SELECT 1`.finally(() => client.$disconnect());
  },
  "a transaction": async (connectionString) => {
    const client = new PrismaClient({ adapter: new PrismaPg({ connectionString, connectionTimeoutMillis: 100 }) });
    await client.$transaction(async (tx) => tx.$queryRaw`SELECT 1`).finally(() => client.$disconnect());
  },
};
const MEETINGS: Record<string, (socket: net.Socket) => void> = {
  "never answers": () => {},
  "hangs up": (socket) => socket.end(),
  "breaks off": (socket) => socket.resetAndDestroy(),
  "breaks off after the greeting": (socket) => socket.once("data", () => socket.resetAndDestroy()),
};

for (const [meeting, meet] of Object.entries(MEETINGS))
  test.each(Object.keys(WAYS))(`a server that ${meeting} is trouble, for %s`, async (way) => {
    const error = await withServer(meet, (address) => thrown(() => WAYS[way]!(address)));
    expect(troubleOf(error), String(error)).toMatchObject({ code: "unavailable" });
  });
