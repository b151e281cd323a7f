import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Prisma's own schema engine, as WebAssembly from npm. The native engine that the Prisma CLI downloads is not on npm, so a checkout
 * without access to Prisma's download host could not write a migration with it.
 */
export async function openSchemaEngine(connectionString: string): Promise<SchemaEngine> {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const require = createRequire(import.meta.url);
  const wasmPath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const module = await WebAssembly.compile(new Uint8Array(await readFile(wasmPath)));
  const instance = await WebAssembly.instantiate(module, {
    "./schema_engine_bg.js": { ...glue } as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
}
