import { describe, expect, it } from "vitest";
import { readinessOf } from "@/lib/guideline/readiness/readiness";
import { guidelineContentSchema } from "@/lib/guideline/schema";
import { TEMPLATES } from "@/lib/guideline/templates/all-templates";

/** Advice that a template follows; the rest is for its writers. */
const NAMED = ["vague-words", "lost-example"];

describe.each(TEMPLATES.map((template) => [template.name, template] as const))("the template %s", (_name, template) => {
  it("can be published and lacks nothing that the readiness check asks for", () => {
    const content = guidelineContentSchema.parse(template);
    expect(readinessOf(content).filter(({ weight, code }) => weight === "missing" || NAMED.includes(code))).toEqual([]);
    const verdicts = new Set(content.examples?.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(["bad", "borderline", "good"]);
  });
});
