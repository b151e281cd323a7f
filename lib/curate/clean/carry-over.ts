import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isMarked } from "@/lib/examples/marks";
import type { ExampleKind } from "@/lib/formats/example";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import { answerContext } from "@/lib/guideline/answers/answer-context";
import { storedKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { carryAnswer } from "./carry-answer";
import { decidedAbout } from "./decided-about";
import type { Placed } from "./place-children";
import type { KeptPlan, Loss } from "./schema";

type Write = ProjectScope<"release:write">;
type Replaced = Extract<Placed, { outcome: "child" | "merged" }>;

export interface CarriedOver {
  /** Criteria, by parent. */
  inherited: ReadonlyMap<string, string[]>;
  losses: ReadonlyMap<string, Loss[]>;
}

/**
 * Gives children what holds for them of what is known about their parents: on criteria that the change cannot affect what is decided (as a
 * resolution that names the parent) and known answers, and that they may become training data of an evaluation. No label is copied, so that none is
 * ever counted twice.
 */
export async function carryOver(
  tx: Database,
  scope: Write,
  plan: KeptPlan,
  criteria: readonly Criterion[],
  placed: readonly Replaced[],
): Promise<CarriedOver> {
  const children = new Map(placed.filter(({ outcome }) => outcome === "child").map((one) => [one.parent, one]));
  const asked = criteria.filter(({ key }) => plan.unaffected.includes(key));
  const carried = new Carried(asked, children);
  await inheritDecisions(tx, scope, plan, carried);
  await inheritGold(tx, scope, carried);
  await tx.$executeRaw`
    INSERT INTO example_mark (project_id, id, example_id, kind, note, author_id)
    SELECT e.project_id, gen_random_uuid(), c.child, 'seed', 'As its parent may.', ${scope.actor.userId}::uuid
    FROM unnest(${carried.parents}::uuid[], ${carried.ids}::uuid[]) AS c (parent, child)
    JOIN example e ON e.project_id = ${scope.projectId}::uuid AND e.id = c.parent
    WHERE ${isMarked("seed", Prisma.sql`e.project_id`, Prisma.sql`e.id`)}
    ON CONFLICT (project_id, kind, example_id) WHERE lifted_at IS NULL DO NOTHING`;
  return carried;
}

/** What children have got so far. */
class Carried implements CarriedOver {
  readonly inherited = new Map<string, string[]>();
  readonly losses = new Map<string, Loss[]>();
  readonly #criteria: ReadonlyMap<string, Criterion>;
  readonly #children: ReadonlyMap<string, Replaced>;

  constructor(criteria: readonly Criterion[], children: ReadonlyMap<string, Replaced>) {
    this.#criteria = new Map(criteria.map((one) => [one.key, one]));
    this.#children = children;
  }

  get criteria(): string[] {
    return [...this.#criteria.keys()];
  }
  get parents(): string[] {
    return [...this.#children.keys()];
  }
  get ids(): string[] {
    return [...this.#children.values()].map(({ child }) => child.id);
  }

  childOf(parent: string): Replaced["child"] {
    return this.#children.get(parent)!.child;
  }

  lose(parent: string, losses: readonly Loss[]): void {
    if (losses.length > 0) this.losses.set(parent, [...(this.losses.get(parent) ?? []), ...losses]);
  }

  /** The answer as it holds for the child, with its key; null where it does not. */
  answer(parent: string, key: string, value: AnswerValue): { value: AnswerValue; valueKey: string | null } | null {
    const criterion = this.#criteria.get(key);
    const { derived } = this.#children.get(parent)!;
    if (!criterion) return null;
    const carried = carryAnswer(criterion, value, derived.spanMap);
    this.lose(parent, carried.losses);
    if (carried.value === null) return null;
    // In the form that equal answers share; what was decided under an older version may answer it otherwise and is taken as it is.
    const context = answerContext(derived.child.kind as ExampleKind, derived.child.content);
    const checked = checkAnswer(criterion, carried.value, context);
    const final = checked.ok ? checked.value : carried.value;
    return { value: final, valueKey: storedKey(criterion, final) };
  }

  inherit(parent: string, criterion: string): void {
    this.inherited.set(parent, [...(this.inherited.get(parent) ?? []), criterion]);
  }
}

async function inheritDecisions(tx: Database, scope: Write, plan: KeptPlan, carried: Carried): Promise<void> {
  const decided = await decidedAbout(tx, scope, carried.parents, carried.criteria);
  const rows = decided.flatMap((one) => {
    const answer =
      one.value === null ? { value: null, valueKey: null } : carried.answer(one.example, one.criterion, one.value);
    if (!answer) return [];
    carried.inherit(one.example, one.criterion);
    return [{ ...one, ...answer, child: carried.childOf(one.example).id }];
  });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO resolution (project_id, id, example_id, guideline_version_id, criterion_key, value, value_key, distribution, method, reason, note, author_id, inherited_from_id)
    SELECT ${scope.projectId}::uuid, gen_random_uuid(), r.child, r."guidelineVersionId", r.criterion, nullif(r.value, 'null'), r."valueKey",
           nullif(r.distribution, 'null'), r.method, r.reason, ${inheritedNote(plan)}, ${scope.actor.userId}::uuid, r.example
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (child uuid, example uuid, criterion text, value jsonb, "valueKey" text,
      distribution jsonb, method text, reason text, "guidelineVersionId" uuid)
    ON CONFLICT (project_id, example_id, criterion_key, part) WHERE withdrawn_at IS NULL DO NOTHING`;
}

const inheritedNote = ({ operations }: KeptPlan) =>
  `Inherited: decided about the example that this was cleaned of (${operations.map(({ id, version }) => `${id} ${version}`).join(", ")}).`;

async function inheritGold(tx: Database, { projectId }: Write, carried: Carried): Promise<void> {
  const gold = await tx.goldAnswer.findMany({ where: { projectId, exampleId: { in: carried.parents } } });
  const rows = gold.flatMap(({ exampleId: parent, criterionKey: criterion, value, explanation, valueKey }) => {
    if (!carried.criteria.includes(criterion)) {
      carried.lose(parent, [{ what: "gold-affected", criterion, count: 1 }]);
      return [];
    }
    const answer = carried.answer(parent, criterion, value as AnswerValue);
    if (!answer) return [];
    const own = { value: answer.value, valueKey: answer.valueKey ?? valueKey, explanation };
    return [{ projectId, exampleId: carried.childOf(parent).id, criterionKey: criterion, ...own }];
  });
  await tx.goldAnswer.createMany({ data: rows as Prisma.GoldAnswerCreateManyInput[], skipDuplicates: true });
}
