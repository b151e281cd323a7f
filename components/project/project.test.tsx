import { describe, expect, test } from "vitest";
import { markup } from "@/components/testing/shown";
import { NextSteps, type Step } from "./next-steps";

describe("the next steps", () => {
  const step = (room: Step["room"], state: Step["state"]): Step => ({
    room,
    state,
    href: `/${room}`,
    text: "Do it.",
  });
  const primary = (steps: Step[]) =>
    [
      ...markup(<NextSteps steps={steps} />).matchAll(
        /<a[^>]*class="([^"]*)"[^>]*href="([^"]*)"|<a[^>]*href="([^"]*)"[^>]*class="([^"]*)"/g,
      ),
    ]
      .filter(([, one, , , other]) => /bg-slate|bg-accent|bg-gold/.test(one ?? other ?? ""))
      .map(([, , one, other]) => one ?? other);

  test("one is what to do now; a project that is done has none", () => {
    expect(primary([step("import", "done"), step("assign", "now"), step("label", "later")])).toEqual(["/assign"]);
    expect(primary([step("import", "done"), step("assign", "done")])).toEqual([]);
  });

  test("what is done is ticked", () => {
    const html = markup(<NextSteps steps={[step("import", "done"), step("assign", "now")]} />);
    expect(html.match(/aria-label="Done"/g)).toHaveLength(1);
  });
});
