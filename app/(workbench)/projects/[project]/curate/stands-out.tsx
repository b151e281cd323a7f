import type { ComponentProps } from "react";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import { OddPart } from "./odd-part";
import { SamePart } from "./same-part";
import { TopicsPart } from "./topics-part";

/** What takes longer to find than the overview, and comes after it. */
export function StandsOut(props: ComponentProps<typeof OddPart>) {
  return (
    <>
      <Soon fallback={<Waits title="What are they about?" />} part={TopicsPart(props)} />
      <Soon fallback={<Waits title="What is odd in one source only?" />} part={OddPart(props)} />
      <Soon fallback={<Waits title="What is there twice?" />} part={SamePart(props)} />
    </>
  );
}

function Waits({ title }: { title: string }) {
  return (
    <Section title={title}>
      <Skeleton className="h-32" />
    </Section>
  );
}
