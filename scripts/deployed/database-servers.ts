import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/scripts/runtime/ports.mjs";
import { asAccount, chooseAccount } from "@/scripts/runtime/postgres-account.mjs";
import { SUPERUSER } from "@/scripts/runtime/postgres-cluster.mjs";
import { isReady, spawnPostgres } from "@/scripts/runtime/postgres-server.mjs";
import { startThrowawayPostgres } from "@/scripts/runtime/throwaway-postgres.mjs";

/** Where packages put PostgreSQL, by version. */
const PACKAGED = "/usr/lib/postgresql";
const OLDEST = 14;
const PASSWORD = "b7e5d3c2b1a09f8e7d6c5b4a";

interface Found {
  version: string;
  /** The folder with `bin`; none for the embedded one. */
  native: string | null;
}

export interface Server {
  /** As its superuser. */
  adminUrl: string;
  /** Whether this machine's pg_dump can read it. */
  canDump: boolean;
  stop: () => Promise<void>;
}

/** Those of this machine's packages that are new enough, and the embedded one, which is the newest. */
export function databaseServers(): Found[] {
  const versions = existsSync(PACKAGED) ? readdirSync(PACKAGED) : [];
  const packaged = versions
    .filter((version) => Number(version) >= OLDEST && existsSync(path.join(PACKAGED, version, "bin", "initdb")))
    .map((version) => ({ version, native: path.join(PACKAGED, version) }));
  return [...packaged, { version: "embedded", native: null }];
}

export async function startServer({ native }: Found): Promise<Server> {
  if (native === null) return { ...(await startThrowawayPostgres()), canDump: false };
  const account = chooseAccount();
  const home = mkdtempSync("/var/tmp/touchstone-deployed-");
  if (account) chownSync(home, account.uid, account.gid);
  const cluster = path.join(home, "cluster");
  const passwordFile = path.join(home, "password");
  writeFileSync(passwordFile, PASSWORD);
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const options = [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
  ];
  // As Debian's package makes a cluster: in the machine's language, not in ours.
  const made = spawnSync(path.join(native, "bin", "initdb"), [...options, "--encoding=UTF8", "--locale=C.UTF-8"], {
    ...asAccount(account),
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort("127.0.0.1");
  const server = spawnPostgres({ home, cluster, native, account }, port, { durable: false });
  if (!(await isReady(cluster, server))) throw new Error(`PostgreSQL of ${native} did not start`);
  return {
    adminUrl: `postgresql://${SUPERUSER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
    canDump: existsSync(path.join(native, "bin", "pg_dump")),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGQUIT");
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
