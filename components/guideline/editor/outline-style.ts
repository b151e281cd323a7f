/** A line of the outline. */
export const rowStyle = "flex w-full cursor-pointer items-center gap-2 rounded-sm py-1 pe-2 text-start hover:bg-sunken";
