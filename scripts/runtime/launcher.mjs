import { commandLine, identify, isRunning, parentOf } from "./process-identity.mjs";

const EVERY_MS = 500;

/**
 * Calls back when the npm that runs us is gone. npm passes signals on to a shell between it and us, and some shells do not pass
 * them further: who stops npm wants us to stop as well.
 * @param {() => void} whenGone
 */
export function watchLauncher(whenGone, env = process.env) {
  if (!env.npm_lifecycle_event) return;
  const launchers = ancestors()
    .map(identify)
    .filter((identity) => identity !== null);
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    whenGone();
  }, EVERY_MS);
  timer.unref();
}

/** Our parent and, where that is npm's shell, npm. */
function ancestors() {
  const shell = /^(\S*\/)?(sh|bash|dash|ash|zsh) -c /.test(commandLine(process.ppid) ?? "");
  const above = shell ? parentOf(process.ppid) : null;
  return above && above > 1 ? [process.ppid, above] : [process.ppid];
}
