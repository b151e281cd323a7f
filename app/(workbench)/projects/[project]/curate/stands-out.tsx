import { type ComponentProps, Suspense } from "react";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { OddPart } from "./odd-part";
import { SamePart } from "./same-part";
import { TopicsPart } from "./topics-part";

/** What takes longer to find than the overview, and comes after it. */
export function StandsOut(props: ComponentProps<typeof OddPart>) {
  return (
    <>
      <Suspense fallback={<Waits title="What are they about?" />}>
        <TopicsPart scope={props.scope} look={props.look} />
      </Suspense>
      <Suspense fallback={<Waits title="What is odd in one source only?" />}>
        <OddPart {...props} />
      </Suspense>
      <Suspense fallback={<Waits title="What is there twice?" />}>
        <SamePart scope={props.scope} look={props.look} />
      </Suspense>
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
