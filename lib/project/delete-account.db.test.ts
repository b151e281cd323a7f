import type { JobHelpers } from "graphile-worker";
import { beforeAll, expect, test } from "vitest";
import { requireInstance } from "@/lib/auth/instance-scope";
import { hashPassword } from "@/lib/auth/passwords";
import { keepRefusals } from "@/lib/auth/refused-log";
import { requireProject } from "@/lib/auth/scope";
import { openSignIn } from "@/lib/auth/sign-in";
import { createToken } from "@/lib/auth/tokens";
import { readAnnotators } from "@/lib/measure/annotators/endpoints";
import { readAgreement } from "@/lib/measure/endpoints";
import { changeName } from "@/lib/people/account-commands";
import { issueResetLink } from "@/lib/people/invitation-commands";
import { addMember } from "@/lib/people/member-commands";
import { OWN_DATA } from "@/lib/people/own-data";
import { enableUser } from "@/lib/people/user-commands";
import { releaseDataCall } from "@/lib/release/endpoints";
import { makeReleaseJob } from "@/lib/release/job";
import { releaseInputSchema } from "@/lib/release/schema";
import { startRelease } from "@/lib/release/start-release";
import { story } from "@/lib/release/testing/story";
import { ALL_STREAMS, checkStreams } from "@/lib/server/audit-check";
import { db } from "@/lib/server/db";
import { actorFor, makeMember, makeUser } from "@/prisma/factories/people";
import { callApi } from "@/prisma/testing/api-call";
import { ownerPool } from "@/prisma/testing/connections";
import { getOwnData } from "./account-endpoints";
import { deleteOwnAccount, deleteUser } from "./leaving";

const owner = ownerPool();
const helpers = { job: { locked_by: "test", attempts: 1, max_attempts: 5 } } as unknown as JobHelpers;
const NAME = "Zquentin Zqfamily";
const AGENT = "zq-agent/1.0";
const ADDRESS = "203.0.113.77";
const PASSWORD = "a touchstone is dark slate";

const adminScope = async () => requireInstance(await actorFor((await makeUser({ instanceRole: "admin" })).id));

/** Every text that the database holds anywhere, by table. */
async function textsOf(): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const texts = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: held } = await owner.query(
      `SELECT coalesce(string_agg(to_jsonb(t)::text, ' '), '') AS text FROM "${name}" t`,
    );
    texts.set(name, held[0].text);
  }
  return texts;
}

const tablesWith = async (word: string) =>
  [...(await textsOf())].flatMap(([name, text]) => (text.includes(word) ? [name] : []));

let made: Awaited<ReturnType<typeof story>>;
/** One of the two who labelled: their account has left traces wherever one can. */
let person: { userId: string; email: string };

async function releaseAs(format: "long-csv" | "ndjson", annotators?: string[]): Promise<string> {
  const scope = await requireProject(made.lead.actor, made.projectId, "release:write");
  const started = await startRelease(scope, releaseInputSchema.parse({ name: format, format, annotators }));
  if (!started.ok) throw new Error(started.message);
  await makeReleaseJob({ projectId: made.projectId, jobId: started.value.jobId }, helpers);
  const { number } = await db().release.findFirstOrThrow({
    where: { projectId: made.projectId },
    orderBy: { number: "desc" },
  });
  return String(number);
}

beforeAll(async () => {
  made = await story();
  const { actor } = made.workers[0]!;
  person = actor;
  await changeName(actor, { name: NAME });
  await db().user.update({
    where: { id: actor.userId },
    data: { passwordHash: await hashPassword(PASSWORD), oidcSubject: `https://idp.example ${NAME}` },
  });
  await openSignIn(actor.userId, "password", { userAgent: AGENT });
  await createToken({ userId: actor.userId, name: `token of ${NAME}`, days: 1 });
  await issueResetLink(await adminScope(), { userId: actor.userId });
  await keepRefusals(
    [
      { refusal: { action: "right.refused", userId: actor.userId, address: ADDRESS, place: "GET /x" }, times: 2 },
      {
        refusal: { action: "sign-in.refused", userId: null, address: ADDRESS, place: "/sign-in", email: actor.email },
        times: 1,
      },
    ],
    0,
  );
  const other = await story();
  await db().annotator.create({
    data: { projectId: other.projectId, kind: "external", externalKey: actor.email, name: actor.email },
  });
});

