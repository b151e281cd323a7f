/** A share as a thin bar, beside the figure that says the same. What there is of it is seen, however little it is. */
export function ThinBar({ share }: { share: number }) {
  return (
    <span aria-hidden className="block h-1 rounded-sm bg-sunken">
      <span
        className="keep-color block h-1 rounded-sm"
        style={{ width: `${share > 0 ? Math.max(1, share * 100) : 0}%`, background: "var(--ramp-4)" }}
      />
    </span>
  );
}
