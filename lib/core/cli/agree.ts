import { agreementReport } from "@/lib/core/agreement/report";
import { toAgreeJson } from "@/lib/core/cli/agree-json";
import { parseAgreeOptions } from "@/lib/core/cli/agree-options";
import { readAgreeInput } from "@/lib/core/cli/agree-table";
import { toAgreeText } from "@/lib/core/cli/agree-text";
import { runCommand } from "@/lib/core/cli/input-error";
import { readLongForm } from "@/lib/core/cli/read-long-form";
import { createRandom } from "@/lib/core/random/generator";

/** `npm run agree`: agreement of the judgments in a file, as text or as one JSON document on the last line. */
await runCommand(async () => {
  const options = parseAgreeOptions(process.argv.slice(2));
  const { scaled, nested } = await readAgreeInput(readLongForm(options.file), options);
  const bootstrap =
    options.bootstrap === null ? undefined : { random: createRandom(options.seed), replicates: options.bootstrap };
  const report = agreementReport(scaled, { bootstrap }, nested);
  process.stdout.write(options.json ? `${JSON.stringify(toAgreeJson(report, scaled))}\n` : toAgreeText(report, scaled));
});
