import { isRecord } from "@/lib/formats/fields";
import type { LeftOut } from "@/lib/jobs/left-out";
import { type ExportedLabel, type ExportRecord, idText, without } from "./export-record";

/**
 * A record of Argilla: as its client lists them, `{id, fields, metadata, suggestions, responses}`, in the newer form by question or the
 * older one by person; or as a row of a data set on the Hub, `{text, "label.responses", "label.responses.users", …}`.
 */
export function openArgilla(record: Record<string, unknown>): ExportRecord | null {
  const { fields, metadata, responses, suggestions } = record;
  if (!isRecord(fields)) return openRow(record);
  if (responses === undefined && suggestions === undefined) return null;
  const id = idText(record.id ?? record.external_id);
  return takenApart(id, { ...fields, ...slicesOf(metadata) }, { id, fields, metadata }, [
    ...(isRecord(responses) ? Object.entries(responses).flatMap(byQuestion) : listOf(responses).flatMap(byPerson)),
    ...(isRecord(suggestions)
      ? Object.entries(suggestions).flatMap(([name, one]) => (isRecord(one) ? [suggestion(name, one)] : []))
      : listOf(suggestions).map((one) => suggestion(idText(one.question_name) ?? "", one))),
  ]);
}

type Given = ExportedLabel | { leftOut: LeftOut };

function takenApart(
  id: string | undefined,
  example: Record<string, unknown>,
  raw: Record<string, unknown>,
  given: readonly Given[],
): ExportRecord {
  return {
    tool: "Argilla",
    id,
    example: { ...example, ...(id !== undefined && { id }) },
    raw,
    labels: given.flatMap((one) => ("leftOut" in one ? [] : [one])),
    leftOut: given.flatMap((one) => ("leftOut" in one ? [one.leftOut] : [])),
  };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** What a record is filtered by there is a slice here. */
function slicesOf(metadata: unknown): Record<string, unknown> {
  if (!isRecord(metadata)) return {};
  const plain = Object.entries(metadata).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  return plain.length > 0 ? { slices: Object.fromEntries(plain) } : {};
}

function answer(name: string, value: unknown, user: unknown, status: unknown): Given {
  if (status === "discarded") return { leftOut: "skip" };
  if (status === "draft" || status === "pending") return { leftOut: "draft" };
  return value === undefined || value === null ? { leftOut: "no-answer" } : { name, value, annotator: idText(user) };
}

function byQuestion([name, given]: [string, unknown]): Given[] {
  return listOf(given).map(({ value, user_id, status }) => answer(name, value, user_id, status));
}

function byPerson({ user_id, status, values }: Record<string, unknown>): Given[] {
  if (!isRecord(values) || Object.keys(values).length === 0) return [answer("", undefined, user_id, status)];
  return Object.entries(values).map(([name, one]) =>
    answer(name, isRecord(one) && "value" in one ? one.value : one, user_id, status),
  );
}

function suggestion(name: string, { value, agent }: Record<string, unknown>): Given {
  return value === undefined || value === null
    ? { leftOut: "no-answer" }
    : { name, value, annotator: idText(agent) ?? "model", isModel: true };
}

const USERS = ".responses.users";
const BOOKKEEPING = ["_server_id", "status", "inserted_at", "updated_at"];

function openRow(record: Record<string, unknown>): ExportRecord | null {
  const names = Object.keys(record);
  const asked = names.filter((name) => name.endsWith(USERS)).map((name) => name.slice(0, -USERS.length));
  if (asked.length === 0) return null;
  const given = asked.flatMap((name): Given[] => {
    const [values, users, states] = ["", ".users", ".status"].map((part) => record[`${name}.responses${part}`]);
    const answers = Array.isArray(values) ? values : [];
    const at = (list: unknown, index: number): unknown => (Array.isArray(list) ? list[index] : undefined);
    const suggested = { value: record[`${name}.suggestion`], agent: record[`${name}.suggestion.agent`] };
    return [
      ...answers.map((value: unknown, index) => answer(name, value, at(users, index), at(states, index))),
      ...(suggested.value === undefined || suggested.value === null ? [] : [suggestion(name, suggested)]),
    ];
  });
  const isAnswer = (name: string) =>
    asked.some((one) => name.startsWith(`${one}.responses`) || name.startsWith(`${one}.suggestion`));
  const kept = without(
    record,
    names.filter((name) => isAnswer(name) || BOOKKEEPING.includes(name) || name.startsWith("vectors.")),
  );
  const metadata = Object.entries(kept).filter(([name]) => name.startsWith("metadata."));
  const fields = without(kept, ["id", ...metadata.map(([name]) => name)]);
  const slices = slicesOf(Object.fromEntries(metadata.map(([name, value]) => [name.slice("metadata.".length), value])));
  return takenApart(idText(record.id), { ...fields, ...slices }, kept, given);
}
