/** Comma-separated values after RFC 4180: quoted fields may hold commas, doubled quotes and line breaks. */

/**
 * @returns the rows, blank lines left out; cells as they stand.
 * @throws an Error when the text ends inside a quoted field: it was cut.
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let close = at;
      do {
        const start = close + 1;
        close = text.indexOf('"', start);
        if (close < 0) throw new Error(`it ends inside a quoted field of row ${rows.length + 1}`);
        cell += text.slice(start, close);
        if (text[++close] === '"') cell += '"';
      } while (text[close] === '"');
      at = close;
    }
    const end = endOfCell(text, at);
    cell += text.slice(at, end);
    row.push(cell);
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] === ',' && at < text.length) continue;
    if (text[end] === ',') row.push('');
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

function endOfCell(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** @returns the rows with CRLF line ends, cells quoted where they must be. */
export function writeCsv(rows: (string | number | null)[][]): string {
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => `${row.map((cell) => quote(String(cell ?? ''))).join(',')}\r\n`).join('');
}
