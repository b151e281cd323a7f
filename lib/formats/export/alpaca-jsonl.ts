import type { ExampleRow } from "@/lib/formats/export/rows";
import { jsonLines, writeRows } from "@/lib/formats/export/write-rows";
import { splitInput } from "@/lib/formats/prompt-response";

/** Alpaca, `{id, instruction, input, output}`, one per line, of examples with a prompt and a response. */
export function alpacaJsonl(rows: AsyncIterable<ExampleRow>): AsyncGenerator<string> {
  return writeRows(rows, ({ example }) => {
    if (example.kind !== "instruction" && example.kind !== "reward") return "";
    const { id, prompt, response, system, reasoning, provenance } = example;
    return jsonLines({ id, ...splitInput(prompt, provenance?.extra?.input), output: response, system, reasoning });
  });
}
