import { distributionCommand } from "@/lib/core/cli/distribution-command";
import { runCommand } from "@/lib/core/cli/input-error";

await runCommand(distributionCommand);
