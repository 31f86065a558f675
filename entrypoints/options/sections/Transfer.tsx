import { useState } from 'preact/hooks';
import { Notice } from '../../../components/controls.tsx';
import { FileButton } from '../../../components/FileButton.tsx';
import { listed } from '../../../components/film.ts';
import { exportCsv, exportLibrary, type ImportReport, importLibrary } from '../../../platform/library/transfer.ts';
import { type Library, type Shelf, setLibrary } from '../../../platform/library.ts';
import { shippedCatalogue } from '../../../platform/shipped.ts';
import { saveFile } from '../../film/files.ts';
import { messageOf } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

const UNKNOWN_SHOWN = 20;

/** The library in from other places, with a report and a way back, and out again. */
export function Transfer({ library, save }: { library: Library; save: Save }) {
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportReport>();
  const [trouble, setTrouble] = useState<string>();

  const take = async (file: File) => {
    setBusy(true);
    setReport(undefined);
    setTrouble(undefined);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      setReport(await importLibrary({ name: file.name, bytes }, await shippedCatalogue()));
    } catch (error) {
      setTrouble(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  const undo = ({ before }: ImportReport) => {
    setReport(undefined);
    save(setLibrary(before), 'Import undone');
  };
  const csv = async (shelf: Shelf) =>
    saveFile(`curtain-${shelf}.csv`, exportCsv(library, shelf, await shippedCatalogue()));

  return (
    <>
      <div class="stack">
        <h2>Import</h2>
        <p class="soft">
          Files exported by Letterboxd, IMDb, TMDB, Simkl, Trakt or Curtain, as CSV, JSON or ZIP. What you have here
          stays.
        </p>
        <div class="row">
          <FileButton label="Choose a file" accept=".csv,.json,.zip" onFile={(file) => void take(file)} />
          <span role="status">{busy && 'Reading…'}</span>
        </div>
        {trouble && (
          <Notice title={trouble} trouble>
            <p>Nothing was changed.</p>
          </Notice>
        )}
        {report && <Report report={report} onUndo={() => undo(report)} />}
      </div>
      <div class="stack">
        <h2>Export</h2>
        <div class="row">
          <button type="button" class="button" onClick={() => saveFile('curtain-library.json', exportLibrary(library))}>
            Whole library
          </button>
          <button type="button" class="button" onClick={() => save(csv('seen'), 'Exported')}>
            Seen, as CSV
          </button>
          <button type="button" class="button" onClick={() => save(csv('watchlist'), 'Exported')}>
            Watchlist, as CSV
          </button>
        </div>
      </div>
    </>
  );
}

/** What an import did, and what it left out and why. */
function Report({ report, onUndo }: { report: ImportReport; onUndo: () => void }) {
  const { sources, added, matched, unknown, skipped } = report;
  return (
    <Notice title={`Added to seen: ${added.seen}, to the watchlist: ${added.watchlist}`} icon="check">
      <p role="status">
        Read as {listed(sources)}. The catalogue knows {matched} of {matched + unknown.length} films.
      </p>
      {unknown.length > 0 && (
        <details>
          <summary>Unknown, kept by title and year: {unknown.length}</summary>
          <ul>
            {unknown.slice(0, UNKNOWN_SHOWN).map(({ title, year }) => (
              <li key={`${title} ${year}`}>
                {title} {year && `(${year})`}
              </li>
            ))}
            {unknown.length > UNKNOWN_SHOWN && <li>and {unknown.length - UNKNOWN_SHOWN} more</li>}
          </ul>
        </details>
      )}
      {skipped.map(({ why, count, examples }) => (
        <p key={why} class="small">
          Left out {count}: {why}
          {examples.length > 0 && ` (${examples.join(', ')}${count > examples.length ? ', …' : ''})`}
        </p>
      ))}
      <p>
        <button type="button" class="button" onClick={onUndo}>
          Undo this import
        </button>
      </p>
    </Notice>
  );
}
