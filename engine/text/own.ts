/**
 * A copy of its own of part of a text that is to be kept. Browsers cut a text by reference: a name of two words kept would keep the whole
 * page. Joining makes a new text, and the cut refers to that.
 */
export const ownCopy = (part: string): string => ` ${part}`.slice(1);
