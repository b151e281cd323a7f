import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { ownerPool } from "@/prisma/testing/connections";
import { fillWorld, rowsOf } from "@/prisma/testing/filled-world";
import { givenColumns } from "@/prisma/testing/given-columns";
import { makeMarkedWorld } from "@/prisma/testing/marked-world";

const owner = ownerPool();

/** What has a project and no policy, and why. */
const OPEN: Record<string, string> = {
  assignment:
    "is claimed by enums, for which a policy takes statistics and indices from the planner; it holds no content",
  membership: "says which projects are somebody's, and is read before one is proved",
  api_token: "says who asks, before anything is proved",
  invitation: "is read by its link, by whoever is nobody yet",
  audit_entry: "is one log for the instance; admins read it whole, and it outlives its projects",
  change_request: "belongs to a guideline, whose editors decide on it for all projects",
  change_request_case: "goes with its request and holds ids; what they point at has policies",
};

/** What has no project and hangs on something that has one, and why it may. */
const HANGING: Record<string, string> = {
  change_request_entry: "goes with its request, which belongs to a guideline",
};

describe("every table that belongs to projects", () => {
  it("has the policy, or is named with why it has none", async () => {
    const { rows } = await owner.query<{ name: string; policy: string | null; nullable: boolean }>(`
      SELECT c.relname AS name, NOT a.attnotnull AS nullable,
             CASE WHEN c.relrowsecurity AND p.polcmd = '*' AND p.polpermissive AND p.polroles = '{0}' AND p.polwithcheck IS NULL
                  THEN pg_get_expr(p.polqual, p.polrelid) END AS policy
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id'
      LEFT JOIN pg_policy p ON p.polrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`);
    const without = rows.filter(({ policy }) => policy === null).map(({ name }) => name);
    expect(without).toEqual(Object.keys(OPEN).toSorted());
    const policed = rows.filter(({ policy }) => policy !== null);
    expect(policed.length).toBeGreaterThan(30);
    expect(new Set(policed.map(({ policy }) => policy)).size, "one policy for all").toBe(1);
    // NULL would be shown to everybody.
    expect(policed.filter(({ nullable }) => nullable)).toEqual([]);
  });

  it("is known also where it says so only by what it hangs on", async () => {
    const { rows } = await owner.query<{ name: string }>(`
      SELECT DISTINCT k.conrelid::regclass::text AS name FROM pg_constraint k
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
        AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'project_id')
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'project_id') ORDER BY 1`);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(HANGING));
  });

  it("is the owner's, and the application's role is not above policies", async () => {
    const role = decodeURIComponent(new URL(inject("server").appUrl).username);
    const { rows } = await owner.query(
      `SELECT rolsuper OR rolbypassrls AS above, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = $1`,
      [role],
    );
    expect(rows).toEqual([{ above: false, owned: 0 }]);
  });
});

describe("the application's role", () => {
  let projectId: string;
  let other: string;
  let filled: string[];
  const app = new pg.Client({ connectionString: process.env.DATABASE_URL });

  beforeAll(async () => {
    const [world, others] = [await makeMarkedWorld(), await makeMarkedWorld("evaluation")];
    await fillWorld(owner, world);
    [projectId, other] = [world.projectId, others.projectId];
    const counts = Object.entries(await rowsOf(owner, projectId));
    filled = counts.flatMap(([name, n]) => (n > 0 && !(name in OPEN) ? [name] : []));
    expect(
      counts.filter(([, n]) => n === 0),
      "tables that would not be tried",
    ).toEqual([]);
    await app.connect();
  });
  afterAll(() => app.end());

  const named = (value: string) => app.query(`SET touchstone.projects = ${pg.escapeLiteral(value)}`);
  const count = async (table: string) =>
    (await app.query(`SELECT count(*)::int AS n FROM ${table} WHERE project_id = $1`, [projectId])).rows[0].n;

  it("is shown what belongs to the projects that it names", async () => {
    const all = await rowsOf(owner, projectId);
    for (const value of [`{${projectId}}`, `{${other},${projectId}}`, "*"]) {
      await named(value);
      for (const table of filled) expect(await count(table), `${table}, ${value}`).toBe(all[table]);
    }
  });

  it.each(["nothing", "another project"])(
    "with %s named sees nothing, changes nothing and adds nothing",
    async (which) => {
      const before = await rowsOf(owner, projectId);
      await named(which === "nothing" ? "" : `{${other}}`);
      for (const table of filled) {
        expect(await count(table), table).toBe(0);
        expect(await touched(`UPDATE ${table} SET project_id = project_id WHERE project_id = $1`), table).toBe(0);
        expect(await touched(`DELETE FROM ${table} WHERE project_id = $1`), table).toBe(0);
        const { rows } = await owner.query(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE project_id = $1 LIMIT 1`, [
          projectId,
        ]);
        const columns = await givenColumns(owner, table);
        const insert = `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`;
        await expect(app.query(insert, [rows[0].row]), table).rejects.toMatchObject(REFUSED);
      }
      expect(await rowsOf(owner, projectId)).toEqual(before);
    },
  );

  /** By the policy, by the grants, or by a trigger that comes first and finds nothing that it needs. */
  const REFUSED = { code: expect.stringMatching(/^(42501|23514)$/) };

  /** How many rows a statement touches; none where the role may not make it at all. */
  const touched = (statement: string) =>
    app.query(statement, [projectId]).then(
      ({ rowCount }) => rowCount,
      (error: pg.DatabaseError) => (error.code === "42501" ? 0 : Promise.reject(error)),
    );

  it("cannot take a row of its project over into another", async () => {
    await named(`{${projectId}}`);
    const moved = app.query("UPDATE draft SET project_id = $1 WHERE project_id = $2", [other, projectId]);
    await expect(moved).rejects.toMatchObject({ code: "42501" });
  });

  it("names nothing where nobody says so", async () => {
    // As an installation is: a test's own database names all of them.
    const client = new pg.Client({ connectionString: inject("server").appUrl });
    await client.connect();
    const { rows } = await client.query(
      "SELECT shown_projects() AS shown, current_setting('touchstone.projects', true) AS said",
    );
    await client.end();
    expect(rows).toEqual([{ shown: [], said: null }]);
  });
});
