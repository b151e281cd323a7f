import { AxisLines } from "@/components/curate/axes/axis-lines";
import { AXIS_WORDS } from "@/components/curate/axes/axis-words";
import { Section } from "@/components/ui/section";
import { AXES } from "@/lib/curate/axes/line";
import { axesOf } from "@/lib/curate/axes/queries";

/** The three axes, each with its weakest line first. */
export async function AxesPart({ scope }: { scope: Parameters<typeof axesOf>[0] }) {
  const lines = await axesOf(scope);
  return AXES.map((axis) => (
    <Section key={axis} title={AXIS_WORDS[axis].title} note={AXIS_WORDS[axis].note}>
      <AxisLines projectId={scope.projectId} axis={axis} lines={lines.filter((line) => line.axis === axis)} />
    </Section>
  ));
}
