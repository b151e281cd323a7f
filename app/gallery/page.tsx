import { PageHeader } from "@/components/frame/page-header";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { ControlParts } from "./control-parts";
import { OverlayParts } from "./overlay-parts";
import { StateParts } from "./state-parts";

export default function GalleryPage() {
  return (
    <>
      <PageHeader
        title="Controls"
        question="Does every part read well in every state?"
        badges={<Badge tone="gold">Standard</Badge>}
        actions={
          <>
            <LinkButton href="/gallery/table">Open the table</LinkButton>
            <LinkButton href="/gallery/examples" variant="primary">
              Start labelling
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-8">
        <ControlParts />
        <StateParts />
        <OverlayParts />
      </div>
    </>
  );
}
