import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { projectsOfRequest } from "./request";

/**
 * What the database shows of the projects, behind the code: a policy on each table that belongs to a project hides all but the
 * projects that the connection names in `touchstone.projects`. A request names those that it proved (lib/auth/scope), a job and a
 * thread the one that they are about. Nothing is named by default, and so nothing shown.
 */
export type Sight = string;

const NOTHING: Sight = "";
const ALL: Sight = "*";

/** What works across projects, and why it may. */
export const SEES_ALL = {
  job: "an address names a job, and its project is to be proved",
  audit: "the log is the instance's, and its check names whose a broken stream is",
  account: "a person's name and work stand in every project that they are in",
  guideline: "a guideline lives above the projects that run it",
  evaluation:
    "what somebody evaluates with must not become training data by way of another project; a count and own ids leave",
  queue: "the worker's look at jobs whose worker died, whoever they belong to",
  demo: "writes the demo's projects, before anybody can sign in",
} as const;

const globals = globalThis as typeof globalThis & { touchstoneSight?: AsyncLocalStorage<Sight | null | undefined> };
globals.touchstoneSight ??= new AsyncLocalStorage();
const narrowed = globals.touchstoneSight;

/** What is seen here and now; undefined where no request, job or thread is about anything, null where it does not matter. */
export function sight(): Sight | null | undefined {
  const here = narrowed.getStore();
  if (here !== undefined) return here;
  const proved = projectsOfRequest();
  return proved && (proved.size === 0 ? NOTHING : `{${[...proved].sort().join(",")}}`);
}

/** From now on this request sees a project too. Only for who proved it. */
export function seeProject(projectId: string): void {
  projectsOfRequest()?.add(projectId);
}

// A query of Prisma's begins when it is waited for, which has to be here and not where the caller does.
const look = <T>(seen: Sight | null | undefined, work: () => PromiseLike<T>): Promise<T> =>
  narrowed.run(seen, () => new Promise((resolve, reject) => work().then(resolve, reject)));

/** Does something that is about one project, as a job is. */
export const seeingProject = <T>(projectId: string, work: () => PromiseLike<T>): Promise<T> =>
  look(`{${projectId}}`, work);

/** Does something with what was seen elsewhere, as a thread does. */
export const seeingAs = <T>(seen: Sight | null | undefined, work: () => PromiseLike<T>): Promise<T> => look(seen, work);

/** Does something across all projects. */
export const seeingAll = <T>(_for: keyof typeof SEES_ALL, work: () => PromiseLike<T>): Promise<T> => look(ALL, work);

/** Looks at what belongs to no project, on a connection as it is: changing what it shows would be one more way to the database. */
export const seeingNoProject = <T>(work: () => PromiseLike<T>): Promise<T> => look(null, work);

const shown = new WeakMap<pg.PoolClient, Sight | undefined>();

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (error?: Error | boolean) => void,
) => void;

/** Connections that show what is seen where they are asked for. It is set only where the connection showed something else. */
export class SightedPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    // A connection that breaks while somebody holds it tells their next query. Unheard besides it would end the process.
    this.on("connect", (client) => client.on("error", () => {}));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): undefined;
  override connect(taken?: Taken): Promise<pg.PoolClient> | undefined {
    const wanted = sight();
    const ready = super.connect().then((client) => show(client, wanted));
    if (!taken) return ready;
    ready.then(
      (client) => taken(undefined, client, client.release),
      (error: Error) => taken(error, undefined, () => {}),
    );
    return undefined;
  }
}

async function show(client: pg.PoolClient, wanted: Sight | null | undefined): Promise<pg.PoolClient> {
  if (wanted === null || shown.get(client) === wanted) return client;
  try {
    if (wanted === undefined) await client.query("RESET touchstone.projects");
    else await client.query(`SET touchstone.projects = ${pg.escapeLiteral(wanted)}`);
    shown.set(client, wanted);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
