import type { Ref } from "react";
import { FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Kbd } from "@/components/ui/kbd";
import { RadioGroup } from "@/components/ui/radio-group";
import { COMMAND_KEYS } from "./case-keys";

export interface OfferedRequest {
  id: string;
  title: string;
  state: "open" | "accepted";
  caseCount: number;
}

export const NEW_REQUEST = "new";

interface RequestChoiceProps {
  requests: readonly OfferedRequest[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
  ref: Ref<HTMLDivElement>;
}

/** Which change request a guideline gap goes to. None is chosen beforehand: a case under another topic is worse than a question. */
export function RequestChoice({ requests, chosen, onChoose, ref }: RequestChoiceProps) {
  return (
    <div ref={ref} className="border-s-2 border-edge ps-3">
      <FieldSet legend="Which change request does it go to?" help="Cases of one gap belong together.">
        <RadioGroup
          value={chosen ?? ""}
          onValueChange={onChoose}
          options={[
            {
              value: NEW_REQUEST,
              label: (
                <span className="flex items-center gap-2">
                  A new one, from your note <Kbd keys={COMMAND_KEYS.file.key} />
                </span>
              ),
            },
            ...requests.map(toOption),
          ]}
        />
      </FieldSet>
    </div>
  );
}

function toOption({ id, title, caseCount, state }: OfferedRequest) {
  const help = `${formatCount(caseCount, "case")}${state === "accepted" ? ", accepted" : ""}`;
  return { value: id, label: <span dir="auto">{title}</span>, help };
}
