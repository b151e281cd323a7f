import { FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { RadioGroup } from "@/components/ui/radio-group";

export interface OfferedRequest {
  id: string;
  title: string;
  state: "open" | "accepted";
  caseCount: number;
  /** Whether it was filed in this project. */
  ownProject: boolean;
}

export const NEW_REQUEST = "new";

/** The request that a case goes to unless somebody says otherwise: the newest open one of the project, else a new one. */
export function proposedRequest(requests: readonly OfferedRequest[]): string {
  return requests.find(({ ownProject, state }) => ownProject && state === "open")?.id ?? NEW_REQUEST;
}

interface RequestChoiceProps {
  requests: readonly OfferedRequest[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which change request a guideline gap goes to. */
export function RequestChoice({ requests, chosen, onChoose }: RequestChoiceProps) {
  return (
    <FieldSet legend="Which change request?" help="Cases of one gap belong together.">
      <RadioGroup
        value={chosen}
        onValueChange={onChoose}
        options={[...requests.map(toOption), { value: NEW_REQUEST, label: "A new one" }]}
      />
    </FieldSet>
  );
}

function toOption({ id, title, caseCount, state }: OfferedRequest) {
  const help = `${formatCount(caseCount, "case")}${state === "accepted" ? ", accepted" : ""}`;
  return { value: id, label: <span dir="auto">{title}</span>, help };
}
