import { afterAll, vi } from "vitest";
import type { PrismaClient } from "@/lib/server/generated/prisma/client";

// Test files share a process, which saves its start and the loading of packages. What is ours begins anew with each file: modules,
// environment, and connections to a database, which is another one in the next file, also those of threads.
const environment = { ...process.env };
const globals = globalThis as {
  touchstoneDatabase?: PrismaClient;
  touchstoneReplica?: PrismaClient;
  touchstoneThreads?: { close: () => Promise<void> };
  touchstonePeersNoted?: boolean;
  touchstoneRefusals?: { atWork: Promise<void> | null };
};
vi.resetModules();

afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  // Without this object nothing more is written, which would be into the next file's database.
  const refusals = globals.touchstoneRefusals?.atWork;
  delete globals.touchstoneRefusals;
  await refusals;
  await Promise.all([
    globals.touchstoneDatabase?.$disconnect(),
    globals.touchstoneReplica?.$disconnect(),
    globals.touchstoneThreads?.close(),
  ]);
  delete globals.touchstoneDatabase;
  delete globals.touchstoneReplica;
  delete globals.touchstoneThreads;
  delete globals.touchstonePeersNoted;
});
