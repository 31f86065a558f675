/**
 * Binary search.
 * @param count length of the list
 * @param isBefore whether the item of a place stands before the wanted one; true for a first part of the list, false for the rest
 * @returns the first place of the rest, `count` when there is none
 */
export function firstFrom(count: number, isBefore: (at: number) => boolean): number {
  let from = 0;
  for (let to = count; from < to; ) {
    const middle = (from + to) >> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
