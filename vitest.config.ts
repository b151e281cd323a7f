import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

// An odd time zone makes code that forgets time zones fail loudly.
process.env.TZ = "Asia/Kathmandu";
// A line for every answered call would bury what failed.
process.env.LOG_LEVEL ??= "error";

const alias = {
  "@": path.resolve(import.meta.dirname),
  "server-only": path.resolve(import.meta.dirname, "prisma/testing/server-only.ts"),
};
const setup = "prisma/testing/own-modules.ts";
/** Every core works, also the one that vitest would leave free; a process runs one file after another (see the set-up). */
const pace = { maxWorkers: availableParallelism(), isolate: false, sequence: { setupFiles: "list" as const } };
const exclude = ["node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.ts"],
          ...pace,
          setupFiles: [setup],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: ["prisma/testing/global-setup.ts"],
          ...pace,
          setupFiles: [setup, "prisma/testing/worker-database.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
