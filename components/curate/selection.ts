/** The form that the checkboxes of the rows belong to, wherever they stand. */
export const SELECTION = "selected-examples";
