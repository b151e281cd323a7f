import { type Finding, finding } from "./findings";

/** The codes under which a server may refuse while something is broken. */
const NAMED = ["unavailable", "storage-full", "storage-failed", "storage-read-only"];

/** What the clients were refused because something was broken: by status and code, as often as it came. */
export class Troubles {
  readonly #counts = new Map<string, number>();

  note(status: number, body: unknown): void {
    const said = `${status} ${code(body)}`;
    this.#counts.set(said, (this.#counts.get(said) ?? 0) + 1);
  }

  verify(): Finding {
    const wrong = [...this.#counts].filter(([said]) => !NAMED.some((name) => said === `503 ${name}`));
    return finding(
      "every answer of a broken moment said 503, and what was wrong",
      wrong.map(([said, times]) => `${times} times ${said}`),
    );
  }

  line(): string {
    const all = [...this.#counts].map(([said, times]) => `${times} times ${said}`);
    return `refused meanwhile: ${all.join(", ") || "nothing"}`;
  }
}

function code(body: unknown): string {
  const named = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
  return named || JSON.stringify(body)?.slice(0, 100) || "without a body";
}
