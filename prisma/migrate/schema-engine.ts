import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Prisma's own schema engine, as WebAssembly from npm. The native engine that the Prisma CLI downloads is not on npm, so an
 * installation without access to Prisma's download host could not migrate with it. `close` ends its connections, which the
 * engine itself leaves open.
 */
export async function openSchemaEngine(
  connectionString: string,
): Promise<{ engine: SchemaEngine; close: () => Promise<void> }> {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const require = createRequire(import.meta.url);
  const wasmPath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const module = await WebAssembly.compile(new Uint8Array(await readFile(wasmPath)));
  const instance = await WebAssembly.instantiate(module, {
    "./schema_engine_bg.js": { ...glue } as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const factory = new WholeScriptAdapterFactory({ connectionString });
  const engine = await glue.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return {
    engine,
    async close() {
      engine.free();
      await factory.disconnect();
    },
  };
}

/**
 * The adapter splits a script at every semicolon, also within function bodies and comments. Sent whole, PostgreSQL parses it
 * and runs it as one transaction, so that a migration that fails leaves nothing behind.
 */
class WholeScriptAdapterFactory extends PrismaPg {
  private readonly adapters: Awaited<ReturnType<PrismaPg["connect"]>>[] = [];

  override async connect() {
    const adapter = await super.connect();
    this.adapters.push(adapter);
    const pool = adapter.underlyingDriver();
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  }

  async disconnect() {
    await Promise.all(this.adapters.map((adapter) => adapter.dispose()));
  }
}

/** Nothing is managed outside of Prisma's view, apart from other libraries' schemas, which it does not look at. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };
