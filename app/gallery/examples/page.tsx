import { ExampleView } from "@/components/example-view/example-view";
import { PageHeader } from "@/components/frame/page-header";
import { Section } from "@/components/ui/section";
import { SAMPLES } from "./samples";

export default function GalleryExamplesPage() {
  return (
    <>
      <PageHeader title="Examples" question="Does every kind of example read the same everywhere?" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        {SAMPLES.map(({ name, example, order }) => (
          <Section key={name} title={name}>
            <ExampleView example={example} order={order} keys={{ raw: "m", find: "/", compare: "d" }} />
          </Section>
        ))}
      </div>
    </>
  );
}
