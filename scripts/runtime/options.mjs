import { parseArgs } from "node:util";
import { StartError } from "./start-error.mjs";

export const HELP = `npm start [-- options]    everything: install, database, migrate, demo, build, serve

  --port N     serve on this port (else PORT, else 3000; another one where it is taken)
  --host H     listen on this address (else HOST, else 127.0.0.1)
  --no-demo    do not write the demo into an empty database, and do not offer its one-click accounts
  --fresh      start with an empty database; the one there was is kept in .data/postgres-<time>
  --dev        serve with next dev: pages change as their sources do (npm run dev)
  --help       this

DATABASE_URL makes it use that PostgreSQL (14 or newer) instead of the embedded one. docs/deploy.md lists all variables.`;

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/**
 * What to do, from the command line and the environment.
 * @param {string[]} args
 */
export function readOptions(args, env = process.env) {
  const values = parse(args);
  const port = Number(values.port ?? (env.PORT || 3000));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(
      `${values.port ?? env.PORT} is not a port.`,
      "A port is a whole number from 1 to 65535, or 0 for any that is free.",
    );
  }
  const host = values.host ?? (env.HOST || "127.0.0.1");
  if (values.fresh && env.DATABASE_URL) {
    throw new StartError(
      "--fresh is for the embedded database, and DATABASE_URL names another one.",
      "Empty that one yourself, or unset DATABASE_URL.",
    );
  }
  return {
    port,
    host,
    onLoopback: LOOPBACK.includes(host),
    demo: !values["no-demo"] && env.TOUCHSTONE_DEMO !== "0",
    fresh: values.fresh === true,
    dev: values.dev === true,
    help: values.help === true,
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "no-demo": { type: "boolean" },
        fresh: { type: "boolean" },
        dev: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error), HELP);
  }
}
