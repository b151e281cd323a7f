import { describe, expect, it } from "vitest";
import { readinessOf } from "@/lib/guideline/readiness";
import { guidelineContentSchema } from "@/lib/guideline/schema";
import { TEMPLATES } from "@/lib/guideline/templates/all-templates";

describe.each(TEMPLATES.map((template) => [template.name, template] as const))("the template %s", (_name, template) => {
  it("can be published and lacks nothing that the readiness check asks for", () => {
    const content = guidelineContentSchema.parse(template);
    expect(readinessOf(content).filter(({ weight, code }) => weight === "missing" || code === "vague-words")).toEqual(
      [],
    );
  });
});
