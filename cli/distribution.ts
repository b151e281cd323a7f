import { distributionCommand } from "@/cli/distribution-command";
import { runCommand } from "@/cli/input-error";

await runCommand(distributionCommand);
