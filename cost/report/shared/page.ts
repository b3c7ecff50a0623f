/** Columns that every line of a text report fits in; whoever knows the terminal says another number. */
export const page = { width: 80 };
