import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { databaseServers, startServer } from "./deployed/database-servers";
import { deployAsWritten } from "./deployed/deploy";

/**
 * The production set-up as docs/deploy.md has it, its commands run as they are written there, on every PostgreSQL that this machine has:
 * two roles, migrating, web server and worker, up to a first label; backup, restore, and an upgrade of the schema before the last changes.
 * Expects a production build.
 */
const { values } = parseArgs({ options: { report: { type: "string" }, postgres: { type: "string" } } });

interface Report {
  passed: number;
  failed: number;
  failures: string[];
}

/** On one of them: our modules know one database to a process. */
async function deployOn(version: string): Promise<Report> {
  const report: Report = { passed: 0, failed: 0, failures: [] };
  const found = databaseServers().find((one) => one.version === version);
  if (!found) throw new Error(`There is no PostgreSQL ${version} here.`);
  console.log(`\nPostgreSQL ${version}`);
  const server = await startServer(found);
  try {
    await deployAsWritten(server, async (title, work) => {
      try {
        await work();
        console.log(`  ✓ ${title}`);
        report.passed++;
        return true;
      } catch (error) {
        console.log(`  ✗ ${title}\n${error instanceof Error ? error.stack : error}`);
        report.failed++;
        report.failures.push(`${title}: ${error instanceof Error ? error.message : error}`);
        return false;
      }
    });
  } finally {
    await server.stop();
  }
  return report;
}

function deployOnAll(): Report {
  const folder = mkdtempSync(path.join(os.tmpdir(), "touchstone-deployed-"));
  const file = path.join(folder, "report.json");
  const all: Report = { passed: 0, failed: 0, failures: [] };
  for (const { version } of databaseServers()) {
    const args = [...process.execArgv, import.meta.filename, "--postgres", version, "--report", file];
    writeFileSync(file, JSON.stringify({ passed: 0, failed: 1, failures: [`PostgreSQL ${version}: it broke off`] }));
    spawnSync(process.execPath, args, { stdio: "inherit" });
    const { passed, failed, failures }: Report = JSON.parse(readFileSync(file, "utf8"));
    all.passed += passed;
    all.failed += failed;
    all.failures.push(...failures);
  }
  rmSync(folder, { recursive: true, force: true });
  return all;
}

const report = values.postgres ? await deployOn(values.postgres) : deployOnAll();
if (values.report) writeFileSync(values.report, JSON.stringify(report));
process.exit(report.failed > 0 ? 1 : 0);