test("deleting an account leaves labels, figures, decisions and releases as they were, and nothing of the person", async () => {
  const { token, params } = made;
  const releases = [await releaseAs("long-csv"), await releaseAs("ndjson", [person.email])];
  const files = async () =>
    Promise.all(
      releases.map(async (n) => {
        const { status, text } = await callApi(releaseDataCall, { token, params: { ...params, n } });
        return { status, text };
      }),
    );
  const figures = async () => {
    const { json } = await callApi(readAgreement, { token, params, query: "?criterion=helpfulness" });
    const { json: each } = await callApi(readAnnotators, { token, params, query: "?criterion=helpfulness" });
    // By whatever order they are named; and what they are in the project is no figure.
    each.annotators.sort((one: { annotator: { id: string } }, other: { annotator: { id: string } }) =>
      one.annotator.id < other.annotator.id ? -1 : 1,
    );
    return JSON.parse(
      JSON.stringify([json, each])
        .replaceAll(/"role":("annotator"|null)/g, '"role":"?"')
        .replaceAll(NAME, "?")
        .replaceAll(/person-[0-9a-f]{12}/g, "?"),
    );
  };
  const before = { files: await files(), figures: await figures(), labels: await db().judgment.count() };
  for (const { status, text } of before.files) {
    expect(status).toBe(200);
    expect(text).toMatch(/person-[0-9a-f]{12}/);
    expect(text).not.toContain(person.email);
  }
  for (const word of [NAME, person.email, AGENT, ADDRESS]) expect(await tablesWith(word)).not.toEqual([]);

  const admin = await adminScope();
  const { userId, email } = person;
  expect(await deleteUser(admin, { userId, email: "another@example.org" })).toMatchObject({ reason: "email-differs" });
  expect(await deleteUser(admin, { userId, email })).toEqual({ ok: true, value: { deleted: true } });

  for (const word of [NAME, email, AGENT, ADDRESS])
    expect({ word, in: await tablesWith(word) }).toEqual({ word, in: [] });
  expect({ files: await files(), figures: await figures(), labels: await db().judgment.count() }).toEqual(before);
  expect((await checkStreams(ALL_STREAMS)).faults).toEqual([]);
  expect(await db().auditEntry.findMany({ where: { action: "user.delete" } })).toMatchObject([
    { stream: "instance", subject: userId, actorId: admin.actor.userId },
  ]);
});

test("a deleted account stays so, and nothing is added to it", async () => {
  const { userId } = person;
  const admin = await adminScope();
  expect(await enableUser(admin, { userId })).toMatchObject({ reason: "unknown-user" });
  expect(await deleteUser(admin, { userId, email: person.email })).toMatchObject({ reason: "unknown-user" });
  expect(await openSignIn(userId, "password")).toBeNull();
  await expect(createToken({ userId, name: "late", days: 1 })).rejects.toThrow("has been deleted");
  await expect(db().user.update({ where: { id: userId }, data: { name: NAME } })).rejects.toThrow(
    "Foreign key constraint",
  );
  await expect(
    db().membership.create({ data: { projectId: made.projectId, userId, role: "annotator" } }),
  ).rejects.toThrow("Foreign key constraint");
  const manage = await requireProject(made.lead.actor, made.projectId, "members:manage");
  expect(await addMember(manage, { email: person.email, role: "annotator" })).toMatchObject({
    value: { state: "invited" },
  });
});

