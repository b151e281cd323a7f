/** The look of everything one types or chooses in. */
export const controlStyle =
  "w-full min-w-0 rounded-lg border border-edge bg-raised px-2 text-ink placeholder:text-muted disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:border-bad aria-invalid:border-2 focus-visible:outline-offset-0";
