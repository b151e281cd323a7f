import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataDir, ensureDataDir } from "@/scripts/runtime/paths.mjs";
import { say } from "@/scripts/runtime/say.mjs";

/** Everything that is installed or written here; may be deleted at any time. */
export const trainersDir = path.join(dataDir, "trainers");
const PROGRAMS = path.join(import.meta.dirname, "python");

/** Two sets of pinned packages: what trainers of a year ago were installed with, and what they are installed with today. */
export type EnvironmentName = "old" | "new";

/**
 * A virtual environment with exactly the packages of its requirements, made where there is none. They are installed without what they
 * ask for: the list is whole, but for torch and the like, gigabytes that no function that is called here needs.
 */
export function environment(name: EnvironmentName): { run(program: string, args: readonly string[]): void } {
  const requirements = path.join(PROGRAMS, `requirements-${name}.txt`);
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const folder = path.join(trainersDir, `${name}-${hash}`);
  const python = path.join(folder, "bin", "python");
  const isWhole = path.join(folder, "installed");
  if (!existsSync(isWhole)) {
    ensureDataDir();
    mkdirSync(trainersDir, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    say(`Installing the ${name} packages of trainers: about 600 MB, once`);
    call(process.env.PYTHON ?? "python3", ["-m", "venv", folder]);
    call(python, ["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "-r", requirements]);
    writeFileSync(isWhole, "");
  }
  return { run: (program, args) => call(python, [path.join(PROGRAMS, program), ...args]) };
}

function call(program: string, args: readonly string[]): void {
  const env = {
    ...process.env,
    HF_HOME: path.join(trainersDir, "home"),
    HF_HUB_OFFLINE: "1",
    DATASETS_VERBOSITY: "critical",
    LLAMAFACTORY_VERBOSITY: "CRITICAL",
    TRANSFORMERS_VERBOSITY: "critical",
    TRANSFORMERS_NO_ADVISORY_WARNINGS: "1",
    TOKENIZERS_PARALLELISM: "false",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONWARNINGS: "ignore",
  };
  const { status, error } = spawnSync(program, args, { stdio: "inherit", env });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed: ${error?.message ?? `status ${status}`}`);
}