test("one's own goes by the password, and not before somebody else leads what only they led", async () => {
  const { projectId, lead } = await story();
  const { userId } = lead.actor;
  await db().user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(PASSWORD) } });
  const own = (password?: string) => deleteOwnAccount(lead.actor, { email: lead.actor.email, password });
  expect(await own("something else")).toMatchObject({ reason: "wrong" });
  expect(await own()).toMatchObject({ reason: "wrong" });
  expect(await own(PASSWORD)).toMatchObject({ reason: "last-lead", detail: { projects: [projectId] } });
  const [one, two] = [await makeMember(projectId, "lead"), await makeMember(projectId, "lead")];
  expect(await own(PASSWORD)).toMatchObject({ ok: true });
  // Two leads who leave at the same moment do not both go.
  const both = await Promise.all([one, two].map(({ actor }) => deleteOwnAccount(actor, { email: actor.email })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "last-lead" });
});

test("the last admin stays", async () => {
  await db().user.updateMany({ where: { instanceRole: "admin" }, data: { instanceRole: "member" } });
  const admin = await makeUser({ instanceRole: "admin" });
  const actor = await actorFor(admin.id);
  expect(await deleteOwnAccount(actor, { email: admin.email })).toMatchObject({ reason: "last-admin" });
});

test("everybody can take along all that is held about them, and no secret with it", async () => {
  const { workers } = await story();
  const { actor, annotatorId, scope } = workers[0]!;
  const { token } = await createToken({ userId: actor.userId, name: "mine", days: 1 });
  const { status, text } = await callApi(getOwnData, { token });
  expect(status).toBe(200);
  const lines = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { table: string; row: Record<string, unknown> });
  const of = (name: string) => lines.flatMap(({ table, row }) => (table === name ? [row] : []));
  expect(of("app_user")).toEqual([expect.objectContaining({ id: actor.userId, email: actor.email })]);
  expect(of("judgment")).toHaveLength(await db().judgment.count({ where: { annotatorId } }));
  expect(of("membership")).toMatchObject([{ project_id: scope.projectId }]);
  expect(of("audit_entry").length).toBeGreaterThan(0);
  expect(new Set(of("judgment").map((row) => row.annotator_id))).toEqual(new Set([annotatorId]));
  expect(text).not.toMatch(/password_hash|token_hash/);
  const capped = await createToken({ userId: actor.userId, name: "capped", days: 1, role: "viewer" });
  expect((await callApi(getOwnData, { token: capped.token })).status).toBe(403);
});

/** Columns that name a person beside the one by which their rows are told, or whose rows say nothing of them. */
const NOT_ANSWERED = [
  "assignment.reserved_for",
  "change_request.answered_by_id",
  "change_request.decided_by_id",
  "clean_run.undone_by_id",
  "current_judgment.annotator_id",
  "contamination_waiver.withdrawn_by_id",
  "example_mark.lifted_by_id",
  "guideline.created_by_id",
  "guideline.draft_saved_by_id",
  "guideline_version.published_by_id",
  "invitation.invited_by_id",
  "judge_run.annotator_id",
  "judge_run.created_by_id",
  "measurement_example.settled_by_id",
  "project.created_by_id",
  "qualification.created_by_id",
  "qualification_grant.granted_by_id",
  "recipe_run.undone_by_id",
  "resolution.withdrawn_by_id",
  "round.created_by_id",
  "selection.ended_by_id",
  "session_rule.withdrawn_by_id",
  "version_move.moved_by_id",
];

test("every column that points at a person is told to them, or says only that they did something that is content", async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'uuid'
       AND column_name ~ '(^|_)(user_id|annotator_id|author_id|actor_id|account_id|reader_id|reserved_for|by_id)$'`,
  );
  const told = OWN_DATA.map(({ table, by }) => `${table}.${by}`).filter((name) => !/\.(id|email)$/.test(name));
  expect(rows.map(({ name }) => name).sort()).toEqual([...told, ...NOT_ANSWERED].sort());
});
