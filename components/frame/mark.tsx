/** The sign of Touchstone: a slab of stone and the streak that gold left on it. */
export function Mark({ className = "size-5" }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className={`keep-color shrink-0 ${className}`}>
      <path
        d="M4 1.5h10.2L18.5 6v10a2.5 2.5 0 0 1-2.5 2.5H4A2.5 2.5 0 0 1 1.5 16V4A2.5 2.5 0 0 1 4 1.5Z"
        fill="var(--sunken)"
        stroke="var(--edge)"
      />
      <path d="m5 14.2 9.6-8.6" stroke="var(--gold)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
