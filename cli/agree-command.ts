import { toAgreeJson } from "@/cli/agree-json";
import { parseAgreeOptions } from "@/cli/agree-options";
import { readAgreeInput } from "@/cli/agree-table";
import { toAgreeText } from "@/cli/agree-text";
import { readLongForm } from "@/cli/read-long-form";
import { agreementReport } from "@/lib/core/agreement/report";
import { createRandom } from "@/lib/core/random/generator";
import { jsonLine } from "@/lib/core/text/json-line";

/** `npm run agree`: agreement of the judgments in a file, as text or as one JSON document on the last line. */
export async function agreeCommand(args: readonly string[]): Promise<string> {
  const options = parseAgreeOptions(args);
  const { scaled, nested } = await readAgreeInput(readLongForm(options.file), options);
  const bootstrap =
    options.bootstrap === null ? undefined : { random: createRandom(options.seed), replicates: options.bootstrap };
  const report = agreementReport(scaled, { bootstrap }, nested);
  return options.json ? `${jsonLine(toAgreeJson(report, scaled))}\n` : toAgreeText(report, scaled);
}
